import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';

let t: TestApp;
let place: Place;
let away: Away;
let [clerk, helper, home]: [Caller, Caller, Caller] = [null!, null!, null!];
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  const person = await as(t, 'helper', { place });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: person.personId!, helperClass: 'organs' });
  helper = person;
  home = await as(t, 'family', { place, familyId: away.familyId, personId: away.elderId });
});

const money = { kind: 'money' as const, fen: 20_050, source: 'dues' as const, giver: '平寨党支部' };
const rice = { kind: 'goods' as const, item: '大米', quantity: 200, unit: '袋', source: 'donation' as const, giver: '商会' };
const bring = (gifts: (typeof money | typeof rice)[], more: object = {}) => helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'festival', state: 'well', gifts, happenedAt: t.clock.now(), ...more });

describe('H10 what is brought to a family', () => {
  it('H10 money in fen and goods by kind: the sums are those of the rows, in every view', async () => {
    await bring([money, rice]);
    await bring([{ ...rice, quantity: 50 }, { ...money, fen: 1 }]);
    for (const who of [clerk, helper, home, await as(t, 'secretary', { place }), await as(t, 'county', { place })]) {
      const seen = await who.do('gifts.list', {});
      expect([seen.total, seen.sums]).toEqual([4, { fen: 20_051, goods: [{ item: '大米', unit: '袋', quantity: 250 }] }]);
      expect(seen.rows.reduce((sum, g) => sum + g.fen, 0)).toBe(seen.sums.fen);
    }
    const strangers = [await as(t, 'helper', { place }), await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: await aCounty(t) })];
    for (const who of strangers) expect(await who.do('gifts.list', {})).toMatchObject({ rows: [], sums: { fen: 0, goods: [] } });
    const page = await clerk.do('gifts.list', { limit: 3 });
    expect((await clerk.do('gifts.list', { limit: 3, cursor: page.next! })).rows).toHaveLength(1);
  });

  it('H10 a visit sent twice brings it once', async () => {
    const key = 'c0ffee00-0000-4000-8000-0000000000aa';
    const input = { familyId: away.familyId, way: 'door' as const, occasion: 'festival' as const, state: 'well' as const, gifts: [money], happenedAt: t.clock.now() };
    expect(await helper.do('visits.record', input, { key })).toEqual(await helper.do('visits.record', input, { key }));
    expect((await clerk.do('gifts.list', {})).total).toBe(1);
  });

  it('H10 the family says it has come, or that it has not; the office sees both', async () => {
    await bring([money, rice]);
    const [one, two] = (await home.do('gifts.list', {})).rows;
    expect([one!.state, one!.can]).toEqual(['waiting', ['confirm']]);
    expect(await home.do('gifts.confirm', { id: one!.id, got: true })).toMatchObject({ state: 'confirmed', can: [] });
    expect(await home.do('gifts.confirm', { id: two!.id, got: false, words: '没看见' })).toMatchObject({ state: 'denied', said: '没看见', can: ['confirm'] });
    expect((await clerk.do('gifts.list', { state: 'denied' })).rows.map((g) => [g.id, g.said])).toEqual([[two!.id, '没看见']]);
    expect((await home.call('gifts.confirm', { id: one!.id, got: false })).error?.code).toBe('gift.settled');
    expect((await helper.call('gifts.notePaper', { id: one!.id, receiver: '奶奶' })).error?.code).toBe('gift.settled');
    expect(await home.do('gifts.confirm', { id: two!.id, got: true })).toMatchObject({ state: 'confirmed' });
    const neighbour = await aMember(t, place);
    expect((await (await as(t, 'family', { place, familyId: neighbour.familyId, personId: neighbour.elderId })).call('gifts.confirm', { id: one!.id, got: true })).status).toBe(404);
  });

  it('H10 signed on paper at the door, or noted later; a slip is cancelled and counts no more', async () => {
    await bring([money], { signedBy: '龙奶奶' });
    await bring([rice]);
    const [later, signed] = (await helper.do('gifts.list', {})).rows;
    expect([signed!.state, signed!.receiver, signed!.can]).toEqual(['paper', '龙奶奶', []]);
    expect(await helper.do('gifts.notePaper', { id: later!.id, receiver: '龙爷爷' })).toMatchObject({ state: 'paper', receiver: '龙爷爷' });
    expect((await helper.call('gifts.cancel', { id: later!.id, reason: '记错了' })).error?.code).toBe('gift.settled');
    expect(await clerk.do('gifts.cancel', { id: signed!.id, reason: '记成两次' })).toMatchObject({ state: 'cancelled', said: '记成两次', can: [] });
    expect(await clerk.do('gifts.list', {})).toMatchObject({ total: 1, sums: { fen: 0 } });
    expect((await clerk.do('gifts.list', { state: 'cancelled' })).total).toBe(1);
    const events = await peek(t, (op) => rows<{ payload: string }>(op.db, sql(`select payload from events where name = 'gift.settled' and subject_id = ? order by id`, away.familyId)));
    expect(events.map((e) => (JSON.parse(e.payload) as { state: string }).state)).toEqual(['paper', 'cancelled']);
  });

  it('H10 said by phone stands with both names: who has it, and who wrote that down', async () => {
    await bring([money, rice]);
    const [one, two] = (await helper.do('gifts.list', { mine: true })).rows;
    const told = await helper.do('gifts.notePaper', { id: one!.id, receiver: '龙奶奶', how: 'phone' });
    expect(told).toMatchObject({ state: 'phone', receiver: '龙奶奶', can: [] });
    expect(told.noted).not.toBe('');
    expect((await home.do('gifts.list', {})).rows.find((g) => g.id === one!.id)).toMatchObject({ state: 'phone', receiver: '龙奶奶', noted: told.noted });
    // What the family denied turned up after all, and it said so by phone.
    await home.do('gifts.confirm', { id: two!.id, got: false });
    expect(await clerk.do('gifts.notePaper', { id: two!.id, receiver: '龙爷爷', how: 'phone' })).toMatchObject({ state: 'phone', receiver: '龙爷爷' });
    expect((await clerk.do('gifts.list', { state: 'phone' })).total).toBe(2);
    // The other helper of the family sees them, and not among his own.
    const other = await as(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: away.familyId, helperId: other.personId!, helperClass: 'organs' });
    expect([(await other.do('gifts.list', {})).total, (await other.do('gifts.list', { mine: true })).total]).toEqual([2, 0]);
  });

  it('H10 a sum beyond reason and half a fen are refused, and nothing of the visit is written', async () => {
    for (const fen of [0, -1, 10_000_001, 1.5]) expect((await helper.call('visits.record', { familyId: away.familyId, way: 'door', occasion: 'festival', state: 'well', gifts: [{ ...money, fen }], happenedAt: t.clock.now() })).status).toBe(400);
    expect((await clerk.do('visits.list', {})).total).toBe(0);
  });
});

describe('H15 the note to the member away', () => {
  it('H15 is told while the family agrees; taken back it is told of no visit, given again of all', async () => {
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    await bring([], { echo: true, words: '屋里都好' });
    const told = async () => JSON.stringify(await member.do('home.open', {})).includes('屋里都好');
    const heard = async () => (await peek(t, (op) => rows<{ payload: string }>(op.db, sql(`select payload from events where name = 'visit.recorded' and subject_id = ? order by id`, away.familyId)))).map((e) => (JSON.parse(e.payload) as { echo: boolean }).echo);
    expect([await told(), await home.do('visits.echo', {})]).toEqual([true, { agrees: true, since: null }]);
    expect(await home.do('visits.setEcho', { agrees: false })).toMatchObject({ agrees: false });
    expect(await told()).toBe(false);
    await bring([], { echo: true, words: '屋里都好' });
    expect([await told(), await heard()]).toEqual([false, [true, false]]);
    await home.do('visits.setEcho', { agrees: true });
    expect(await told()).toBe(true);
    const other = await aMember(t, place);
    expect(await (await as(t, 'family', { place, familyId: other.familyId, personId: other.elderId })).do('visits.echo', {})).toEqual({ agrees: true, since: null });
  });
});
