import { randomUUID } from 'node:crypto';
import { startOfDay } from '@guiyan/shared/domain/dates';
import type { DutySpec } from '@guiyan/shared/domain/duties';
import { dutyRules } from '@guiyan/shared/domain/duties';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, awake as as, peek, type Away, type Place } from '../../test/factories/county';
import { runCounty } from './running';
import type { DutyRow } from './duties.entity';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
const morning = (day: string): void => t.clock.set(startOfDay(day) + 30 * 60_000);
const night = async (day: string): Promise<void> => { morning(day); await runCounty(t.services, place.countyId); };
beforeEach(async () => { morning('2026-10-31'); place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });

const all = (): Promise<DutyRow[]> => peek(t, (op) => rows<DutyRow>(op.db, sql('select * from duties where county_id = ? order by rule_code, period, subject_id', place.countyId)));
const told = (list: readonly DutyRow[]): string[] => list.map((d) => `${d.ruleCode} ${d.period} ${d.state}`);
const listed = async (who: Caller, more: object = {}) => (await who.do('duties.list', more)).rows.map((d) => `${d.rule} ${d.period} ${d.state}`);
const call = (who: Caller, id: string, happenedAt = t.clock.now()) => who.do('members.logContact', { id, how: 'phone', words: '都好', happenedAt });
const liaisonOf = async (away: Away) => {
  const liaison = await as(t, 'liaison', { place });
  await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [away.memberId] });
  return liaison;
};
const helperOf = async (away: Away) => {
  const helper = await as(t, 'helper', { place });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
  return helper;
};
const nameOf = async ({ personId }: { personId: string | null }): Promise<string> => (await peek(t, (op) => rows<{ name: string }>(op.db, sql('select name from people where id = ?', personId))))[0]!.name;
const visit = (who: Caller, familyId: string, happenedAt = t.clock.now()) => who.do('visits.record', { familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt });

describe('M5 what falls due', () => {
  it('M5 the month opens a call for each member away and a visit for each family with a helper, once however often it runs', async () => {
    const away = await aMember(t, place);
    const liaison = await liaisonOf(away);
    const helper = await helperOf(away);
    await night('2026-11-01');
    expect(told(await all())).toEqual(['call 2026-11 open', 'report 2026Q4 open', 'visit 2026-11 open']);
    await Promise.all([runCounty(t.services, place.countyId), runCounty(t.services, place.countyId)]);
    await night('2026-11-02');
    expect(told(await all())).toEqual(['call 2026-11 open', 'report 2026Q4 open', 'visit 2026-11 open']);
    expect(await listed(liaison)).toEqual(['call 2026-11 todo']);
    expect(await listed(helper)).toEqual(['visit 2026-11 todo']);
    const [mine] = (await liaison.do('duties.list', {})).rows;
    expect(mine).toMatchObject({ title: '每月一个电话', dueOn: '2026-11-30', subject: { kind: 'member', id: away.memberId, name: away.name }, owner: { hat: 'liaison' }, can: [] });
    expect(await listed(await as(t, 'liaison', { place }))).toEqual([]);
    expect((await liaison.do('home.open', {})).duties).toEqual({ todo: 1, overdue: 0 });
    expect((await (await as(t, 'family', { place })).do('home.open', {})).duties).toBeNull();
    for (const who of [liaison, helper, clerk]) {
      const { duties } = await who.do('home.open', {});
      for (const state of ['todo', 'overdue'] as const) expect(duties![state]).toBe((await who.do('duties.list', { state })).total);
    }
  });

  it('M5 X9 the number beside a page is the length of the whole list, and speaks of nobody its reader may not know of', async () => {
    const [one, two] = [await aMember(t, place), await aMember(t, place)];
    await liaisonOf(one);
    await liaisonOf(two);
    await night('2026-11-01');
    const length = async (who: Caller, more: object = {}): Promise<[number, number]> => {
      const [first, whole] = [await who.do('duties.list', { view: 'place', limit: 1, ...more }), await who.do('duties.list', { view: 'place', limit: 200, ...more })];
      expect([first.total, whole.total]).toEqual([whole.rows.length, whole.rows.length]);
      return [whole.rows.length, (await who.do('duties.list', { view: 'place', limit: 1, rule: 'call', ...more })).total!];
    };
    const county = await as(t, 'county', { place });
    const [allOfCounty, calls] = await length(county);
    expect(calls).toBe(2);
    const clerkSees = await length(clerk);
    await clerk.do('families.protect', { personId: two.personId, reason: '案件在办' });
    expect(await length(clerk)).toEqual(clerkSees);
    const [left, callsLeft] = await length(county);
    expect([allOfCounty - left, callsLeft]).toEqual([2, 1]);
    expect((await county.do('duties.counts', {})).rules.reduce((n, r) => n + r.todo + r.overdue, 0)).toBe(left);
    await length(await as(t, 'secretary', { place }), { state: 'todo' });
  });

  it('M5 the fact closes it in its own transaction; what was done before it was made counts too', async () => {
    const [one, two] = [await aMember(t, place), await aMember(t, place)];
    const liaison = await liaisonOf(one);
    await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [two.memberId] });
    morning('2026-11-01');
    await call(liaison, one.memberId);
    await night('2026-11-02');
    expect(told((await all()).filter((d) => d.ruleCode === 'call'))).toEqual(['call 2026-11 done', 'call 2026-11 open']);
    t.clock.advance(3_600_000);
    await call(liaison, two.memberId);
    expect((await all()).filter((d) => d.ruleCode === 'call').map((d) => [d.state, d.doneOn])).toEqual([['done', '2026-11-01'], ['done', '2026-11-02']]);
    const gone = (await liaison.do('duties.list', { state: 'done' })).rows;
    expect(gone).toHaveLength(2);
    const { trail } = await liaison.do('duties.get', { id: gone.find((d) => d.subject.id === two.memberId)!.id });
    expect(trail.map((s) => s.what)).toEqual(['done']);
  });

  it('M5 a late visit counts for the month it was made in, and not for the month before', async () => {
    const away = await aMember(t, place);
    const helper = await helperOf(away);
    await night('2026-11-01');
    await night('2026-12-01');
    expect(told((await all()).filter((d) => d.ruleCode === 'visit'))).toEqual(['visit 2026-11 open', 'visit 2026-12 open']);
    expect((await listed(helper)).filter((d) => d.startsWith('visit'))).toEqual(['visit 2026-11 overdue', 'visit 2026-12 todo']);
    await visit(helper, away.familyId);
    expect(told((await all()).filter((d) => d.ruleCode === 'visit'))).toEqual(['visit 2026-11 open', 'visit 2026-12 done']);
    await visit(helper, away.familyId);
    expect(told((await all()).filter((d) => d.ruleCode === 'visit'))).toEqual(['visit 2026-11 open', 'visit 2026-12 done']);
    await visit(helper, away.familyId, startOfDay('2026-11-20'));
    expect(told((await all()).filter((d) => d.ruleCode === 'visit'))).toEqual(['visit 2026-11 done', 'visit 2026-12 done']);
  });

  it('M5 what nobody did is told to the next office, then missed, and never silently dropped', async () => {
    const away = await aMember(t, place);
    const liaison = await liaisonOf(away);
    const secretary = await as(t, 'secretary', { place });
    await night('2026-11-01');
    await night('2026-12-04');
    expect(await listed(secretary)).toEqual(['call 2026-11 overdue']);
    expect((await secretary.do('duties.list', {})).rows[0]).toMatchObject({ escalatedTo: '党支部书记' });
    expect(await listed(liaison, { state: 'overdue' })).toEqual(['call 2026-11 overdue']);
    await night('2027-01-01');
    expect(told((await all()).filter((d) => d.ruleCode === 'call'))).toEqual(['call 2026-11 missed', 'call 2026-12 open', 'call 2027-01 open']);
    await call(liaison, away.memberId, startOfDay('2026-11-30') + 1);
    expect(told((await all()).filter((d) => d.ruleCode === 'call'))).toEqual(['call 2026-11 done', 'call 2026-12 open', 'call 2027-01 open']);
  });

  it('M5 N5 a new liaison takes over what is open, given by hand it stays; without one it is the village secretary’s', async () => {
    const away = await aMember(t, place);
    const secretary = await as(t, 'secretary', { place });
    await night('2026-11-01');
    expect(await listed(secretary)).toEqual(['call 2026-11 todo']);
    const [first, second] = [await liaisonOf(away), await as(t, 'liaison', { place })];
    expect(await listed(first)).toEqual(['call 2026-11 todo']);
    expect(await listed(secretary)).toEqual([]);
    const { id } = (await first.do('duties.list', {})).rows[0]!;
    await clerk.do('duties.assign', { id, to: { kind: 'person', personId: second.personId! }, reason: '替一个月' });
    const third = await liaisonOf(away);
    await night('2026-11-02');
    expect([await listed(first), await listed(second), await listed(third)]).toEqual([[], ['call 2026-11 todo'], []]);
    const { trail } = await second.do('duties.get', { id });
    expect(trail.map((s) => [s.what, s.words, s.was])).toEqual([['owner', '', ''], ['owner', '替一个月', await nameOf(first)]]);
  });

  it('M5 who comes home owes nothing more, and who goes out late in the month has a week', async () => {
    const away = await aMember(t, place);
    await night('2026-11-01');
    morning('2026-11-10');
    await clerk.do('members.comeBack', { id: away.memberId, version: (await clerk.do('members.get', { id: away.memberId })).going!.version, day: '2026-11-09' });
    await night('2026-11-11');
    expect(told(await all())).toEqual(['call 2026-11 cancelled', 'report 2026Q4 cancelled']);
    morning('2026-11-25');
    const late = await aMember(t, place);
    await night('2026-11-26');
    expect((await all()).filter((d) => d.subjectId === late.memberId).map((d) => [d.ruleCode, d.period, d.opensOn, d.dueOn])).toEqual([['call', '2026-11', '2026-11-01', '2026-12-03'], ['report', '2026Q4', '2026-10-01', '2026-12-31']]);
    await night('2026-12-01');
    expect(told((await all()).filter((d) => d.subjectId === late.memberId))).toEqual(['call 2026-11 open', 'call 2026-12 open', 'report 2026Q4 open']);
    // He is one call, and one call does for both.
    const liaison = await liaisonOf(late);
    const calls = await liaison.do('calls.list', {});
    expect([calls.left, calls.rows.map((r) => [r.memberId, r.dueOn])]).toEqual([1, [[late.memberId, '2026-12-31']]]);
    await call(liaison, late.memberId);
    expect(told((await all()).filter((d) => d.subjectId === late.memberId && d.ruleCode === 'call'))).toEqual(['call 2026-11 done', 'call 2026-12 done']);
    expect(await liaison.do('calls.list', {})).toMatchObject({ left: 0, done: 1 });
  });

  it('M2 M5 the report is the member’s own, opens before the quarter’s end, closes when it is in and opens again when it is given back', async () => {
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    await night('2026-12-16');
    expect(await listed(member)).toEqual(['report 2026Q4 todo']);
    const { id } = await member.do('reports.handIn', { quarter: '2026Q4', text: '在工地做电焊，一切都好。' });
    expect(await listed(member)).toEqual([]);
    await clerk.do('reports.return', { id, reason: '请补上参加活动的情况' });
    expect(await listed(member)).toEqual(['report 2026Q4 todo']);
    await member.do('reports.handIn', { quarter: '2026Q4', text: '补上：参加了两次主题党日。' });
    expect(await listed(member)).toEqual([]);
  });

  it('M5 a first run late in a month opens what is under way, with a week for everybody; a rule set late does too', async () => {
    const away = await aMember(t, place);
    await helperOf(away);
    await night('2026-11-28');
    expect((await all()).map((d) => [d.ruleCode, d.period, d.dueOn])).toEqual([['call', '2026-11', '2026-12-05'], ['report', '2026Q4', '2026-12-31'], ['survey', '2026H2', '2026-12-31'], ['visit', '2026-11', '2026-12-05']]);
    await night('2026-12-01');
    expect((await all()).filter((d) => d.ruleCode === 'visit').map((d) => [d.period, d.dueOn])).toEqual([['2026-11', '2026-12-05'], ['2026-12', '2026-12-31']]);
    morning('2026-12-29');
    const county = await as(t, 'county', { place });
    const rules = await county.do('duties.rules', {});
    const spec = { ...rules.rows.find((r) => r.code === 'visit')!.spec, title: '每月看一次学习' };
    await county.do('duties.setRule', { spec, from: '2026-12-29', note: '' });
    await night('2026-12-30');
    expect((await all()).filter((d) => d.ruleCode.startsWith('own_')).map((d) => [d.period, d.dueOn])).toEqual([['2026-12', '2027-01-06']]);
  });

  it('M5 a feast by the moon, the eve that a year of short months lacks, and days nobody ran', async () => {
    const away = await aMember(t, place);
    await helperOf(away);
    await night('2027-01-20');
    await night('2027-02-20');
    expect((await all()).filter((d) => d.ruleCode === 'feast_visit').map((d) => [d.period, d.opensOn, d.dueOn, d.state])).toEqual([['春节@2027', '2027-01-27', '2027-02-06', 'open']]);
    expect((await all()).filter((d) => d.ruleCode === 'visit').map((d) => d.period)).toEqual(['2027-01', '2027-02']);
  });

  it('M5 a report to a host waits for its answer, three working days by the notice of the year', async () => {
    morning('2026-09-29');
    const outpost = await anOutpost(t, place);
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const host = await as(t, 'outpost', { place, orgId: outpost });
    morning('2026-09-30');
    const { id } = await member.do('arrivals.report', { hostOrgId: outpost });
    expect((await host.do('duties.list', {})).rows.map((d) => [d.rule, d.dueOn, d.state])).toEqual([['arrival', '2026-10-10', 'todo']]);
    morning('2026-10-11');
    expect(await listed(host)).toHaveLength(1);
    expect((await host.do('duties.list', {})).rows[0]!.state).toBe('overdue');
    await host.do('arrivals.accept', { id });
    expect(await listed(host)).toEqual([]);
  });

  it('M5 every number is the length of the list it opens, at every level', async () => {
    for (let i = 0; i < 3; i += 1) await helperOf(await aMember(t, place));
    await night('2026-11-01');
    await night('2026-12-01');
    for (const who of [clerk, await as(t, 'county', { place }), await as(t, 'secretary', { place })]) {
      const counts = await who.do('duties.counts', {});
      expect(counts.rules.length).toBeGreaterThan(0);
      for (const rule of counts.rules) for (const state of ['todo', 'overdue', 'done', 'missed'] as const)
        expect([rule.code, state, (await who.do('duties.list', { view: 'place', rule: rule.code, state, limit: 200 })).total]).toEqual([rule.code, state, rule[state]]);
    }
    const { places } = await clerk.do('duties.counts', {});
    for (const p of places) expect((await clerk.do('duties.list', { view: 'place', village: p.orgId, state: 'overdue' })).total).toBe(p.overdue);
  });

  it('M5 an office cancels with a reason, gives and finishes what no fact proves; what a fact proves nobody ticks off', async () => {
    const away = await aMember(t, place);
    const secretary = await as(t, 'secretary', { place });
    await night('2026-11-01');
    const [due] = (await secretary.do('duties.list', {})).rows;
    expect((await secretary.call('duties.done', { id: due!.id, words: '做了' })).error?.code).toBe('duty.proved');
    expect(await secretary.do('duties.cancel', { id: due!.id, reason: '本人来过电话' })).toMatchObject({ state: 'cancelled', can: [] });
    expect((await secretary.call('duties.cancel', { id: due!.id, reason: '再来一次' })).error?.code).toBe('duty.not_open');
    const given = await clerk.do('duties.give', { title: '问问医保', words: '座谈会上提的', dueOn: '2026-11-20', about: { kind: 'family', id: away.familyId }, to: { kind: 'office', hat: 'secretary' } });
    expect(await listed(secretary)).toEqual([`by_hand ${given.id} todo`]);
    expect((await clerk.call('duties.done', { id: given.id, words: '替他点了' })).status).toBe(403);
    const key = randomUUID();
    const [a, b] = await Promise.all([1, 2].map(() => secretary.call('duties.done', { id: given.id, words: '问了，已参保' }, { key })));
    expect([a!.status, b!.status]).toEqual([200, 200]);
    expect((await secretary.do('duties.get', { id: given.id })).trail.map((s) => [s.what, s.words])).toEqual([['given', ''], ['done', '问了，已参保']]);
  });

  it('M5 X16 the county changes a rule with a preview, adds its own, and open duties keep the form they were made by', async () => {
    const county = await as(t, 'county', { place });
    const away = await aMember(t, place);
    await liaisonOf(away);
    await liaisonOf(await aMember(t, place));
    await night('2026-11-01');
    const spec: DutySpec = { ...dutyRules.call, title: '每季一个电话', trigger: { kind: 'period', every: 'quarter' }, lead: null };
    expect(await county.do('duties.previewRule', { code: 'call', spec, month: '2027-01' })).toMatchObject({ duties: 2, owners: 2, opens: [{ period: '2027Q1', on: '2027-01-01', dueOn: '2027-03-31', duties: 2 }] });
    expect(await county.do('duties.previewRule', { code: 'call', spec, month: '2027-02' })).toMatchObject({ duties: 0, opens: [] });
    await county.do('duties.setRule', { code: 'call', spec, from: '2026-11-15', note: '县委会议' });
    const own = await county.do('duties.setRule', { spec: { ...spec, title: '冬至问候', trigger: { kind: 'feast', feasts: ['冬至'] }, lead: 3, evidence: 'hand', subject: 'village', owner: 'secretary' }, from: '2026-11-15' });
    expect(own).toMatchObject({ own: true, code: expect.stringMatching(/^own_/) as string });
    await night('2026-12-20');
    await night('2027-01-02');
    expect(told((await all()).filter((d) => d.ruleCode === 'call'))).toEqual(['call 2026-11 missed', 'call 2026-11 missed', 'call 2026Q4 open', 'call 2026Q4 open', 'call 2027Q1 open', 'call 2027Q1 open']);
    expect((await all()).filter((d) => d.ruleCode === own.code).map((d) => [d.period, d.title, d.dueOn])).toEqual([['冬至@2026', '冬至问候', '2026-12-22']]);
    for (const [bad, field] of [[{ ...dutyRules.call, evidence: 'report' }, 'trigger'], [{ ...spec, owner: 'helper' }, 'owner'], [{ ...spec, subject: 'told' }, 'subject']] as const) {
      const reply = await county.call('duties.setRule', { code: 'call', spec: bad as DutySpec, from: '2027-01-02' });
      expect([reply.status, reply.error?.code, Object.keys(reply.error?.fields ?? {})]).toEqual([400, 'duty.rule_shape', [field]]);
    }
    expect((await clerk.call('duties.setRule', { code: 'call', spec, from: '2027-01-02' })).status).toBe(403);
    expect((await as(t, 'county', { place: await aCounty(t) }).then((other) => other.do('duties.rules', {}))).rows.find((r) => r.code === 'call')!.spec.title).toBe('每月一个电话');
  });

  it('M5 someone else’s duty answers like one that does not exist', async () => {
    await aMember(t, place);
    await night('2026-11-01');
    const [due] = await all();
    const stranger = await as(t, 'clerk', { place: await aCounty(t) });
    for (const id of [due!.id, randomUUID()]) expect((await stranger.call('duties.get', { id })).status).toBe(404);
    expect((await stranger.do('duties.list', { view: 'place' })).rows).toEqual([]);
  });
});
