import { startOfDay } from '@guiyan/shared/domain/dates';
import { buildApp } from '../../app';
import { joinFamily } from '../../modules/families';
import { runDuties } from '../../modules/duties';
import { addPerson } from '../../modules/people';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import type { Services } from '../../platform/services';
import type { TestApp } from '../app';
import { aCounty, aMember, awake, peek, type Away, type Place } from '../factories/county';
import { dayText, expected, num, type Deed, type Num, type Spell, type Story } from './oracle';

/** mulberry32: the same years from the same seed. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

interface Life { away: Away; hasChild: boolean; out: Spell[]; paired: Spell[]; pairingId: string | null; calls: Deed[]; visits: Deed[]; reports: Deed[]; member: Awaited<ReturnType<typeof awake>>; handed: Set<string>; known: Num }
export interface Years { days: number; people: number; seed: number; from: string }
export interface Lived { expected: string[]; found: string[]; unowned: number; nights: number; kills: number; restarts: number; doubles: number; slept: number }

/** A run that dies after so many writes: the process is gone, what was committed stays. */
const dyingAfter = (services: Services, writes: number): Services => {
  let left = writes;
  const db = new Proxy(services.db, { get: (target, key) => (key === 'tx' ? (fn: never) => { if (left-- <= 0) throw new Error('killed'); return target.tx(fn); } : typeof Reflect.get(target, key) === 'function' ? (Reflect.get(target, key) as (...a: unknown[]) => unknown).bind(target) : Reflect.get(target, key)) });
  return { ...services, db };
};

/** Lets a township live through the days, with servers that die, sleep, start twice and are started anew, and answers what is there and what the oracle says. */
export async function live(t: TestApp, { days, people, seed, from }: Years): Promise<Lived> {
  const roll = dice(seed);
  const chance = (p: number): boolean => roll() < p;
  const first = num(from);
  const last = first + days - 1;
  const night = (n: Num): void => t.clock.set(startOfDay(dayText(n)) + 5 * 60_000);
  const morning = (n: Num): void => t.clock.set(startOfDay(dayText(n)) + 10 * 3_600_000);

  night(first);
  const place: Place = await aCounty(t);
  const [clerk, helper] = [await awake(t, 'clerk', { place }), await awake(t, 'helper', { place })];
  const lives: Life[] = [];
  for (let i = 0; i < people; i += 1) {
    night(first);
    const away = await aMember(t, place);
    const hasChild = i % 2 === 0;
    if (hasChild) await work(t.services, async (op) => joinFamily(op, away.familyId, away.personId, { personId: await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: `孩子${i}` }), relation: '儿子', kind: 'child', tags: [] }));
    lives.push({ away, hasChild, out: [{ from: first, until: null }], paired: [], pairingId: null, calls: [], visits: [], reports: [], member: await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId }), handed: new Set(), known: first });
  }

  const counts = { nights: 0, kills: 0, restarts: 0, doubles: 0, slept: 0 };
  let asleep = 0;
  const runAll = async (n: Num): Promise<void> => {
    night(n);
    if (asleep > 0 && n < last) { asleep -= 1; counts.slept += 1; return; }
    if (chance(0.04)) asleep = 1 + Math.floor(roll() * 4);
    counts.nights += 1;
    if (chance(0.1)) { counts.kills += 1; await runDuties(dyingAfter(t.services, Math.floor(roll() * 6))).catch((error: Error) => { if (error.message !== 'killed') throw error; }); }
    if (chance(0.03)) {
      counts.restarts += 1;
      const other = await buildApp({ settings: t.settings, clock: t.clock, log: t.services.log, jobs: false, wechat: null });
      // Two processes at once are for MySQL; beside SQLite a lock file keeps the second out.
      await (chance(0.5) && t.services.db.engine === 'mysql' ? Promise.all([runDuties(other.services), runDuties(t.services)]) : runDuties(other.services));
      await other.stop();
    }
    await runDuties(t.services);
    if (chance(0.1)) { counts.doubles += 1; await Promise.all([runDuties(t.services), runDuties(t.services)]); }
  };

  /** At most one thing a day for one family, so that its order is told by the days. */
  const dayOf = async (life: Life, n: Num): Promise<void> => {
    morning(n);
    const out = life.out.at(-1);
    const isAway = out?.until === null;
    const pairing = life.paired.at(-1);
    const what = roll();
    const today = dayText(n);
    if (isAway && what < 0.03) {
      await clerk.do('members.logContact', { id: life.away.memberId, how: 'phone', words: '都好', happenedAt: t.clock.now() });
      life.calls.push({ on: n, told: n });
    } else if (pairing && pairing.until === null && what < 0.08) {
      const on = Math.max(pairing.from + 1, n - (chance(0.3) ? Math.floor(roll() * 25) : 0));
      if (on > n) return;
      await helper.do('visits.record', { familyId: life.away.familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: startOfDay(dayText(on)) + 9 * 3_600_000 });
      life.visits.push({ on, told: n });
    } else if (isAway && what < 0.09) {
      const quarter = `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
      if (life.handed.has(quarter)) return;
      life.handed.add(quarter);
      await life.member.do('reports.handIn', { quarter, text: '一切都好' });
      life.reports.push({ on: n, told: n, key: quarter });
    } else if (what < 0.094) {
      const { going } = await clerk.do('members.get', { id: life.away.memberId });
      if (isAway) { await clerk.do('members.comeBack', { id: life.away.memberId, version: going!.version, day: today }); out.until = n; }
      else { await clerk.do('members.leave', { id: life.away.memberId, province: '33', city: '宁波市', outDay: today }); life.out.push({ from: n, until: null }); }
    } else if (what < 0.102) {
      if (pairing?.until === null) { await clerk.do('pairings.end', { id: life.pairingId!, reason: '换人', nobody: '先不用人帮' }); pairing.until = n; }
      else { life.pairingId = (await clerk.do('pairings.pair', { familyId: life.away.familyId, helperId: helper.personId!, helperClass: 'organs' })).id; life.paired.push({ from: n, until: null }); }
    }
  };

  for (let n = first; n <= last; n += 1) {
    await runAll(n);
    if (n < last) for (const life of lives) await dayOf(life, n);
  }

  const stories: Story[] = lives.flatMap((l) => [
    { subjectId: l.away.memberId, rule: 'call', spells: l.out, deeds: l.calls }, { subjectId: l.away.memberId, rule: 'report', spells: l.out, deeds: l.reports },
    { subjectId: l.away.familyId, rule: 'visit', spells: l.paired, deeds: l.visits }, { subjectId: l.away.familyId, rule: 'feast_visit', spells: l.paired, deeds: l.visits }, ...(l.hasChild ? [{ subjectId: l.away.familyId, rule: 'school_visit', spells: l.paired, deeds: l.visits }] : []),
  ]);
  if (process.env.YEARS_DEBUG) process.stdout.write(stories.filter((s) => s.rule === 'visit').map((s) => JSON.stringify({ id: s.subjectId, spells: s.spells.map((x) => [dayText(x.from), x.until && dayText(x.until)]), deeds: s.deeds.map((d) => [dayText(d.on), dayText(d.told)]) })).join('\n') + '\n');
  const kept = await peek(t, (op) => rows<{ ruleCode: string; period: string; subjectId: string; state: string; assigneeId: string | null; assigneeHat: string }>(op.db, sql(`select * from duties where county_id = ? and rule_code in ('call', 'visit', 'report', 'feast_visit', 'school_visit')`, place.countyId)));
  return {
    ...counts, expected: stories.flatMap((s) => expected(s, first, last)).sort(), found: kept.map((d) => `${d.ruleCode} ${d.period} ${d.subjectId} ${d.state}`).sort(),
    unowned: kept.filter((d) => d.state === 'open' && !d.assigneeId && !['secretary', 'clerk'].includes(d.assigneeHat)).length,
  };
}
