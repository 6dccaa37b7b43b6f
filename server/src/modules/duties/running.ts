import { addDays, daysBetween, shanghaiDay, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import { putNew } from '../../platform/db/insert';
import { newId } from '../../platform/ids';
import { createOp, record, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { inLanes } from '../../platform/lanes';
import { orKnown } from '../../platform/outbox';
import { turns } from '../../platform/turns';
import { listCounties } from '../orgs';
import { catchUp, escalateLate, followAll, lapseLate, restAll } from './closing.actions';
import { dutyCalendar } from './calendar.queries';
import { DutyRow, DutyRun } from './duties.entity';
import type { RuleOn } from './duties.rules';
import { endOf, occurrences, timeFor, type Occurrence } from './occurrences.rules';
import { newDuty } from './opening';
import { lastRun, openCodes, ruleSetOn } from './ruleset.queries';
import { listOwing, townshipsOf, type Place } from './subjects.queries';

/** Days without a run are made up for, but not for ever: a county that slept for a season begins anew. */
const MOST_DAYS = 62;
const PIECE = 500;
/** A few minutes after midnight, as every night. */
const EARLY_MS = 3 * 60_000;
const reading = <T>(services: Services, fn: (op: Op) => Promise<T>): Promise<T> => services.db.read((m) => fn(createOp(services, m, null)));

/** M5 Runs the rules of every county for each day since the last run. A second run, a restart in the middle and another server find everything there. */
export async function runDuties(services: Services): Promise<void> {
  for (const county of await reading(services, listCounties)) await runCounty(services, county.id);
}
export async function runCounty(services: Services, countyId: string): Promise<void> {
  const today = shanghaiDay(services.clock.now());
  const known = await reading(services, (op) => lastRun(op, countyId));
  const missing = known ? daysBetween(known.last, today) : 1;
  if (missing < 1) return;
  const days = Array.from({ length: Math.min(missing, MOST_DAYS) }, (_, i) => addDays(today, i + 1 - Math.min(missing, MOST_DAYS)));
  const made: number[] = [];
  for (const day of days) made.push(await openDay(services, countyId, day, known?.first ?? today));
  await tidy(services, countyId, today);
  // Written down last: a run that dies before is made again as a whole, and finds what is there.
  await work(services, async (op) => { for (const [i, day] of days.entries()) await orKnown(op.db.insert(DutyRun, { id: newId(), countyId, day, made: made[i]!, at: op.now })); });
}

/** A year that was lived before the duties began to run, as the demo's: what these rules opened on the given days, in order, with what became of it since. */
export async function runPast(services: Services, countyId: string, days: readonly Day[], codes: readonly string[]): Promise<void> {
  for (const day of days) {
    const then = { ...services, clock: { ...services.clock, now: () => startOfDay(day) + EARLY_MS } };
    await openDay(then, countyId, day, days[0]!, codes);
    await tidy(then, countyId, day);
  }
}
/** One day of one county: what opens is made. Whoever was there when the day began is asked, so that a day made up for later comes out the same. */
async function openDay(services: Services, countyId: string, day: Day, began: Day, only?: readonly string[]): Promise<number> {
  const rules = (await reading(services, (op) => ruleSetOn(op, countyId, day))).filter((r) => r.spec.on && (!only || only.includes(r.code)));
  const cal = await reading(services, (op) => dutyCalendar(op, countyId));
  const townships = await reading(services, (op) => townshipsOf(op, countyId));
  let made = 0;
  for (const rule of rules) {
    for (const o of occurrences(rule.spec, cal, day, day)) {
      let opened = 0;
      await inLanes(services, townships, async (townshipId) => { const n = await openFor(services, { countyId, townshipId }, rule, o, day, began); opened += n; });
      if (opened) await work(services, (op) => record(op, 'duties.opened', { rule: rule.code, period: o.key, count: opened }, { countyId, subjectId: countyId }));
      made += opened;
    }
  }
  return made;
}
/** What is done is closed, what has nobody or no time any more is ended, what changed hands moves, what is late is told. */
async function tidy(services: Services, countyId: string, today: Day): Promise<void> {
  const open = await reading(services, (op) => openCodes(op, countyId));
  await inLanes(services, (await reading(services, (op) => ruleSetOn(op, countyId, today))).filter((r) => open.has(r.code)), async (rule) => {
    if (rule.rests) return restAll(services, countyId, rule);
    await catchUp(services, countyId, rule);
    await lapseLate(services, countyId, rule, today);
    await followAll(services, countyId, rule, addDays(today, -1));
    await escalateLate(services, countyId, rule, today);
  });
}

async function openFor(services: Services, place: Place, { code, spec, from }: RuleOn, o: Occurrence, day: Day, began: Day): Promise<number> {
  const turn = turns();
  const found = await reading(services, (op) => listOwing(op, spec.subject, spec.owner, addDays(day, -1), place, code, o.key));
  const owing = found.flatMap((line) => {
    const dueOn = timeFor(latestOf(line.since, line.knownAt === null ? null : shanghaiDay(Number(line.knownAt)), from, addDays(began, -1)), o, day, spec.trigger.kind === 'period');
    return dueOn ? [{ line, dueOn }] : [];
  });
  for (let i = 0; i < owing.length; i += PIECE) {
    const part = owing.slice(i, i + PIECE);
    await turn();
    await work(services, (op) => putNew(op.db, DutyRow, part.map(({ line, dueOn }) => newDuty(op, place.countyId, code, spec, line, { period: o.key, opensOn: o.opensOn, dueOn, dueAt: endOf(dueOn) }))));
  }
  return owing.length;
}
const latestOf = (first: Day, ...more: readonly (Day | null)[]): Day => more.reduce<Day>((late, d) => (d && d > late ? d : late), first);
