import { startOfDay } from '@guiyan/shared/domain/dates';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, awake, type Away, type Place } from '../../test/factories/county';
import { runDuties } from '../duties';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
const DAY_MS = 86_400_000;
// Whoever was there when the day began is asked: they are made the day before.
beforeEach(async () => { t.clock.set(TEST_NOW - DAY_MS); place = await aCounty(t); clerk = await awake(t, 'clerk', { place }); });
afterAll(() => t.close());

const at = (day: string): void => t.clock.set(startOfDay(day) + 10 * 3_600_000);
/** A member away, his liaison, and the month's duties. */
async function theirs(): Promise<{ away: Away; liaison: Caller }> {
  const away = await aMember(t, place);
  const liaison = await awake(t, 'liaison', { place });
  await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [away.memberId] });
  t.clock.set(TEST_NOW);
  await runDuties(t.services);
  return { away, liaison };
}
const callOf = async (liaison: Caller, away: Away) => (await liaison.do('calls.list', {})).rows.find((c) => c.memberId === away.memberId);

describe('M1 the month’s calls', () => {
  it('M1 the township says what to tell, and its liaisons read it beside those they call', async () => {
    const { away, liaison } = await theirs();
    expect((await liaison.do('calls.list', {})).plan).toMatchObject({ period: '2026-11', tells: [], can: [] });
    await clerk.do('calls.setPlan', { period: '2026-11', tells: ['医保月底截止', '年底回来的先报一声'] });
    const set = await clerk.do('calls.setPlan', { period: '2026-11', tells: ['医保月底截止', '招工会腊月初八'] });
    expect(set).toMatchObject({ tells: ['医保月底截止', '招工会腊月初八'], can: ['set'] });
    const list = await liaison.do('calls.list', {});
    expect([list.plan.tells, list.left, list.done]).toEqual([['医保月底截止', '招工会腊月初八'], 1, 0]);
    expect(list.rows[0]).toMatchObject({ memberId: away.memberId, name: away.name, state: 'todo', dueOn: '2026-11-30', place: '浙江省 宁波市', misses: 0, unreached: false, last: null, can: ['call', 'log'] });
    expect(JSON.stringify(list)).not.toContain(away.phone);
    expect((await clerk.call('calls.setPlan', { period: '2026-10', tells: ['晚了'] })).error?.code).toBe('calls.past_month');
    expect((await clerk.call('calls.setPlan', { period: '2026-12', tells: ['一', '二', '三', '四'] })).status).toBe(400);
    const elsewhere = await as(t, 'liaison', { place: await aTownship(t, place.countyId), wide: 'township' });
    expect((await elsewhere.do('calls.plan', {})).tells).toEqual([]);
  });

  it('M1 a call that reached him is a contact log, closes the duty, and is told where the member is', async () => {
    const { away, liaison } = await theirs();
    expect(await liaison.do('calls.dial', { memberId: away.memberId })).toEqual({ phone: away.phone });
    const { call } = await liaison.do('calls.log', { memberId: away.memberId, outcome: 'reached', answer: 'well', wants: 'work', words: '腊月回来' });
    expect(call).toMatchObject({ state: 'done', doneOn: '2026-11-22', can: [] });
    const history = await liaison.do('members.history', { id: away.memberId });
    expect(history.rows.find((r) => r.kind === 'contact')).toMatchObject({ title: '联系：电话', words: '都好。想找活干。腊月回来' });
    expect(history.rows.filter((r) => r.kind === 'missed')).toEqual([]);
    const list = await liaison.do('calls.list', {});
    expect([list.left, list.done]).toEqual([0, 1]);
    expect((await liaison.call('calls.dial', { memberId: away.memberId })).error?.code).toBe('calls.not_due');
    expect((await liaison.do('duties.list', { view: 'mine', rule: 'call' })).rows).toEqual([]);
    // He may not be asked for a log where a fact of its own closes the duty; it opens again with the next month.
    at('2026-12-02');
    await runDuties(t.services);
    expect((await callOf(liaison, away))?.state).toBe('todo');
  });

  it('M1 the reveal is on record with who asked', async () => {
    const { away, liaison } = await theirs();
    await liaison.do('calls.dial', { memberId: away.memberId });
    const county = await as(t, 'county', { place });
    expect((await county.do('audit.events', { limit: 50 })).rows.map((e) => e.name)).toContain('value.revealed');
  });

  it('M1 nobody answering keeps the duty open and stays in his history', async () => {
    const { away, liaison } = await theirs();
    const { call, misses, unreached } = await liaison.do('calls.log', { memberId: away.memberId, outcome: 'no_answer', words: '晚上再打' });
    expect([misses, unreached]).toEqual([1, false]);
    expect(call).toMatchObject({ state: 'todo', last: { on: '2026-11-22', outcome: 'no_answer', words: '晚上再打' }, misses: 1, can: ['call', 'log'] });
    expect((await liaison.do('members.history', { id: away.memberId })).rows.find((r) => r.kind === 'missed')).toMatchObject({ title: '打电话：没人接', words: '晚上再打' });
    expect((await liaison.do('members.get', { id: away.memberId })).lastCheckinOn).toBeNull();
  });

  it('M1 R11 three days of misses in a row list him to be searched for; three on one day do not, and a word from him ends it', async () => {
    const { away, liaison } = await theirs();
    const miss = () => liaison.do('calls.log', { memberId: away.memberId, outcome: 'no_answer' });
    const silent = async () => (await clerk.do('members.list', { contact: 'silent' })).rows.map((m) => m.id);
    for (let i = 0; i < 3; i += 1) expect((await miss()).misses).toBe(1);
    at('2026-11-23');
    await liaison.do('calls.log', { memberId: away.memberId, outcome: 'wrong_number' });
    expect(await silent()).toEqual([]);
    at('2026-11-25');
    expect(await miss()).toMatchObject({ misses: 3, unreached: true });
    expect(await silent()).toEqual([away.memberId]);
    expect(await clerk.do('members.get', { id: away.memberId })).toMatchObject({ contact: 'silent', unreachedOn: '2026-11-25', silentSince: '2026-11-21' });
    // Proposed to be searched for, and no more: what 条例 asks for before somebody is proposed as lost is asked for as ever.
    await clerk.do('members.logSearch', { id: away.memberId, day: '2026-11-25', asked: '他母亲', outcome: '说换了号' });
    expect((await clerk.call('members.proposeLost', { id: away.memberId, reason: 'moved' })).error?.code).toBe('lost.too_soon');
    at('2026-11-26');
    await (await as(t, 'member', { place, personId: away.personId, familyId: away.familyId })).do('checkins.send', { kind: 'well', happenedAt: t.clock.now() });
    expect(await silent()).toEqual([]);
    expect((await callOf(liaison, away))).toMatchObject({ misses: 0, unreached: false });
  });

  it('M1 what the phone kept comes late and counts for its own day; a call that reached him in between wins', async () => {
    const { away, liaison } = await theirs();
    at('2026-12-03');
    await runDuties(t.services);
    const on = (day: string) => startOfDay(day) + 9 * 3_600_000;
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) await liaison.do('calls.log', { memberId: away.memberId, outcome: 'no_answer', happenedAt: on(day) });
    expect((await clerk.do('members.list', { contact: 'silent' })).rows).toHaveLength(1);
    await liaison.do('calls.log', { memberId: away.memberId, outcome: 'reached', answer: 'well', happenedAt: on('2026-11-28') });
    expect((await clerk.do('members.list', { contact: 'silent' })).rows).toEqual([]);
    // November's duty is done, December's is not.
    expect((await callOf(liaison, away))?.state).toBe('todo');
    expect((await clerk.do('duties.list', { view: 'place', rule: 'call', state: 'done' })).rows.map((d) => d.doneOn)).toEqual([]);
    expect((await liaison.call('calls.log', { memberId: away.memberId, outcome: 'no_answer', happenedAt: on('2026-12-05') })).error?.code).toBe('time.future');
  });

  it('M1 S11 a difficulty told on the phone is a matter at once, which the member sees and ends', async () => {
    const { away, liaison } = await theirs();
    await liaison.do('calls.log', { memberId: away.memberId, outcome: 'reached', answer: 'difficulty', words: '工钱两个月没给' });
    const me = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const [asked] = (await me.do('requests.list', {})).rows;
    expect(asked).toMatchObject({ source: 'contact', status: 'submitted', text: '工钱两个月没给', asker: away.name });
    expect((await liaison.do('requests.list', { open: true })).rows.map((r) => r.id)).toEqual([asked!.id]);
    const secretary = await as(t, 'secretary', { place });
    await secretary.do('requests.take', { id: asked!.id });
    await secretary.do('requests.answer', { id: asked!.id, words: '劳动监察去过了' });
    expect((await me.do('requests.confirm', { id: asked!.id })).status).toBe('confirmed');
  });

  it('M1 the same call sent twice by one key is one call', async () => {
    const { away, liaison } = await theirs();
    const key = '7f1c3c1e-1111-4222-8333-944455556666';
    const input = { memberId: away.memberId, outcome: 'reached' as const, answer: 'well' as const };
    expect(await liaison.do('calls.log', input, { key })).toEqual(await liaison.do('calls.log', input, { key }));
    expect((await liaison.do('members.history', { id: away.memberId })).rows.filter((r) => r.kind === 'contact')).toHaveLength(1);
  });

  it('M1 only those who serve him are told of him', async () => {
    const { away, liaison } = await theirs();
    const others = [await as(t, 'liaison', { place }), await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: await aTownship(t, place.countyId) })];
    for (const other of others) {
      expect((await other.call('calls.dial', { memberId: away.memberId })).status).toBe(404);
      expect((await other.call('calls.log', { memberId: away.memberId, outcome: 'reached' })).status).toBe(404);
      expect((await other.do('calls.list', {})).rows).toEqual([]);
    }
    expect(await callOf(liaison, away)).toBeDefined();
    expect((await (await as(t, 'secretary', { place })).do('calls.list', {})).rows.map((c) => c.memberId)).toEqual([away.memberId]);
  });

  it('M1 a page after the other shows each once, those left to call first', async () => {
    const people = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    t.clock.set(TEST_NOW);
    await runDuties(t.services);
    await clerk.do('calls.log', { memberId: people[0]!.memberId, outcome: 'reached' });
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await clerk.do('calls.list', { limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((c) => c.memberId));
      cursor = page.next ?? undefined;
      more = cursor !== undefined;
    }
    expect(seen).toEqual([people[1]!.memberId, people[2]!.memberId, people[0]!.memberId]);
  });
});
