import { startOfDay } from '@guiyan/shared/domain/dates';
import { row, sql } from '../../platform/db/sql';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, awake, peek, type Away, type Place } from '../../test/factories/county';
import { runDuties } from '../duties';

let t: TestApp;
let place: Place;
let clerk: Awaited<ReturnType<typeof awake>>;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(TEST_NOW); place = await aCounty(t); clerk = await awake(t, 'clerk', { place }); });
afterAll(() => t.close());
const memberOf = (away: Away) => awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const card = { occasion: '七一' as const, year: 2027 };

describe('M3 a card for everybody away', () => {
  it('M3 the plan shows everybody with a line that bears his name, and writes nothing', async () => {
    const [a, b] = [await aMember(t, place), await aMember(t, await aVillage(t, place))];
    await memberOf(a);
    const plan = await clerk.do('greetings.plan', card);
    expect(plan).toMatchObject({ left: 2, sentOn: null, from: expect.stringMatching(/党委$/) as string });
    expect(plan.rows.map((r) => [r.memberId, r.line.startsWith(`${r.name}同志：七一到了`), r.hasApp])).toEqual([[a.memberId, true, true], [b.memberId, true, false]]);
    expect((await clerk.do('greetings.list', {})).rows).toEqual([]);
  });

  it('M3 each gets one a year and feast, with words of his own where there are some; a second run reaches those who came since', async () => {
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    await aMember(t, await aTownship(t, place.countyId));
    const send = () => clerk.do('greetings.send', { ...card, text: '{姓名}同志，七一好', lines: [{ memberId: a.memberId, line: '你爹的腿好多了，能下地了' }] });
    expect(await send()).toEqual({ made: 2, total: 2 });
    expect(await send()).toEqual({ made: 0, total: 2 });
    const late = await aMember(t, place);
    expect(await send()).toEqual({ made: 1, total: 3 });
    const rows = (await clerk.do('greetings.list', card)).rows;
    expect(new Map(rows.map((g) => [g.memberId, g.line]))).toEqual(new Map([[a.memberId, '你爹的腿好多了，能下地了'], [b.memberId, `${b.name}同志，七一好`], [late.memberId, `${late.name}同志，七一好`]]));
    expect(await clerk.do('greetings.send', { ...card, occasion: '中秋', text: '{姓名}，中秋好' })).toEqual({ made: 3, total: 3 });
    expect((await clerk.do('greetings.list', { limit: 2 })).next).not.toBeNull();
    const stored = await peek(t, (op) => row<{ line: string }>(op.db, sql('select line from greetings where member_id = ?', a.memberId)));
    expect(stored?.line).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('M3 two who send at once make one card each', async () => {
    await aMember(t, place);
    const other = await awake(t, 'clerk', { place });
    const input = { ...card, text: '{姓名}，七一好' };
    const replies = await Promise.all([clerk.call('greetings.send', input), other.call('greetings.send', input)]);
    expect(replies.filter((r) => r.status === 200).length).toBeGreaterThan(0);
    expect((await clerk.do('greetings.list', {})).rows).toHaveLength(1);
  });

  it('M3 the member finds it on his first screen and answers with one tap, once; that is a sign of life', async () => {
    const away = await aMember(t, place);
    await clerk.do('greetings.send', { ...card, text: '{姓名}同志，七一好' });
    const me = await memberOf(away);
    const door = (await me.do('home.open', {})).rows.find((r) => r.to === 'greeting');
    expect(door).toMatchObject({ title: '七一贺卡', why: expect.stringMatching(/党委寄来的$/) as string });
    const mine = await me.do('greetings.get', { id: door!.id! });
    expect(mine).toMatchObject({ line: `${away.name}同志，七一好`, can: ['echo'], echo: null });
    expect((await me.do('greetings.echo', { id: mine.id, kind: 'well', words: '年底回' })).echo).toEqual({ kind: 'well', words: '年底回', on: '2026-11-22' });
    expect((await me.call('greetings.echo', { id: mine.id, kind: 'thanks' })).error?.code).toBe('greeting.echoed');
    expect((await me.do('home.open', {})).rows.some((r) => r.to === 'greeting')).toBe(false);
    expect((await clerk.do('greetings.list', {})).rows[0]?.echo?.words).toBe('年底回');
    expect((await clerk.do('members.get', { id: away.memberId })).lastCheckinOn).toBe('2026-11-22');
    const other = await memberOf(await aMember(t, place));
    expect((await other.call('greetings.get', { id: mine.id })).status).toBe(404);
  });

  it('M3 sending it is the evidence of the duty of that feast, before it is due or while it is', async () => {
    await aMember(t, place);
    const township = await aTownship(t, place.countyId);
    await aMember(t, township);
    await clerk.do('greetings.send', { ...card, text: '{姓名}，七一好' });
    t.clock.set(startOfDay('2027-06-20'));
    await runDuties(t.services);
    const greeting = async (who: typeof clerk, state: 'todo' | 'done') => (await who.do('duties.list', { view: 'place', rule: 'greeting', state })).rows.map((d) => d.period);
    expect(await greeting(clerk, 'done')).toEqual(['七一@2027']);
    const other = await awake(t, 'clerk', { place: township });
    expect(await greeting(other, 'todo')).toEqual(['七一@2027']);
    const { id } = (await other.do('duties.list', { view: 'mine', rule: 'greeting' })).rows[0]!;
    expect((await other.call('duties.done', { id, words: '发过了' })).error?.code).toBe('duty.proved');
    await other.do('greetings.send', { ...card, occasion: '中秋', text: '{姓名}，中秋好' });
    expect(await greeting(other, 'todo')).toEqual(['七一@2027']);
    await other.do('greetings.send', { ...card, text: '{姓名}，七一好' });
    expect(await greeting(other, 'done')).toEqual(['七一@2027']);
  });

  it('M3 a year gone by, nobody to greet and somebody of elsewhere are refused with a sentence', async () => {
    expect((await clerk.call('greetings.send', { ...card, text: '好' })).error?.code).toBe('greeting.nobody');
    const away = await aMember(t, await aTownship(t, place.countyId));
    await aMember(t, place);
    expect((await clerk.call('greetings.send', { ...card, year: 2025, text: '好' })).error?.code).toBe('greeting.year');
    expect((await clerk.call('greetings.send', { ...card, text: '好', lines: [{ memberId: away.memberId, line: '好' }] })).status).toBe(404);
    expect((await clerk.do('greetings.list', {})).rows).toEqual([]);
    expect((await (await as(t, 'secretary', { place })).call('greetings.send', { ...card, text: '好' })).status).toBe(403);
  });
});
