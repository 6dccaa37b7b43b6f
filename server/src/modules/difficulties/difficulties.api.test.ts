import { randomUUID } from 'node:crypto';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, type Away, type Place } from '../../test/factories/county';

let t: TestApp, place: Place, away: Away;
type Caller = Awaited<ReturnType<typeof as>>;
let clerk: Caller, helper: Caller, member: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  t.clock.set(TEST_NOW);
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  helper = await as(t, 'helper', { place });
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
});
afterAll(() => t.close());
const list = async (who: Caller, more: object = {}) => (await who.do('difficulties.list', more)).rows;

describe('S11 the register of difficulties', () => {
  it('S11 one told in a visit, a check-in and a call stands open with where it came from until its echo', async () => {
    await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'trouble', difficulty: '药费差三百', happenedAt: t.clock.now() });
    await member.do('checkins.send', { kind: 'help', line: '工钱没发', happenedAt: t.clock.now() });
    await clerk.do('members.logContact', { id: away.memberId, how: 'phone', words: '问了', difficulty: '屋顶漏雨' });
    // What was simply asked for is none.
    await member.do('requests.submit', { item: 'OTHER', text: '开个证明' });
    const open = await list(clerk);
    expect(open.map((d) => [d.source, d.text, d.status, d.kind, d.solvedOn]).sort()).toEqual([['checkin', '工钱没发', 'submitted', null, null], ['contact', '屋顶漏雨', 'submitted', null, null], ['visit', '药费差三百', 'submitted', null, null]]);
    const wages = open.find((d) => d.source === 'checkin')!;
    expect((await clerk.do('difficulties.setKind', { id: wages.id, kind: 'finance' })).kind).toBe('finance');
    await clerk.do('requests.take', { id: wages.id });
    await clerk.do('requests.answer', { id: wages.id, words: '劳动监察出面，发下来了' });
    // Told and not yet heard: still open.
    expect((await list(clerk, { source: 'checkin' })).map((d) => d.status)).toEqual(['answered']);
    expect(await list(clerk, { solved: true })).toEqual([]);
    await member.do('requests.confirm', { id: wages.id });
    expect(await list(clerk, { solved: true })).toMatchObject([{ id: wages.id, solution: '劳动监察出面，发下来了', solvedOn: '2026-11-22', kind: 'finance' }]);
    expect((await list(clerk)).map((d) => d.source).sort()).toEqual(['contact', 'visit']);
    expect((await list(clerk, { kind: 'none' })).length).toBe(2);
    const roof = open.find((d) => d.source === 'contact')!;
    const key = randomUUID();
    await clerk.do('difficulties.setKind', { id: roof.id, kind: 'finance' }, { key });
    await clerk.do('difficulties.setKind', { id: roof.id, kind: 'finance' }, { key });
    await clerk.do('difficulties.setKind', { id: roof.id, kind: 'other' });
    expect((await list(clerk, { kind: 'other' })).map((d) => d.id)).toEqual([roof.id]);
    const figures = await (await as(t, 'county', { place })).do('difficulties.figures', {});
    expect(figures.rows.map((r) => [r.kind, r.source, r.raised, r.solved]).sort()).toEqual([['finance', 'checkin', 1, 1], ['none', 'visit', 1, 0], ['other', 'contact', 1, 0]]);
  });

  it('S11 P5 H8 one told as a happening stands in it too, with where it was told; taken back, or well again, it is gone; a wedding is none', async () => {
    const home = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    const tell = (who: Caller, kind: 'wedding' | 'hospital' | 'setback' | 'difficulty', more: object = {}) => who.do('happenings.tell', { kind, on: '2026-11-20', ...more });
    await tell(home, 'wedding');
    const [ill, lost] = [await tell(home, 'hospital', { words: '阑尾炎' }), await tell(home, 'difficulty')];
    await tell(helper, 'setback', { familyId: away.familyId, words: '店关了' });
    const open = await list(clerk, { source: 'happened' });
    expect(open.map((d) => d.text).sort()).toEqual(['其他困难', '创业受挫：店关了', '生病住院：阑尾炎']);
    const store = open.find((d) => d.text.startsWith('创业'))!;
    expect(store.who).toContain('家');
    // The family sees it among its own matters and is heard about it.
    expect((await home.do('requests.get', { id: store.id })).source).toBe('happened');
    await home.do('happenings.over', { id: ill.id });
    await home.do('happenings.takeBack', { id: lost.id });
    expect((await list(clerk, { source: 'happened' })).map((d) => d.id)).toEqual([store.id]);
    // On the way, it is still open; told that it cannot be done, it is settled and not solved.
    await clerk.do('requests.take', { id: store.id });
    await clerk.do('requests.work', { id: store.id });
    expect((await list(clerk)).map((d) => [d.id, d.status])).toEqual([[store.id, 'working']]);
    const county = await as(t, 'county', { place });
    const figures = await county.do('difficulties.figures', {});
    expect([figures.open, figures.places]).toEqual([1, [{ orgId: place.townshipId, name: expect.any(String), open: 1 }]]);
    expect((await county.do('home.open', {})).office!.counts.find((c) => c.key === 'difficulties')?.value).toBe(1);
    expect((await clerk.do('home.open', {})).office!.counts.find((c) => c.key === 'difficulties')?.value).toBe(1);
    await clerk.do('requests.end', { id: store.id, reason: '店面已经转给别人' });
    await home.do('requests.confirm', { id: store.id });
    expect([await list(clerk), (await list(clerk, { solved: true })).map((d) => [d.status, d.solution, d.solvedOn])]).toEqual([[], [['ended', '店面已经转给别人', '2026-11-22']]]);
    expect((await clerk.do('difficulties.figures', {})).rows).toEqual([{ kind: 'none', source: 'happened', raised: 1, solved: 0, ended: 1 }]);
  });

  it('S11 what is none, or of another township, is not there; the county counts and reads no names', async () => {
    await member.do('checkins.send', { kind: 'help', line: '工钱没发', happenedAt: t.clock.now() });
    const [one] = await list(clerk);
    const plain = await member.do('requests.submit', { item: 'OTHER', text: '开个证明' });
    expect((await clerk.call('difficulties.setKind', { id: plain.id, kind: 'other' })).status).toBe(404);
    expect((await clerk.call('difficulties.setKind', { id: randomUUID(), kind: 'other' })).status).toBe(404);
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect(await list(far)).toEqual([]);
    expect((await far.call('difficulties.setKind', { id: one!.id, kind: 'other' })).status).toBe(404);
    expect((await far.do('difficulties.figures', {})).rows).toEqual([]);
    expect((await (await as(t, 'county', { place })).call('difficulties.list', {})).status).toBe(403);
  });
});
