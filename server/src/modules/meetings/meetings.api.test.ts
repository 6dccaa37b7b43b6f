import { startOfDay } from '@guiyan/shared/domain/dates';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, as, awake, type Away, type Place } from '../../test/factories/county';
import { runDuties } from '../duties';

let t: TestApp;
let place: Place;
let clerk: Awaited<ReturnType<typeof awake>>;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(TEST_NOW); place = await aCounty(t); clerk = await awake(t, 'clerk', { place }); });
afterAll(() => t.close());
const memberOf = (away: Away) => awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const tea = { kind: 'tea_party' as const, title: '春节茶话会', place: '乡政府二楼', onDay: '2026-12-01', at: '上午 9 点' };

describe('M4 a tea party', () => {
  it('M4 those home for the feast, those who stayed and those away stand apart, and are asked once each', async () => {
    const [home, stayed, away] = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    await clerk.do('members.visitHome', { id: home.memberId, fromDay: '2026-11-20' });
    const { going } = await clerk.do('members.get', { id: stayed.memberId });
    await clerk.do('members.comeBack', { id: stayed.memberId, version: going!.version, day: '2026-11-22' });
    const { id } = await clerk.do('meetings.plan', tea);
    const free = (await clerk.do('meetings.candidates', { id })).rows;
    expect(new Map(free.map((m) => [m.memberId, m.kind]))).toEqual(new Map([[home.memberId, 'home'], [stayed.memberId, 'stayed'], [away.memberId, 'away']]));
    await clerk.do('meetings.invite', { id, memberIds: [home.memberId, stayed.memberId] });
    const page = await clerk.do('meetings.invite', { id, memberIds: [home.memberId, away.memberId] });
    expect([page.invited, page.people.map((x) => x.kind).sort()]).toEqual([3, ['away', 'home', 'stayed']]);
    expect((await clerk.do('meetings.candidates', { id })).rows).toEqual([]);
    const far = await aMember(t, await aTownship(t, place.countyId));
    expect((await clerk.call('meetings.invite', { id, memberIds: [far.memberId] })).status).toBe(404);
  });

  it('M4 a member who is asked finds it, says whether he comes, and reads nobody else; one who is not finds nothing', async () => {
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    const { id } = await clerk.do('meetings.plan', tea);
    await clerk.do('meetings.invite', { id, memberIds: [a.memberId, b.memberId] });
    const me = await memberOf(a);
    expect((await me.do('home.open', {})).rows.find((r) => r.to === 'meeting')).toMatchObject({ title: '请你来春节茶话会', id });
    await me.do('meetings.reply', { id, reply: 'maybe' });
    expect((await me.do('meetings.reply', { id, reply: 'yes', words: '二十九到家' })).mine).toEqual({ reply: 'yes', words: '二十九到家' });
    const page = await me.do('meetings.get', { id });
    expect([page.people.map((x) => x.memberId), page.invited, page.can]).toEqual([[a.memberId], 0, ['reply']]);
    expect((await me.do('home.open', {})).rows.some((r) => r.to === 'meeting')).toBe(false);
    expect((await (await memberOf(b)).do('meetings.reply', { id, reply: 'listen', words: '打我电话' })).mine?.reply).toBe('listen');
    const office = await clerk.do('meetings.get', { id });
    expect([office.invited, office.coming]).toEqual([2, 1]);
    const outsider = await memberOf(await aMember(t, place));
    expect((await outsider.call('meetings.get', { id })).status).toBe(404);
    expect((await outsider.do('meetings.list', {})).rows).toEqual([]);
    expect((await (await as(t, 'clerk', { place: await aTownship(t, place.countyId) })).call('meetings.get', { id })).status).toBe(404);
  });

  it('M4 held, it knows who came, closes the duty of the Spring Festival, and is changed no more', async () => {
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    t.clock.set(startOfDay('2027-01-20'));
    await runDuties(t.services);
    const due = async () => (await clerk.do('duties.list', { view: 'mine', rule: 'tea_party' })).rows.map((d) => d.period);
    expect(await due()).toEqual(['春节@2027']);
    const forum = await clerk.do('meetings.plan', { ...tea, kind: 'elders', onDay: '2027-01-20' });
    await clerk.do('meetings.hold', { id: forum.id, heldOn: '2027-01-20', attended: [] });
    expect(await due()).toEqual(['春节@2027']);
    const { id } = await clerk.do('meetings.plan', { ...tea, onDay: '2027-01-20' });
    await clerk.do('meetings.invite', { id, memberIds: [a.memberId, b.memberId] });
    expect((await clerk.call('meetings.hold', { id, heldOn: '2027-01-21', attended: [] })).error?.code).toBe('day.future');
    const stranger = await aMember(t, place);
    expect((await clerk.call('meetings.hold', { id, heldOn: '2027-01-20', attended: [stranger.memberId] })).status).toBe(404);
    const page = await clerk.do('meetings.hold', { id, heldOn: '2027-01-20', attended: [a.memberId], notes: '说了路灯和招工' });
    expect([page.state, page.came, page.notes, page.people.map((x) => x.attended)]).toEqual(['held', 1, '说了路灯和招工', [true, false]]);
    expect(await due()).toEqual([]);
    for (const call of [() => clerk.call('meetings.invite', { id, memberIds: [stranger.memberId] }), () => clerk.call('meetings.cancel', { id, reason: '晚了' }), () => clerk.call('meetings.hold', { id, heldOn: '2027-01-20', attended: [] })]) expect((await call()).error?.code).toBe('meeting.not_planned');
  });

  it('M4 what the meeting asked for becomes a duty of an office, and the meeting tells how far it is', async () => {
    const { id } = await clerk.do('meetings.plan', { ...tea, onDay: '2026-11-22' });
    const item = { id, title: '修村口路灯', dueOn: '2026-12-20', to: 'secretary' as const, villageId: place.villageId };
    expect((await clerk.call('meetings.followUp', item)).error?.code).toBe('meeting.not_held');
    await clerk.do('meetings.hold', { id, heldOn: '2026-11-22', attended: [] });
    expect((await clerk.call('meetings.followUp', { ...item, dueOn: '2026-11-01' })).error?.code).toBe('duty.due_past');
    expect((await clerk.call('meetings.followUp', { id, title: '修路灯', dueOn: '2026-12-20', to: 'secretary' })).error?.code).toBe('duty.no_village');
    expect((await clerk.do('meetings.get', { id })).items).toEqual([]);
    expect((await clerk.do('meetings.followUp', item)).items).toMatchObject([{ title: '修村口路灯', state: 'todo', owner: 'secretary' }]);
    const secretary = await awake(t, 'secretary', { place });
    const [duty] = (await secretary.do('duties.list', { view: 'mine' })).rows;
    expect(duty).toMatchObject({ title: '修村口路灯', dueOn: '2026-12-20', rule: 'by_hand' });
    await secretary.do('duties.done', { id: duty!.id, words: '修好了' });
    expect((await clerk.do('meetings.get', { id })).items[0]?.state).toBe('done');
  });

  it('M4 a meeting that will not be is told with the reason; one in the past is not planned', async () => {
    const away = await aMember(t, place);
    expect((await clerk.call('meetings.plan', { ...tea, onDay: '2026-11-21' })).error?.code).toBe('meeting.past');
    const { id } = await clerk.do('meetings.plan', tea);
    await clerk.do('meetings.invite', { id, memberIds: [away.memberId] });
    await clerk.do('meetings.cancel', { id, reason: '下大雪' });
    const me = await memberOf(away);
    expect(await me.do('meetings.get', { id })).toMatchObject({ state: 'cancelled', reason: '下大雪', can: [] });
    expect((await me.call('meetings.reply', { id, reply: 'yes' })).error?.code).toBe('meeting.not_planned');
    expect((await clerk.do('meetings.list', {})).rows.map((g) => g.state)).toEqual(['cancelled']);
  });
});
