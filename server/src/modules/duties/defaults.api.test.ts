import { addDays, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import { dutyRuleCodes, dutyRules, type DutyRuleCode, type DutySpec } from '@guiyan/shared/domain/duties';
import { rows, sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, aTownship, aVillage, awake as as, peek, type Away, type Place } from '../../test/factories/county';
import { joinFamily } from '../families';
import { addPerson } from '../people';
import { DutyRun, type DutyRow } from './duties.entity';
import { runCounty } from './running';

/**
 * M5 Each rule a county begins with, from what makes it due to what proves it, for two subjects alike: the first one is done, the second is left to itself.
 * Days are written by hand here; none is worked out by what is tested.
 */
let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

type Who = Awaited<ReturnType<typeof as>>;
interface World {
  place: Place; other: Place; clerk: Who; secretary: Who; county: Who;
  /** Two of whatever the rule is about, with whoever is to do it; filled by `make`. */
  away: [Away, Away]; doer: Who | null; ids: Record<string, string>;
}
const morning = (day: Day): void => t.clock.set(startOfDay(day) + 10 * 3_600_000);
/** Only this night: the days before count as run, for what opened there is of no matter here. */
async function night(w: World, day: Day): Promise<void> {
  t.clock.set(startOfDay(day) + 30 * 60_000);
  await work(t.services, async (op) => {
    const before = addDays(day, -1);
    const { countyId } = w.place;
    if (!(await rows(op.db, sql('select id from duty_runs where county_id = ? and day = ?', countyId, before))).length) await op.db.insert(DutyRun, { id: newId(), countyId, day: before, made: 0, at: op.now });
  });
  await runCounty(t.services, w.place.countyId);
}
const two = async (at: Place, more: Place = at): Promise<[Away, Away]> => [await aMember(t, at), await aMember(t, more)];
const appointed = async (w: World) => {
  w.doer = await as(t, 'liaison', { place: w.place });
  await w.clerk.do('members.appoint', { liaisonId: w.doer.personId!, memberIds: w.away.map((a) => a.memberId) });
};
const helped = async (w: World, more: object[] = [{}, {}]) => {
  w.doer = await as(t, 'helper', { place: w.place });
  for (const [i, a] of w.away.entries()) await w.clerk.do('pairings.pair', { familyId: a.familyId, helperId: w.doer.personId!, helperClass: 'organs', ...more[i] });
};
const withChild = (w: World) => work(t.services, async (op) => {
  for (const a of w.away) {
    const personId = await addPerson(op, { countyId: w.place.countyId, townshipId: w.place.townshipId, villageId: w.place.villageId, name: '小满', birth: '2018-05-01', birthPrecision: 'day' });
    await joinFamily(op, a.familyId, a.personId, { personId, relation: '儿子', kind: 'child', tags: [] });
    w.ids[a.familyId] = personId;
  }
});
const visit = (w: World, who: Caller = w.doer!) => who.do('visits.record', { familyId: w.away[0].familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: t.clock.now() });
const memberOf = (w: World, i = 0) => as(t, 'member', { place: w.place, personId: w.away[i]!.personId, familyId: w.away[i]!.familyId });
const homeOf = (w: World, i = 0) => as(t, 'family', { place: w.place, personId: w.away[i]!.elderId, familyId: w.away[i]!.familyId });
const both = async (tell: (i: number) => Promise<unknown>) => { await tell(0); await tell(1); };
const families = (w: World) => w.away.map((a) => a.familyId);
const members = (w: World) => w.away.map((a) => a.memberId);

interface Line {
  /** The day before the world is made; what must be there is there by its end. */
  start: Day; make(w: World): Promise<unknown>;
  /** The night that opens it; none: it opens when `happens` happens, on that day. */
  opens: Day; happens?(w: World): Promise<unknown>;
  period: string | null; opensOn: Day; dueOn: Day; about(w: World): string[]; hat: string; byName: boolean;
  prove(w: World): Promise<unknown>;
  /** The first night the next office knows of the one left to itself, and which one. */
  told: [night: Day, hat: string] | null;
  /** The first night it counts as missed; null: it stays until it is done. */
  missed: Day | null;
}
const visited = { about: families, hat: 'helper', byName: true, prove: visit } as const;
/** Where the county office must first say that it wants the rule. */
const off: DutyRuleCode[] = ['season_visit'];

const lines: Record<DutyRuleCode, Line> = {
  call: { start: '2026-10-31', make: appointed, opens: '2026-11-01', period: '2026-11', opensOn: '2026-11-01', dueOn: '2026-11-30', about: members, hat: 'liaison', byName: true, told: ['2026-12-04', 'secretary'], missed: '2027-01-01',
    prove: (w) => w.doer!.do('members.logContact', { id: w.away[0].memberId, how: 'phone', words: '都好', happenedAt: t.clock.now() }) },
  report: { start: '2026-12-31', make: appointed, opens: '2027-01-01', period: '2027Q1', opensOn: '2027-01-01', dueOn: '2027-03-31', about: members, hat: 'member', byName: true, told: ['2027-04-08', 'liaison'], missed: '2027-06-30',
    prove: async (w) => (await memberOf(w)).do('reports.handIn', { quarter: '2027Q1', text: '一切都好' }) },
  greeting: { start: '2027-06-10', make: async (w) => { w.away = await two(w.place, w.other); }, opens: '2027-06-16', period: '七一@2027', opensOn: '2027-06-16', dueOn: '2027-07-01', about: (w) => [w.place.townshipId, w.other.townshipId], hat: 'clerk', byName: false, told: null, missed: '2027-08-02',
    prove: (w) => w.clerk.do('greetings.send', { occasion: '七一', year: 2027, text: '{姓名}同志，七一好' }) },
  tea_party: { start: '2027-01-10', make: async () => undefined, opens: '2027-01-17', period: '春节@2027', opensOn: '2027-01-17', dueOn: '2027-02-21', about: (w) => [w.place.townshipId, w.other.townshipId], hat: 'clerk', byName: false, told: null, missed: '2027-03-25',
    prove: async (w) => { const { id } = await w.clerk.do('meetings.plan', { kind: 'tea_party', title: '茶话会', place: '乡政府', onDay: '2027-01-17', at: '上午 9 点' }); await w.clerk.do('meetings.hold', { id, heldOn: '2027-01-17', attended: [] }); } },
  visit: { start: '2026-10-31', make: helped, opens: '2026-11-01', period: '2026-11', opensOn: '2026-11-01', dueOn: '2026-11-30', ...visited, told: ['2026-12-04', 'secretary'], missed: '2027-01-01' },
  feast_visit: { start: '2027-05-25', make: helped, opens: '2027-05-30', period: '端午@2027', opensOn: '2027-05-30', dueOn: '2027-06-09', ...visited, told: ['2027-06-13', 'secretary'], missed: '2027-06-25' },
  school_visit: { start: '2027-02-10', make: async (w) => { await helped(w); await withChild(w); }, opens: '2027-02-20', period: 'opening@2027-1', opensOn: '2027-02-20', dueOn: '2027-03-05', ...visited, told: ['2027-03-09', 'secretary'], missed: '2027-03-21' },
  drive: { start: '2027-01-01', make: async (w) => { w.other = await aVillage(t, w.place); w.away = await two(w.place, w.other); await helped(w); }, opens: '2027-01-07', period: '春节@2027', opensOn: '2027-01-07', dueOn: '2027-02-06', about: (w) => [w.place.villageId, w.other.villageId], hat: 'secretary', byName: false, prove: visit, told: null, missed: '2027-03-10' },
  unit_drive: { start: '2027-01-01', make: async (w) => {
    for (const name of ['财政所', '学校']) w.ids[name] = (await w.clerk.do('orgs.add', { kind: 'unit', name, parentId: w.place.townshipId })).id;
    await helped(w, [{ unitId: w.ids.财政所 }, { unitId: w.ids.学校 }]);
  }, opens: '2027-01-07', period: '春节@2027', opensOn: '2027-01-07', dueOn: '2027-02-06', about: (w) => [w.ids.财政所!, w.ids.学校!], hat: 'helper', byName: true, prove: visit, told: null, missed: '2027-03-10' },
  season_visit: { start: '2027-04-01', make: async (w) => { await helped(w); await w.county.do('duties.setRule', { code: 'season_visit', spec: { ...(dutyRules.season_visit as unknown as DutySpec), on: true }, from: '2027-04-01' }); }, opens: '2027-04-10', period: 'harvest@2027-1', opensOn: '2027-04-10', dueOn: '2027-05-20', ...visited,
    prove: (w) => w.doer!.do('helpdays.record', { familyId: w.away[0].familyId, season: 'farm', halves: 2, people: 3, lands: {}, happenedAt: t.clock.now() }), told: null, missed: '2027-06-21' },
  // 2026-11-02 is a Monday.
  ill_visit: { start: '2026-11-01', make: async (w) => { await helped(w); await both(async (i) => (await homeOf(w, i)).do('happenings.tell', { kind: 'hospital', on: '2026-11-01' })); }, opens: '2026-11-02', period: 'W2026-11-02', opensOn: '2026-11-02', dueOn: '2026-11-08', ...visited, told: ['2026-11-12', 'secretary'], missed: '2026-11-23' },
  must_visit: { start: '2026-11-01', make: helped, opens: '2026-11-03', happens: (w) => both(async (i) => (await homeOf(w, i)).do('happenings.tell', { kind: i ? 'funeral' : 'wedding', on: '2026-11-03' })), period: null, opensOn: '2026-11-03', dueOn: '2026-11-06', ...visited, told: ['2026-11-08', 'secretary'], missed: null },
  survey: { start: '2027-05-10', make: async (w) => { w.away = await two(w.place, w.other); }, opens: '2027-05-16', period: '2027H1', opensOn: '2027-05-16', dueOn: '2027-06-30', about: (w) => [w.place.townshipId, w.other.townshipId], hat: 'clerk', byName: false, told: ['2027-07-08', 'county'], missed: null,
    prove: async (w) => {
      const plan = await w.clerk.do('surveys.plan', {});
      const { id } = await w.clerk.do('surveys.open', { opensOn: plan.opensOn, closesOn: plan.closesOn, rules: plan.rules });
      for (const s of (await w.clerk.do('surveys.subjects', { roundId: id })).rows) await w.secretary.do('surveys.record', { id: s.id, outcome: 'here' });
      for (const s of (await w.clerk.do('surveys.subjects', { roundId: id, state: 'undecided' })).rows) await w.clerk.do('surveys.decide', { ids: [s.id], how: s.choices[0]!, words: '看过了' });
      await w.clerk.do('surveys.close', { id });
    } },
  paper_check: { start: '2026-11-01', make: (w) => both(async (i) => { w.ids[`paper${i}`] = (await w.clerk.do('papers.register', { memberId: w.away[i]!.memberId, kind: 'activity', number: w.away[i]!.memberId.slice(0, 30), issuedOn: '2026-01-01' })).id; }), opens: '2027-10-02', period: '2027', opensOn: '2027-10-02', dueOn: '2027-12-31', about: members, hat: 'secretary', byName: false, told: ['2028-01-08', 'clerk'], missed: '2028-03-31',
    prove: (w) => w.clerk.do('papers.check', { id: w.ids.paper0!, on: '2027-10-02' }) },
  // Three working days: 10-01 … 10-07 rest, 10-10 is worked.
  arrival: { start: '2026-09-28', make: async (w) => { w.ids.host = await anOutpost(t, w.place); w.doer = await as(t, 'outpost', { place: w.place, orgId: w.ids.host }); }, opens: '2026-09-30', happens: (w) => both(async (i) => { w.ids[`arrival${i}`] = (await (await memberOf(w, i)).do('arrivals.report', { hostOrgId: w.ids.host! })).id; }), period: null, opensOn: '2026-09-30', dueOn: '2026-10-10', about: members, hat: 'outpost', byName: false, told: ['2026-10-14', 'county'], missed: null,
    prove: (w) => w.doer!.do('arrivals.accept', { id: w.ids.arrival0! }) },
  request: { start: '2026-11-01', make: async () => undefined, opens: '2026-11-03', happens: (w) => both(async (i) => { w.ids[`request${i}`] = (await (await memberOf(w, i)).do('requests.submit', { item: 'OTHER', text: '有件事' })).id; }), period: null, opensOn: '2026-11-03', dueOn: '2026-11-04', about: families, hat: 'clerk', byName: false, told: ['2026-11-05', 'county'], missed: null,
    prove: (w) => w.clerk.do('requests.take', { id: w.ids.request0! }) },
  request_work: { start: '2026-11-01', make: async () => undefined, opens: '2026-11-03', happens: (w) => both(async (i) => { w.ids[`request${i}`] = (await (await memberOf(w, i)).do('requests.submit', { item: 'OTHER', text: '有件事' })).id; await w.clerk.do('requests.take', { id: w.ids[`request${i}`]! }); }), period: null, opensOn: '2026-11-13', dueOn: '2026-11-17', about: families, hat: 'clerk', byName: false, told: ['2026-11-18', 'county'], missed: null,
    prove: (w) => w.clerk.do('requests.answer', { id: w.ids.request0!, words: '办好了' }) },
  report_answer: { start: '2026-11-01', make: async () => undefined, opens: '2026-11-03', happens: (w) => both(async (i) => { w.ids[`report${i}`] = (await (await memberOf(w, i)).do('reports.handIn', { quarter: '2026Q4', text: '都好' })).id; }), period: null, opensOn: '2026-11-03', dueOn: '2026-11-10', about: members, hat: 'secretary', byName: false, told: ['2026-11-14', 'clerk'], missed: null,
    prove: (w) => w.secretary.do('reports.accept', { id: w.ids.report0!, words: '看了' }) },
  call_back: { start: '2026-11-01', make: async (w) => { await w.clerk.do('cards.issueBatch', { familyIds: families(w) }); }, opens: '2026-11-03', happens: (w) => both(async (i) => {
    const home = await homeOf(w, i);
    const { number } = (await home.do('cards.mine', {})).card!;
    const { id } = await w.clerk.do('services.logAtDesk', { number, unitId: w.place.windowId, on: '2026-11-03', matter: 'LOAN', priority: true, waitedMinutes: 50 });
    await home.do('services.rate', { id, opinion: 1 });
  }), period: null, opensOn: '2026-11-03', dueOn: '2026-11-06', about: families, hat: 'clerk', byName: false, told: ['2026-11-10', 'county'], missed: null,
    prove: async (w) => {
      const back = (await w.county.do('services.callBacks', { state: 'open', limit: 200 })).rows.find((b) => b.familyId === w.away[0].familyId)!;
      await w.county.do('services.closeCallBack', { id: back.id, said: '等久了', done: '说好了' });
    } },
};

async function aWorld(start: Day): Promise<World> {
  morning(start);
  const place = await aCounty(t);
  const other = await aTownship(t, place.countyId);
  const [clerk, secretary, county] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place }), await as(t, 'county', { place })];
  return { place, other, clerk, secretary, county, away: await two(place), doer: null, ids: {} };
}
const duties = (w: World, code: string): Promise<DutyRow[]> => peek(t, (op) => rows<DutyRow>(op.db, sql('select * from duties where county_id = ? and rule_code = ? order by id', w.place.countyId, code)));
const trail = async (who: Caller, id: string): Promise<string[]> => (await who.do('duties.get', { id })).trail.map((s) => s.what);

it('M5 every rule a county begins with stands in this table', () => expect(Object.keys(lines).sort()).toEqual([...dutyRuleCodes].sort()));

describe.each(Object.entries(lines) as [DutyRuleCode, Line][])('M5 %s', (code, line) => {
  it(`M5 ${dutyRules[code].title}: opens for whom it should, is closed by its proof, and what is left is told and ${line.missed ? 'missed' : 'stays'}`, async () => {
    const w = await aWorld(line.start);
    await line.make(w);
    if (off.includes(code)) expect(dutyRules[code].on).toBe(false);
    await night(w, addDays(line.opens, -1) > line.start ? addDays(line.opens, -1) : line.start);
    // A county’s other rules may open the same period a day later; this one is not there yet.
    expect((await duties(w, code)).filter((d) => d.period === line.period || line.period === null)).toEqual([]);
    if (line.happens) { morning(line.opens); await line.happens(w); } else await night(w, line.opens);
    const mine = async () => { const about = line.about(w); return (await duties(w, code)).filter((d) => about.includes(d.subjectId) && (line.period === null || d.period === line.period)).sort((a, b) => about.indexOf(a.subjectId) - about.indexOf(b.subjectId)); };
    const made = await mine();
    const owner = line.hat === 'member' ? w.away.map((a) => a.personId) : line.byName ? [w.doer!.personId, w.doer!.personId] : [null, null];
    expect(made.map((d) => [d.subjectId, d.title, d.opensOn, d.dueOn, d.assigneeHat, d.assigneeId, d.state])).toEqual(line.about(w).map((id, i) => [id, dutyRules[code].title, line.opensOn, line.dueOn, line.hat, owner[i], 'open']));
    // A second run of the night, and one of the next, change nothing.
    await runCounty(t.services, w.place.countyId);
    await work(t.services, (op) => op.db.delete(DutyRun, { countyId: w.place.countyId, day: op.today }));
    await runCounty(t.services, w.place.countyId);
    expect(await mine()).toEqual(made);
    if (!line.happens) morning(line.opens);
    await line.prove(w);
    const [done, left] = (await mine()) as [DutyRow, DutyRow];
    expect([done.state, done.doneOn, done.evidenceId === null, await trail(w.county, done.id)]).toEqual(['done', line.opens, false, ['done']]);
    expect(left).toEqual(made[1]);
    if (line.told) {
      await night(w, addDays(line.told[0], -1));
      expect((await mine())[1]!.escalatedHat).toBeNull();
      await night(w, line.told[0]);
      expect([(await mine())[1]!.escalatedHat, await trail(w.county, left.id)]).toEqual([line.told[1], ['escalated']]);
    } else {
      expect(dutyRules[code].escalate).toBeNull();
    }
    const end = line.missed ?? addDays(line.dueOn, 120);
    await night(w, addDays(end, -1));
    expect((await mine()).map((d) => d.state)).toEqual(['done', 'open']);
    await night(w, end);
    expect([(await mine()).map((d) => d.state), (await trail(w.county, left.id)).at(-1)]).toEqual(line.missed ? [['done', 'missed'], 'missed'] : [['done', 'open'], (await trail(w.county, left.id)).at(-1)]);
  });
});

describe('M5 what a county may ask for', () => {
  const rule = (more: Partial<DutySpec>): DutySpec => ({ title: '县里自己的', on: true, trigger: { kind: 'period', every: 'month' }, subject: 'village', owner: 'secretary', evidence: 'hand', lead: null, grace: 0, escalate: null, lapse: null, ...more });

  it('M5 every stretch, feast and window of the issue opens when a printed calendar says', async () => {
    const w = await aWorld('2026-12-01');
    const opens = async (more: Partial<DutySpec>, month: string) => (await w.county.do('duties.previewRule', { spec: rule(more), month })).opens.map((o) => [o.period, o.on, o.dueOn]);
    for (const [every, month, period, on, dueOn] of [
      ['month', '2027-02', '2027-02', '2027-02-01', '2027-02-28'], ['quarter', '2027-04', '2027Q2', '2027-04-01', '2027-06-30'], ['half', '2027-07', '2027H2', '2027-07-01', '2027-12-31'], ['year', '2027-01', '2027', '2027-01-01', '2027-12-31'], ['month', '2028-02', '2028-02', '2028-02-01', '2028-02-29'],
    ] as const) expect(await opens({ trigger: { kind: 'period', every } }, month)).toEqual([[period, on, dueOn]]);
    // 除夕 is the day before 春节: the twelfth moon of these years has 29 days. The fifth moon of 2028 comes twice and has one 端午; 2028 begins in the moon’s 2027.
    for (const [feast, day, key] of [
      ['腊八', '2027-01-15', '腊八@2026'], ['小年（北方）', '2027-01-30', '小年（北方）@2027'], ['小年（南方）', '2027-01-31', '小年（南方）@2027'], ['除夕', '2027-02-05', '除夕@2027'], ['春节', '2027-02-06', '春节@2027'], ['元宵', '2027-02-20', '元宵@2027'], ['三八', '2027-03-08', '三八@2027'], ['清明', '2027-04-05', '清明@2027'],
      ['六一', '2027-06-01', '六一@2027'], ['端午', '2027-06-09', '端午@2027'], ['七一', '2027-07-01', '七一@2027'], ['八一', '2027-08-01', '八一@2027'], ['中秋', '2027-09-15', '中秋@2027'], ['国庆', '2027-10-01', '国庆@2027'], ['重阳', '2027-10-08', '重阳@2027'], ['冬至', '2027-12-22', '冬至@2027'], ['元旦', '2028-01-01', '元旦@2028'], ['除夕', '2028-01-25', '除夕@2028'], ['端午', '2028-05-28', '端午@2028'],
    ] as const) expect(await opens({ trigger: { kind: 'feast', feasts: [feast] }, lead: 0 }, day.slice(0, 7))).toEqual([[key, day, day]]);
    for (const [kind, month, period, on, dueOn] of [
      ['opening', '2027-08', 'opening@2027-2', '2027-08-25', '2027-09-05'], ['holiday', '2027-07', 'holiday@2027-2', '2027-07-10', '2027-08-24'], ['flood', '2027-04', 'flood@2027-1', '2027-04-01', '2027-09-30'], ['harvest', '2027-09', 'harvest@2027-2', '2027-09-10', '2027-10-20'],
    ] as const) expect(await opens({ trigger: { kind: 'window', windows: [kind] }, lead: 0 }, month)).toEqual([[period, on, dueOn]]);
    expect(await opens({ trigger: { kind: 'feast', feasts: ['端午'] }, lead: 0 }, '2028-06')).toEqual([]);
  });

  it('M5 each pairing, each child and each elder at home are subjects of their own; who went has closed his pairing, and those at home', async () => {
    const w = await aWorld('2027-03-30');
    await helped(w);
    await withChild(w);
    const second = await as(t, 'helper', { place: w.place });
    const [one, other] = w.away;
    const ids = [(await w.clerk.do('pairings.pair', { familyId: one.familyId, helperId: second.personId!, helperClass: 'society' })).id];
    const set = (title: string, more: Partial<DutySpec>) => w.county.do('duties.setRule', { spec: rule({ title, trigger: { kind: 'period', every: 'quarter' }, evidence: 'visit', owner: 'helper', ...more }), from: '2027-03-30' });
    const codes = [(await set('各去各的', { subject: 'pairing' })).code, (await set('看孩子', { subject: 'child' })).code, (await set('看老人', { subject: 'elder', owner: 'secretary' })).code];
    for (const [bad, field] of [[{ subject: 'pairing', owner: 'clerk', evidence: 'visit' }, 'owner'], [{ subject: 'child', owner: 'helper', evidence: 'contact' }, 'evidence']] as const)
      expect(Object.keys((await w.county.call('duties.setRule', { spec: rule(bad), from: '2027-03-30' })).error?.fields ?? {})).toEqual([field]);
    expect(await w.county.do('duties.previewRule', { code: codes[0]!, spec: rule({ subject: 'pairing', owner: 'helper', evidence: 'visit' }), month: '2027-04' })).toMatchObject({ duties: 3, owners: 2 });
    await night(w, '2027-03-31');
    await night(w, '2027-04-01');
    const [pairs, children, elders] = [await duties(w, codes[0]!), await duties(w, codes[1]!), await duties(w, codes[2]!)].map((list) => list.filter((d) => d.period === '2027Q2'));
    expect(pairs!.map((d) => [d.subjectKind, d.familyId, d.assigneeId]).sort()).toEqual([[one.familyId, w.doer!.personId], [one.familyId, second.personId], [other.familyId, w.doer!.personId]].map((x) => ['pairing', ...x]).sort());
    expect(children!.map((d) => [d.subjectKind, d.subjectId, d.assigneeId]).sort()).toEqual(w.away.map((a) => ['person', w.ids[a.familyId], w.doer!.personId]).sort());
    expect(elders!.map((d) => [d.subjectId, d.assigneeId, d.assigneeHat]).sort()).toEqual(w.away.map((a) => [a.elderId, null, 'secretary']).sort());
    // What is opened for it is the family; the child is named.
    morning('2027-04-01');
    const shown = (await w.doer!.do('duties.list', { rule: codes[1]! })).rows.find((d) => d.subject.id === one.familyId && d.period === '2027Q2');
    expect(shown).toMatchObject({ subject: { kind: 'family', name: '小满' }, dueOn: '2027-06-30' });
    expect((await second.do('duties.visits', {})).rows[0]).toMatchObject({ familyId: one.familyId, state: 'due', serves: expect.arrayContaining(['各去各的', '看孩子', '看老人']) });
    await visit(w, second);
    const state = async (code: string) => (await duties(w, code)).filter((d) => d.period === '2027Q2').map((d) => [d.familyId === one.familyId, d.assigneeId === second.personId, d.state].join()).sort();
    expect(await state(codes[0]!)).toEqual(['false,false,open', 'true,false,open', 'true,true,done']);
    for (const code of codes.slice(1)) expect(await state(code)).toEqual(['false,false,open', 'true,false,done']);
    // Ended, the pairing is owed no more; home again, nobody is left behind.
    await w.clerk.do('pairings.end', { id: ids[0]!, reason: '调走' });
    await w.clerk.do('members.comeBack', { id: other.memberId, version: (await w.clerk.do('members.get', { id: other.memberId })).going!.version, day: '2027-04-01' });
    await night(w, '2027-04-02');
    expect(await state(codes[0]!)).toEqual(['false,false,open', 'true,false,open', 'true,true,done']);
    for (const code of codes.slice(1)) expect(await state(code)).toEqual(['false,false,cancelled', 'true,false,done']);
  });

  it('M4 what a meeting asked for is one thing of the office it was meant for, told when it is late, and done by its word', async () => {
    const w = await aWorld('2026-11-03');
    const { id } = await w.clerk.do('meetings.plan', { kind: 'tea_party', title: '茶话会', place: '村里', onDay: '2026-11-03', at: '上午 9 点' });
    await w.clerk.do('meetings.hold', { id, heldOn: '2026-11-03', attended: [] });
    await w.clerk.do('meetings.followUp', { id, title: '修村口路灯', dueOn: '2026-11-10', to: 'secretary', villageId: w.place.villageId });
    await night(w, '2026-11-04');
    const [item] = await duties(w, 'by_hand');
    expect(item).toMatchObject({ subjectId: w.place.villageId, assigneeHat: 'secretary', dueOn: '2026-11-10', state: 'open' });
    morning('2026-11-11');
    expect((await w.secretary.do('duties.list', { state: 'overdue' })).rows.map((d) => d.id)).toEqual([item!.id]);
    await w.secretary.do('duties.done', { id: item!.id, words: '修好了' });
    expect(await trail(w.county, item!.id)).toEqual(['given', 'done']);
  });
});
