import { randomUUID } from 'node:crypto';
import type { Input } from '@guiyan/shared/contract';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, awake, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';
import { runDuties } from '../duties';

let t: TestApp;
let place: Place;
let away: Away;
type Awake = Awaited<ReturnType<typeof awake>>;
let member: Awake; let clerk: Awake; let secretary: Awake; let county: Awake;
const at = (day: string, time = '09:00') => t.clock.set(Date.parse(`${day}T${time}:00+08:00`));
async function begin(day: string): Promise<void> {
  t = await app();
  at(day, '08:00');
  place = await aCounty(t);
  away = await aMember(t, place);
  member = await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  clerk = await awake(t, 'clerk', { place });
  secretary = await awake(t, 'secretary', { place });
  county = await awake(t, 'county', { place });
}
afterEach(() => t.close());

const submit = (more: Partial<Input<'requests.submit'>> = {}) => member.do('requests.submit', { item: 'UTILITY', text: '电表跳闸', ...more });
const refused = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const r = await reply; return [r.status, r.error?.code]; };
const code = (value: string) => [409, value];
const dutiesOf = (id: string) => peek(t, (op) => rows<{ ruleCode: string; state: string; dueOn: string; opensOn: string; assigneeHat: string; escalatedHat: string | null }>(op.db, sql('select rule_code, state, due_on, opens_on, assignee_hat, escalated_hat from duties where period = ? order by rule_code', id)));
const clockOf = async (caller: Caller, id: string) => { const r = await caller.do('requests.get', { id }); return { colour: r.colour, dueOn: r.dueOn, first: r.first, whole: r.whole }; };

describe('S4 the clocks of a matter', () => {
  it('S4 over National Day: the first response is due three working days later, the result within the item’s days', async () => {
    await begin('2026-09-29');
    const { id } = await submit();
    // UTILITY: one day until somebody takes it, three until the result.
    expect(await clockOf(member, id)).toMatchObject({ colour: 'green', dueOn: '2026-09-30', whole: null });
    at('2026-09-30');
    expect((await clockOf(member, id)).colour).toBe('amber');
    await clerk.do('requests.take', { id });
    expect(await clockOf(member, id)).toMatchObject({ colour: 'green', dueOn: '2026-10-10', first: { colour: 'met' }, whole: { days: 3, used: 0 } });
    expect((await clerk.do('requests.list', { colour: 'green' })).rows.map((r) => r.id)).toEqual([id]);
    at('2026-10-09');
    expect((await clerk.do('requests.list', { colour: 'amber' })).rows.map((r) => r.id)).toEqual([id]);
    at('2026-10-11');
    expect((await clerk.do('requests.list', { colour: 'red' })).rows.map((r) => r.id)).toEqual([id]);
    const told = await clerk.do('requests.answer', { id, words: '换了空气开关' });
    expect([told.colour, told.whole!.colour]).toEqual([null, 'late']);
  });

  it('S4 the clock pauses while papers are awaited and for nothing else, and a make-up Saturday counts', async () => {
    await begin('2026-02-12');
    const { id } = await submit({ item: 'SCHOOL' });
    await clerk.do('requests.take', { id });
    // Seven: 13, 14 (Saturday, made up for), 24, 25, 26, 27, 28.
    expect((await clockOf(clerk, id)).dueOn).toBe('2026-02-28');
    at('2026-02-13');
    const asked = await clerk.do('requests.askPapers', { id, papers: ['学籍号', '监护人身份证'], words: '拍照就行' });
    expect([asked.status, asked.colour, asked.dueOn, asked.steps.at(-1)!.words]).toEqual(['papers', 'paused', null, '学籍号、监护人身份证。拍照就行']);
    expect((await clerk.do('requests.list', { colour: 'paused' })).rows.map((r) => r.id)).toEqual([id]);
    at('2026-02-24');
    const brought = await member.do('requests.bring', { id, words: '都拍了' });
    expect([brought.status, brought.colour, brought.dueOn]).toEqual(['working', 'green', '2026-03-03']);
    await clerk.do('requests.suspend', { id, reason: '学校还没开学' });
    expect((await clockOf(clerk, id)).dueOn).toBe('2026-03-03');
    expect((await clerk.do('requests.resume', { id, words: '开学了' })).dueOn).toBe('2026-03-03');
  });

  it('S4 a calendar changed midway changes no promise that was made, and every later one', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    expect((await clockOf(member, id)).dueOn).toBe('2026-11-05');
    t.clock.advance(60_000);
    const now = (await county.do('calendar.get', { year: 2026 })).days;
    await county.do('calendar.setDays', { year: 2026, known: true, rest: [...now.rest, { name: '州庆', from: '2026-11-04', until: '2026-11-04' }], work: now.work });
    t.clock.advance(60_000);
    await clerk.do('requests.work', { id });
    expect((await clockOf(member, id)).dueOn).toBe('2026-11-05');
    const later = await submit();
    await clerk.do('requests.take', { id: later.id });
    expect((await clockOf(member, later.id)).dueOn).toBe('2026-11-06');
  });

  it('S4 a year whose days nobody knows is said', async () => {
    await begin('2026-12-30');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    expect((await clockOf(member, id)).whole).toMatchObject({ dueOn: '2027-01-04', unknownYear: 2027 });
  });

  it('S4 yellow, red and up the tree, as duties: the owner, the township, the county', async () => {
    await begin('2026-11-01');
    await runDuties(t.services);
    at('2026-11-02');
    const { id } = await submit();
    expect(await dutiesOf(id)).toEqual([{ ruleCode: 'request', state: 'open', dueOn: '2026-11-03', opensOn: '2026-11-02', assigneeHat: 'clerk', escalatedHat: null }]);
    await secretary.do('requests.take', { id });
    const work = { ruleCode: 'request_work', opensOn: '2026-11-04', dueOn: '2026-11-05', assigneeHat: 'secretary' };
    expect(await dutiesOf(id)).toMatchObject([{ ruleCode: 'request', state: 'done' }, { ...work, state: 'open' }]);
    expect((await secretary.do('duties.list', { view: 'mine' })).rows.filter((d) => d.period === id)).toEqual([]);
    at('2026-11-04');
    expect((await secretary.do('duties.list', { view: 'mine' })).rows.filter((d) => d.period === id).map((d) => d.state)).toEqual(['todo']);
    at('2026-11-06');
    await runDuties(t.services);
    expect((await clerk.do('duties.list', { view: 'mine', state: 'overdue' })).rows.filter((d) => d.period === id).map((d) => d.rule)).toEqual(['request_work']);
    expect((await dutiesOf(id))[1]).toMatchObject({ ...work, escalatedHat: 'clerk' });
    at('2026-11-09');
    await runDuties(t.services);
    expect((await dutiesOf(id))[1]).toMatchObject({ escalatedHat: 'county' });
    expect((await county.do('duties.list', { view: 'mine', state: 'overdue' })).rows.map((d) => d.period)).toContain(id);
    await secretary.do('requests.answer', { id, words: '修好了' });
    expect((await dutiesOf(id))[1]!.state).toBe('done');
  });

  it('S4 while papers are awaited nobody owes the result; when they came it is owed again, on the new day', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    await clerk.do('requests.askPapers', { id, papers: ['户号'] });
    expect((await dutiesOf(id))[1]).toMatchObject({ state: 'cancelled', dueOn: '2026-11-05' });
    at('2026-11-10');
    await member.do('requests.bring', { id, words: '拍来了' });
    expect((await dutiesOf(id))[1]).toMatchObject({ state: 'open', dueOn: '2026-11-13' });
    await member.do('requests.confirm', { id }).catch(() => undefined);
    await clerk.do('requests.end', { id, reason: '不归这里管' });
    expect((await dutiesOf(id))[1]!.state).toBe('done');
    await member.do('requests.reopen', { id, reason: '那归谁管' });
    // Promised anew.
    expect((await dutiesOf(id))[1]).toMatchObject({ state: 'open', dueOn: '2026-11-13' });
  });

  it('S4 somebody the roster does not know is the place’s duty', async () => {
    await begin('2026-11-02');
    const { id } = await clerk.do('requests.enter', { asker: { name: '过路人' }, item: 'UTILITY', text: '路灯坏了', take: false });
    expect(await dutiesOf(id)).toMatchObject([{ ruleCode: 'request', state: 'open', dueOn: '2026-11-03' }]);
  });
});

describe('S3 who was asked first', () => {
  it('S3 handed over four times and bounced twice, it keeps its owner and its clocks', async () => {
    await begin('2026-11-02');
    const outpost = await awake(t, 'outpost', { place, orgId: await anOutpost(t, place) });
    const beside = await awake(t, 'secretary', { place: await aVillage(t, place) });
    const { id } = await submit({ item: 'MEDICAL' });
    const first = (await clerk.do('requests.take', { id })).takenBy;
    const clocks = await clockOf(clerk, id);
    const pass = (from: Caller, to: Awake) => from.do('requests.pass', { id, userId: to.userId, words: '归你们管' });
    expect((await clerk.do('requests.successors', { id })).rows.map((s) => s.userId)).toEqual(expect.arrayContaining([secretary.userId, outpost.userId]));
    // Once: declined; it never left.
    expect(await pass(clerk, secretary)).toMatchObject({ takenBy: first, passing: expect.any(String) });
    expect(await refused(beside.call('requests.accept', { id }))).toEqual([404, 'request.not_found']);
    expect(await secretary.do('requests.bounce', { id, words: '村里办不了' })).toMatchObject({ takenBy: first, passing: null });
    // Twice: accepted; a third time: accepted by another, far away.
    at('2026-11-03');
    await pass(clerk, beside);
    expect((await beside.do('requests.list', { waiting: true })).rows.map((r) => r.id)).toEqual([id]);
    expect((await beside.do('requests.accept', { id })).takenBy).not.toBe(first);
    expect(await refused(clerk.call('requests.answer', { id, words: '抢着答' }))).toEqual(code('requests.not_yours'));
    await pass(beside, outpost);
    await outpost.do('requests.accept', { id });
    // Given back: to who was asked first, and not to who passed it on.
    expect(await outpost.do('requests.bounce', { id, words: '这里办不了' }).catch((e: Error) => e.message)).toMatchObject({ takenBy: first });
    // A fourth time: offered, and still his.
    await pass(clerk, secretary);
    const seen = await member.do('requests.get', { id });
    expect([seen.takenBy, seen.firstTaker, seen.passing, seen.status]).toEqual([first, first, null, 'taken']);
    const now = await clockOf(clerk, id);
    expect([now.dueOn, now.whole!.days, now.whole!.amberOn]).toEqual([clocks.dueOn, clocks.whole!.days, clocks.whole!.amberOn]);
    expect(now.whole!.used).toBe(1);
    // The asker reads who took it over, and not what offices say to each other.
    expect(seen.steps.map((s) => s.what)).toEqual(['submitted', 'taken', 'passed', 'passed']);
    expect(JSON.stringify(seen)).not.toContain('办不了');
    expect((await clerk.do('requests.get', { id })).steps.map((s) => s.what)).toEqual(['submitted', 'taken', 'offered', 'bounced', 'offered', 'passed', 'offered', 'passed', 'bounced', 'offered']);
  });

  it('S3 nobody is offered what he cannot serve, nor twice what is his', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    const far = await awake(t, 'secretary', { place: await aCounty(t) });
    for (const userId of [far.userId, clerk.userId, member.userId, randomUUID()]) expect(await refused(clerk.call('requests.pass', { id, userId, words: '你来' }))).toEqual(code('requests.no_such_owner'));
    expect(await refused(secretary.call('requests.accept', { id }))).toEqual(code('requests.not_passed'));
    expect(await refused(clerk.call('requests.bounce', { id, words: '不要' }))).toEqual(code('requests.not_passed'));
  });
});

describe('S7 the echo', () => {
  it('S7 ended like done: told, and closed by the asker’s word', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    const told = await clerk.do('requests.end', { id, reason: '户口不在本县，要到户籍地办' });
    expect([told.status, told.outcome, told.answer]).toEqual(['answered', 'ended', '户口不在本县，要到户籍地办']);
    expect(await member.do('requests.confirm', { id, rating: 3 })).toMatchObject({ status: 'ended', rating: 3 });
  });
  it('S7 a bad word: somebody who did not do it rings back, and it closes or opens again', async () => {
    await begin('2026-11-02');
    const bad = async () => {
      const { id } = await submit();
      await clerk.do('requests.take', { id });
      await clerk.do('requests.answer', { id, words: '办好了' });
      return (await member.do('requests.confirm', { id, rating: 1, words: '等太久' }));
    };
    const one = await bad();
    expect([one.status, one.rating]).toEqual(['callback', 1]);
    expect(await refused(clerk.call('requests.callBack', { id: one.id, words: '我自己问' }))).toEqual(code('requests.own_callback'));
    expect((await secretary.do('requests.list', { waiting: true })).rows.map((r) => r.id)).toContain(one.id);
    expect((await secretary.do('requests.callBack', { id: one.id, words: '问清楚了，认了' })).status).toBe('confirmed');
    const two = await bad();
    expect(await secretary.do('requests.callBack', { id: two.id, words: '确实没办好', again: true })).toMatchObject({ status: 'taken', takenBy: two.takenBy });
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    await clerk.do('requests.answer', { id, words: '办好了' });
    expect(await member.do('requests.confirm', { id, rating: 2, words: '没修好', again: 'reopen' })).toMatchObject({ status: 'taken', rating: 2 });
  });
  it('S4 every verb once, twice with one key, and wrong afterwards', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    await clerk.do('requests.take', { id });
    const key = randomUUID();
    const worked = await clerk.do('requests.work', { id }, { key });
    expect(await clerk.do('requests.work', { id }, { key })).toEqual(worked);
    expect(await refused(clerk.call('requests.work', { id }))).toEqual(code('requests.wrong_state'));
    expect(await refused(clerk.call('requests.resume', { id }))).toEqual(code('requests.wrong_state'));
    expect(await refused(clerk.call('requests.bring', { id }))).toEqual(code('requests.wrong_state'));
    expect(await refused(secretary.call('requests.suspend', { id, reason: '不归他' }))).toEqual(code('requests.not_yours'));
    await clerk.do('requests.suspend', { id, reason: '等上级通知' });
    expect(await refused(clerk.call('requests.answer', { id, words: '好了' }))).toEqual(code('requests.wrong_state'));
    await clerk.do('requests.resume', { id });
    await clerk.do('requests.askPapers', { id, papers: ['户号'] });
    await clerk.do('requests.bring', { id, words: '送到窗口了' });
    await clerk.do('requests.answer', { id, words: '好了' });
    const done = await member.do('requests.confirm', { id, rating: 5 });
    expect(done.steps.map((s) => s.what)).toEqual(['submitted', 'taken', 'working', 'suspended', 'resumed', 'papers', 'brought', 'answered', 'confirmed']);
    expect(await refused(secretary.call('requests.callBack', { id, words: '回访' }))).toEqual(code('requests.wrong_state'));
  });
  it('S7 the county reads along and does nothing; another township finds nothing', async () => {
    await begin('2026-11-02');
    const { id } = await submit();
    expect((await county.do('requests.get', { id })).can).toEqual([]);
    expect(await refused(county.call('requests.take', { id }))).toEqual([403, 'request.not_allowed']);
    const far = await awake(t, 'clerk', { place: await aCounty(t) });
    for (const reply of [far.call('requests.get', { id }), far.call('requests.work', { id }), far.call('requests.pass', { id, userId: far.userId, words: '给我' }), far.call('requests.successors', { id })]) expect(await refused(reply)).toEqual([404, 'request.not_found']);
  });
  it('S7 a host knows how far it is, reads none of the words, and does nothing to it', async () => {
    await begin('2026-11-02');
    const hostId = await anOutpost(t, place);
    const host = await awake(t, 'outpost', { place, orgId: hostId });
    const { id } = await submit();
    expect(await refused(host.call('requests.get', { id }))).toEqual([404, 'request.not_found']);
    await host.do('arrivals.accept', { id: (await member.do('arrivals.report', { hostOrgId: hostId })).id });
    await clerk.do('requests.take', { id });
    await clerk.do('requests.answer', { id, words: '电工去过了' });
    const seen = await host.do('requests.get', { id });
    expect([seen.status, seen.text, seen.answer, seen.phone, seen.photoIds, seen.can]).toEqual(['answered', '', null, null, [], []]);
    expect(seen.steps.map((s) => [s.what, s.words])).toEqual([['submitted', ''], ['taken', ''], ['answered', '']]);
    for (const reply of [host.call('requests.logAttempt', { id, words: '问过了' }), host.call('requests.pass', { id, userId: host.userId, words: '给我' })]) expect(await refused(reply)).toEqual([403, 'request.not_allowed']);
  });
});
