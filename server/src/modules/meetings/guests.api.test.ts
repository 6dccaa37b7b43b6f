import { randomUUID } from 'node:crypto';
import { joinFamily } from '../families';
import { addPerson } from '../people';
import { work } from '../../platform/op';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, as, awake, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let secretary: Awaited<ReturnType<typeof awake>>;
let homes: [Away, Away];
let children: [string, string];
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  t.clock.set(TEST_NOW);
  place = await aCounty(t);
  secretary = await awake(t, 'secretary', { place });
  homes = [await aMember(t, place), await aMember(t, place)];
  children = [await aChild(homes[0], '小一'), await aChild(homes[1], '小二')];
});
afterAll(() => t.close());
const aChild = (away: Away, name: string): Promise<string> => work(t.services, async (op) => {
  const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name, birth: '2017-05-01', birthPrecision: 'day' });
  await joinFamily(op, away.familyId, away.personId, { personId: id, relation: '儿子', kind: 'child', tags: [] });
  return id;
});
const peer = { kind: 'peer' as const, title: '手拉手过腊八', place: '馨安小院', onDay: '2026-11-22', at: '下午 2 点' };
const code = async (asked: Promise<{ status: number; error: { code: string } | null }>) => { const r = await asked; return r.error?.code ?? r.status; };

describe('H13 hand in hand', () => {
  it('H13 children of two families are put together at a site; each holds one hand; what came of it is written without a photo', async () => {
    const clerk = await as(t, 'clerk', { place });
    const site = await clerk.do('sites.add', { villageId: place.villageId, name: '馨安小院', place: '旧教室', keeper: '石奶奶', phone: '0855-7654321', days: '周六', from: '2026-11-22' });
    const { id, siteId } = await secretary.do('meetings.plan', { ...peer, siteId: site.id });
    expect(siteId).toBe(site.id);
    expect(await code(secretary.call('meetings.plan', { ...peer, siteId: randomUUID() }))).toBe('request.not_found');
    const free = (await secretary.do('meetings.guests', { id, kind: 'child' })).rows;
    expect(free.map((p) => [p.name, p.age, p.tags])).toEqual(expect.arrayContaining([['小一', null, []], ['小二', null, []]]));
    expect(free).toHaveLength(2);
    const key = randomUUID();
    await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: children }, { key });
    const page = await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: children }, { key });
    expect([page.invited, page.can]).toEqual([2, ['invite', 'hold', 'cancel', 'pair']]);
    expect((await secretary.do('meetings.guests', { id, kind: 'child' })).rows).toEqual([]);
    await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: [children[0]] });
    const sister = await aChild(homes[0], '小妹');
    const helper = await awake(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: homes[0].familyId, helperId: helper.personId!, helperClass: 'society' });
    await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: [sister] });
    const all = (await secretary.do('meetings.askGuests', { id, kind: 'helper', personIds: [helper.personId!] })).guests;
    const of = (name: string) => all.find((g) => g.name === name)!.id;
    const [one, two, three, aid] = [of('小一'), of('小二'), of('小妹'), all.find((g) => g.kind === 'helper')!.id];
    expect(await code(secretary.call('meetings.pair', { id, guestId: one, withId: three }))).toBe('meeting.no_pair');
    expect(await code(secretary.call('meetings.pair', { id, guestId: one, withId: one }))).toBe('meeting.no_pair');
    expect(await code(secretary.call('meetings.pair', { id, guestId: one, withId: randomUUID() }))).toBe('request.not_found');
    const paired = await secretary.do('meetings.pair', { id, guestId: one, withId: two });
    expect(paired.guests.filter((g) => g.withId).map((g) => [g.name, g.with]).toSorted()).toEqual([['小一', '小二'], ['小二', '小一']].toSorted());
    expect(await code(secretary.call('meetings.pair', { id, guestId: three, withId: two }))).toBe('meeting.paired');
    await secretary.do('meetings.pair', { id, guestId: two, withId: null });
    expect((await secretary.do('meetings.pair', { id, guestId: three, withId: two })).guests.find((g) => g.id === one)?.withId).toBeNull();
    await secretary.do('meetings.pair', { id, guestId: one, withId: aid });
    expect(await code(secretary.call('meetings.hold', { id, heldOn: '2026-11-22', attended: [], guests: [randomUUID()] }))).toBe('request.not_found');
    const held = await secretary.do('meetings.hold', { id, heldOn: '2026-11-22', attended: [], guests: [one, aid], notes: '两家约好轮流接送' });
    expect([held.came, held.notes, held.guests.filter((g) => g.attended).map((g) => g.id).toSorted()]).toEqual([2, '两家约好轮流接送', [one, aid].toSorted()]);
    expect(await code(secretary.call('meetings.askGuests', { id, kind: 'elder', personIds: [homes[0].elderId] }))).toBe('meeting.not_planned');
  });

  it('H13 a family sees what its own people are asked to and nobody else, a helper himself; another township finds nothing', async () => {
    const { id } = await secretary.do('meetings.plan', peer);
    await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: children });
    const family = await awake(t, 'family', { place, personId: homes[0].elderId, familyId: homes[0].familyId });
    const page = await family.do('meetings.get', { id });
    expect([page.guests.map((g) => g.name), page.people, page.invited, page.can]).toEqual([['小一'], [], 0, []]);
    expect(page.guests[0]).toMatchObject({ reply: null, by: '', can: ['reply'] });
    expect((await family.do('meetings.list', {})).rows.map((g) => g.id)).toEqual([id]);
    expect((await family.do('home.open', {})).family?.news.find((n) => n.id === id)).toMatchObject({ title: '请你家的人来手拉手过腊八', words: expect.stringContaining('馨安小院') });
    const away = await awake(t, 'member', { place, personId: homes[1].personId, familyId: homes[1].familyId });
    const his = await away.do('meetings.get', { id });
    expect([his.guests.map((g) => g.name), his.can]).toEqual([['小二'], []]);
    const other = await as(t, 'helper', { place });
    expect((await other.call('meetings.get', { id })).status).toBe(404);
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    for (const call of [() => far.call('meetings.guests', { id, kind: 'child' }), () => far.call('meetings.askGuests', { id, kind: 'child', personIds: children }), () => far.call('meetings.pair', { id, guestId: id, withId: null })]) expect((await call()).status).toBe(404);
    await secretary.do('meetings.cancel', { id, reason: '下雪' });
    expect(await code(secretary.call('meetings.pair', { id, guestId: id, withId: null }))).toBe('meeting.not_planned');
  });
});

describe('H13 an answer of one’s own', () => {
  it('H13 a family answers for its own people, a helper for himself; the office sees who said what, and counts it', async () => {
    const clerk = await as(t, 'clerk', { place });
    const helper = await awake(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: homes[0].familyId, helperId: helper.personId!, helperClass: 'society' });
    const { id } = await secretary.do('meetings.plan', peer);
    await secretary.do('meetings.askGuests', { id, kind: 'child', personIds: children });
    const all = (await secretary.do('meetings.askGuests', { id, kind: 'helper', personIds: [helper.personId!] })).guests;
    expect(all.map((g) => [g.reply, g.can])).toEqual([[null, []], [null, []], [null, []]]);
    const of = (name: string) => all.find((g) => g.name === name)!.id;
    const [one, two, aid] = [of('小一'), of('小二'), all.find((g) => g.kind === 'helper')!.id];
    const family = await awake(t, 'family', { place, personId: homes[0].elderId, familyId: homes[0].familyId });
    const key = randomUUID();
    await family.do('meetings.reply', { id, guestId: one, reply: 'yes', words: '奶奶送来' }, { key });
    await family.do('meetings.reply', { id, guestId: one, reply: 'yes', words: '奶奶送来' }, { key });
    // Another family's child, nobody's guest, and himself, who is not asked.
    for (const guestId of [two, randomUUID(), undefined]) expect(await code(family.call('meetings.reply', { id, ...(guestId && { guestId }), reply: 'no' }))).toBe('request.not_found');
    const away = await awake(t, 'member', { place, personId: homes[1].personId, familyId: homes[1].familyId });
    await away.do('meetings.reply', { id, guestId: two, reply: 'yes' });
    await away.do('meetings.reply', { id, guestId: two, reply: 'no', words: '那天考试' });
    expect((await helper.do('meetings.list', {})).rows.map((g) => g.id)).toEqual([id]);
    await helper.do('meetings.reply', { id, guestId: aid, reply: 'maybe' });
    const seen = await secretary.do('meetings.get', { id });
    expect(seen.guests.map((g) => [g.id, g.reply, g.words]).toSorted()).toEqual([[one, 'yes', '奶奶送来'], [two, 'no', '那天考试'], [aid, 'maybe', '']].toSorted());
    expect([seen.coming, seen.guests.every((g) => g.by !== '')]).toEqual([1, true]);
    expect((await family.do('meetings.get', { id })).guests).toMatchObject([{ id: one, reply: 'yes', by: expect.stringMatching(/^family/) }]);
    await secretary.do('meetings.hold', { id, heldOn: '2026-11-22', attended: [], guests: [one] });
    expect(await code(family.call('meetings.reply', { id, guestId: one, reply: 'no' }))).toBe('meeting.not_planned');
    expect((await family.do('meetings.get', { id })).guests[0]?.can).toEqual([]);
  });
});

describe('H13 an elders’ meeting', () => {
  it('H13 elders are asked by tag or age; an opinion is his who said it and is a duty until it is done', async () => {
    const clerk = await awake(t, 'clerk', { place });
    await clerk.do('families.setTag', { familyId: homes[0].familyId, personId: homes[0].elderId, tag: 'empty_nest' });
    const { id } = await clerk.do('meetings.plan', { ...peer, kind: 'elders', title: '重阳座谈' });
    const ask = async (more: object = {}) => (await clerk.do('meetings.guests', { id, kind: 'elder', ...more })).rows;
    expect((await ask()).map((p) => p.personId).toSorted()).toEqual([homes[0].elderId, homes[1].elderId].toSorted());
    expect(await ask({ tag: 'empty_nest' })).toMatchObject([{ personId: homes[0].elderId, tags: ['empty_nest'] }]);
    expect(await ask({ ageFrom: 80 })).toEqual([]);
    const elderly = await work(t.services, async (op) => {
      const p = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '龙阿公', birth: '1940-01-01', birthPrecision: 'day' });
      await joinFamily(op, homes[1].familyId, homes[1].personId, { personId: p, relation: '祖父', kind: 'elder', tags: [] });
      return p;
    });
    expect(await ask({ ageFrom: 80 })).toMatchObject([{ personId: elderly, age: 86 }]);
    expect(await ask({ village: randomUUID() })).toEqual([]);
    const { guests } = await clerk.do('meetings.askGuests', { id, kind: 'elder', personIds: [elderly] });
    expect(await code(clerk.call('meetings.askGuests', { id, kind: 'child', personIds: [homes[0].elderId] }))).toBe('request.not_found');
    expect(await code(clerk.call('meetings.pair', { id, guestId: guests[0]!.id, withId: null }))).toBe('meeting.not_peer');
    await clerk.do('meetings.hold', { id, heldOn: '2026-11-22', attended: [], guests: [guests[0]!.id] });
    const item = { id, title: '给井边装扶手', dueOn: '2026-12-20', to: 'secretary' as const, villageId: place.villageId };
    expect(await code(clerk.call('meetings.followUp', { ...item, guestId: randomUUID() }))).toBe('request.not_found');
    expect((await clerk.do('meetings.followUp', { ...item, guestId: guests[0]!.id })).items).toMatchObject([{ title: '给井边装扶手', from: '龙阿公', state: 'todo', owner: 'secretary' }]);
    const [duty] = (await secretary.do('duties.list', { view: 'mine' })).rows;
    await secretary.do('duties.done', { id: duty!.id, words: '装好了' });
    expect((await clerk.do('meetings.get', { id })).items[0]?.state).toBe('done');
  });
});
