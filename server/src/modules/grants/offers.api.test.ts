import { randomUUID } from 'node:crypto';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, awake as as, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

const pigs = (more: object = {}) => ({ kind: 'place' as const, title: '白香猪保种', gives: 'sow' as const, amount: 3, places: 1, until: '2027-01-31', ...more });
const carded = async (): Promise<Away> => {
  const away = await aMember(t, place);
  await clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  return away;
};
const home = (away: Away) => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const mine = async (at: Caller) => (await at.do('grants.answers', {})).rows[0]!;

describe('F6 what is offered, taken up, and came of it', () => {
  it('F6 only families that hold a card are offered it, all of them or those named; one of elsewhere is not known', async () => {
    expect((await clerk.call('grants.offer', pigs())).error?.code).toBe('offer.nobody');
    const [one, two] = [await carded(), await carded()];
    const bare = await aMember(t, place);
    const far = await aMember(t, await aTownship(t, place.countyId));
    const all = await clerk.do('grants.offer', pigs({ places: 2 }));
    expect([all.given, all.taken, (await clerk.do('grants.answers', { offerId: all.id })).rows.map((r) => r.familyId).sort()]).toEqual([2, 0, [one.familyId, two.familyId].sort()]);
    expect((await clerk.do('grants.offer', pigs({ familyIds: [one.familyId, one.familyId] }))).given).toBe(1);
    const refused = [await clerk.call('grants.offer', pigs({ familyIds: [one.familyId, bare.familyId] })), await clerk.call('grants.offer', pigs({ familyIds: [far.familyId] })), await clerk.call('grants.offer', pigs({ until: '2026-01-01' })), await clerk.call('grants.offer', pigs({ kind: 'loan' })), await clerk.call('grants.offer', pigs({ gives: 'loan' }))];
    expect(refused.map((r) => r.error?.code)).toEqual(['offer.no_card', 'request.not_found', 'offer.until', 'offer.loan', 'offer.loan']);
    expect((await clerk.do('grants.offers', {})).rows.map((o) => o.given)).toEqual([1, 2]);
  });

  it('F6 the family says it wants it or not, and otherwise again; what is taken up is a grant, and what came of it has its unit', async () => {
    const away = await carded();
    const { id: offerId } = await clerk.do('grants.offer', pigs());
    const at = await home(away);
    const { id, can, state } = await mine(at);
    expect([can, state]).toEqual([['answer'], 'offered']);
    expect((await clerk.call('grants.takeUp', { id })).error?.code).toBe('offer.not_wanted');
    expect((await clerk.call('grants.refuse', { id, reason: '再等等' })).error?.code).toBe('offer.not_wanted');
    await at.do('grants.answer', { id, want: false });
    const wish = { id, want: true, words: '家里有空圈' };
    const key = randomUUID();
    const said = await at.call('grants.answer', wish, { key });
    expect((await at.call('grants.answer', wish, { key })).data).toEqual(said.data);
    expect((await clerk.do('grants.answers', { offerId, state: 'wanted' })).rows).toEqual([expect.objectContaining({ id, said: '家里有空圈', can: ['take', 'refuse'], left: 1 })]);
    const takeKey = randomUUID();
    const taken = await clerk.call('grants.takeUp', { id, amount: 2 }, { key: takeKey });
    expect(taken.data).toMatchObject({ state: 'taken', left: 0, can: [] });
    expect((await clerk.call('grants.takeUp', { id, amount: 2 }, { key: takeKey })).data).toEqual(taken.data);
    for (const call of [() => clerk.call('grants.takeUp', { id }), () => clerk.call('grants.refuse', { id, reason: '又' }), () => at.call('grants.answer', { id, want: false })]) expect((await call()).error?.code).toBe('offer.decided');
    const grant = (await at.do('grants.list', {})).rows[0]!;
    expect([grant.id, grant.project, grant.kind, grant.amount]).toEqual([taken.data!.grantId, '白香猪保种', 'sow', 2]);
    const { liaisonId } = await aLiaison(away);
    const liaison = await as(t, 'liaison', { place, personId: liaisonId });
    expect((await liaison.do('grants.list', {})).rows[0]!.can).toEqual(['outcome']);
    await liaison.do('grants.outcome', { id: grant.id, on: grant.on, amount: 9, words: '下了一窝' });
    expect((await clerk.do('grants.figures', {})).kinds).toEqual([{ kind: 'sow', grants: 1, families: 1, given: 2, told: 1, now: 9 }]);
  });

  it('F6 never more than there are places; a grant that was a mistake frees its own', async () => {
    const both = [await carded(), await carded()];
    const { id: offerId } = await clerk.do('grants.offer', pigs());
    const ids: string[] = [];
    for (const away of both) { const at = await home(away); const { id } = await mine(at); await at.do('grants.answer', { id, want: true }); ids.push(id); }
    const told = await Promise.all(ids.map((id) => clerk.call('grants.takeUp', { id })));
    expect(told.map((r) => r.error?.code ?? 'ok').sort()).toEqual(['offer.full', 'ok']);
    const won = told.findIndex((r) => !r.error);
    const lost = ids[1 - won]!;
    expect((await clerk.do('grants.answers', { offerId, state: 'wanted' })).rows).toEqual([expect.objectContaining({ id: lost, can: ['refuse'] })]);
    expect((await clerk.do('grants.list', {})).rows).toHaveLength(1);
    await clerk.do('grants.takeBack', { id: told[won]!.data!.grantId!, reason: '点错了' });
    expect((await clerk.do('grants.offers', {})).rows[0]).toMatchObject({ taken: 0, wanted: 2 });
    await clerk.do('grants.takeUp', { id: lost });
    await clerk.do('grants.refuse', { id: ids[won]!, reason: '名额满了，下一批先给你家' });
    expect((await clerk.do('grants.offers', {})).rows[0]).toMatchObject({ given: 2, taken: 1, wanted: 0, refused: 1 });
    expect(await mine(await home(both[won]!))).toMatchObject({ state: 'refused', reason: '名额满了，下一批先给你家', can: [] });
  });

  it('F6 closed: nobody answers any more, who wants it is still decided; the family reads why', async () => {
    const both = [await carded(), await carded()];
    const { id: offerId, can } = await clerk.do('grants.offer', pigs({ places: 2 }));
    expect(can).toEqual(['close', 'withdraw']);
    const [first, second] = [await home(both[0]!), await home(both[1]!)];
    const wanted = (await mine(first)).id;
    await first.do('grants.answer', { id: wanted, want: true });
    const key = randomUUID();
    const closed = await clerk.call('grants.closeOffer', { id: offerId, reason: '猪场满了' }, { key });
    expect(closed.data).toMatchObject({ ended: { how: 'closed', on: '2026-11-22', reason: '猪场满了' }, can: [] });
    expect((await clerk.call('grants.closeOffer', { id: offerId, reason: '猪场满了' }, { key })).data).toEqual(closed.data);
    expect((await clerk.call('grants.closeOffer', { id: offerId, reason: '又' })).error?.code).toBe('offer.ended');
    expect((await clerk.call('grants.withdrawOffer', { id: offerId, reason: '又' })).error?.code).toBe('offer.ended');
    const late = await mine(second);
    expect([late.state, late.can, late.ended?.reason]).toEqual(['offered', [], '猪场满了']);
    expect((await second.call('grants.answer', { id: late.id, want: true })).error?.code).toBe('offer.ended');
    expect((await first.call('grants.answer', { id: wanted, want: false })).error?.code).toBe('offer.ended');
    expect((await clerk.do('grants.takeUp', { id: wanted })).state).toBe('taken');
  });

  it('F6 withdrawn: nobody is given it; not once somebody has taken it up; elsewhere it is not known', async () => {
    const both = [await carded(), await carded()];
    const { id: offerId } = await clerk.do('grants.offer', pigs({ places: 2 }));
    const at = await home(both[0]!);
    const { id } = await mine(at);
    await at.do('grants.answer', { id, want: true });
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    for (const verb of ['grants.closeOffer', 'grants.withdrawOffer'] as const) expect((await far.call(verb, { id: offerId, reason: '不' })).status).toBe(404);
    await clerk.do('grants.takeUp', { id });
    expect((await clerk.do('grants.offers', {})).rows[0]!.can).toEqual(['close']);
    expect((await clerk.call('grants.withdrawOffer', { id: offerId, reason: '发错了' })).error?.code).toBe('offer.some_taken');
    const other = await clerk.do('grants.offer', pigs({ title: '养蜂', gives: 'bees' }));
    const of = async (who: Caller) => (await who.do('grants.answers', { offerId: other.id })).rows[0]!;
    await at.do('grants.answer', { id: (await of(at)).id, want: true });
    expect(await clerk.do('grants.withdrawOffer', { id: other.id, reason: '县里改了办法' })).toMatchObject({ taken: 0, wanted: 0, ended: { how: 'withdrawn', reason: '县里改了办法' } });
    const gone = await of(at);
    expect(gone).toMatchObject({ state: 'withdrawn', can: [], ended: { reason: '县里改了办法' } });
    expect([(await clerk.call('grants.takeUp', { id: gone.id })).error?.code, (await clerk.call('grants.refuse', { id: gone.id, reason: '又' })).error?.code, (await at.call('grants.answer', { id: gone.id, want: true })).error?.code]).toEqual(['offer.ended', 'offer.ended', 'offer.ended']);
    expect((await clerk.do('grants.answers', { offerId: other.id, state: 'withdrawn' })).rows).toHaveLength(2);
  });

  it('F6 a loan names bank and interest; after the last day no answer, and elsewhere nobody knows of it', async () => {
    const away = await carded();
    const loan = await clerk.do('grants.offer', pigs({ kind: 'loan', gives: 'loan', amount: 5_000_000, bank: '信用社', interest: 350, title: '养牛贷款', until: '2026-12-01' }));
    const at = await home(away);
    const { id } = await mine(at);
    const other = await carded();
    const farPlace = await aTownship(t, place.countyId);
    const strangers = { clerk: await as(t, 'clerk', { place: farPlace }), family: await home(other) };
    expect([(await strangers.clerk.call('grants.takeUp', { id })).status, (await strangers.clerk.call('grants.refuse', { id, reason: '不' })).status, (await strangers.family.call('grants.answer', { id, want: true })).status]).toEqual([404, 404, 404]);
    expect([(await strangers.clerk.do('grants.offers', {})).rows, (await strangers.clerk.do('grants.answers', { offerId: loan.id })).rows]).toEqual([[], []]);
    await at.do('grants.answer', { id, want: true });
    t.clock.set(Date.parse('2026-12-02T09:00:00+08:00'));
    expect((await (await home(away)).call('grants.answer', { id, want: false })).error?.code).toBe('offer.over');
    const desk = await as(t, 'clerk', { place });
    await desk.do('grants.takeUp', { id });
    expect((await desk.do('grants.list', {})).rows[0]).toMatchObject({ kind: 'loan', amount: 5_000_000, source: '信用社', project: '养牛贷款' });
  });
});

async function aLiaison(away: Away): Promise<{ liaisonId: string }> {
  const { personId } = await as(t, 'liaison', { place }) as Caller & { personId: string };
  await clerk.do('members.appoint', { liaisonId: personId, memberIds: [away.memberId] });
  return { liaisonId: personId };
}
