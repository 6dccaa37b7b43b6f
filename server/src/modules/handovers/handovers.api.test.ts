import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

type Worn = Awaited<ReturnType<typeof as>>;
/** Two members with a liaison, a family with the same person as helper, a matter he took, a report he owes an answer. */
async function busy(): Promise<{ old: Worn; helper: Worn; next: Worn; away: Away[]; requestId: string }> {
  const [old, next] = [await as(t, 'liaison', { place }), await as(t, 'liaison', { place })];
  const away = [await aMember(t, place), await aMember(t, place)];
  await clerk.do('members.appoint', { liaisonId: old.personId!, memberIds: away.map((a) => a.memberId) });
  const helper = await as(t, 'helper', { place, personId: old.personId! });
  await work(t.services, (op) => op.db.query('update hats set user_id = ? where id = ?', [old.userId, helper.hatId]));
  await clerk.do('pairings.pair', { familyId: away[0]!.familyId, helperId: old.personId!, helperClass: 'organs', role: 'helper', aspects: ['life'] });
  const home = await as(t, 'family', { place, familyId: away[0]!.familyId, personId: away[0]!.elderId });
  const asked = await home.do('requests.submit', { item: 'LOAN', text: '想贷款' });
  await old.do('requests.take', { id: asked.id });
  await old.do('accounts.invite', { hat: 'member', name: '远明', personId: away[0]!.personId });
  return { old, helper, next, away, requestId: asked.id };
}

describe('X15 an outgoing cadre is handed over in one step', () => {
  it('X15 first what is due and where it goes; then everything at once: hats, sign-ins, members, families, matters, invites', async () => {
    const { old, next, away, requestId } = await busy();
    await clerk.do('duties.give', { title: '送一床被子', dueOn: '2026-12-31', about: { kind: 'family', id: away[0]!.familyId }, to: { kind: 'person', personId: old.personId! } });
    const plan = await clerk.do('handovers.preview', { id: old.hatId });
    expect(plan.hats.map((h) => [h.hat, h.ends])).toEqual([['liaison', true], ['helper', true]]);
    expect(plan.items).toEqual([
      { kind: 'members', count: 2, due: 2, goes: 'successor' }, { kind: 'reports', count: 0, due: 0, goes: 'follows' }, { kind: 'pairings', count: 1, due: 1, goes: 'successor' }, { kind: 'duties', count: 1, due: 0, goes: 'successor' }, { kind: 'requests', count: 1, due: 1, goes: 'successor' },
      { kind: 'invites', count: 1, due: 0, goes: 'ends' }, { kind: 'sessions', count: 1, due: 0, goes: 'ends' }, { kind: 'seats', count: 0, due: 0, goes: 'stays' },
    ]);
    expect((await old.do('members.list', {})).rows).toHaveLength(2);
    expect((await next.do('members.list', {})).rows).toHaveLength(0);

    const done = await clerk.do('handovers.make', { id: old.hatId, toId: next.hatId, reason: '换届调走' });
    expect(done).toMatchObject({ hats: 2, members: 2, pairings: 1, requests: 1 });
    const refused = await old.call('members.list', {});
    expect([refused.status, refused.error?.code]).toEqual([401, 'auth.expired']);
    expect((await next.do('members.list', {})).rows.map((m) => m.id).sort()).toEqual(away.map((a) => a.memberId).sort());
    expect((await next.do('families.get', { id: away[0]!.familyId })).helpers).toHaveLength(1);
    const matter = await next.do('requests.answer', { id: requestId, words: '贷下来了' });
    expect(matter.steps.map((s) => s.what)).toEqual(['submitted', 'taken', 'handed', 'answered']);
    // Given to him by name: it would stay with him who is gone.
    expect((await clerk.do('duties.list', { view: 'place' })).rows.filter((d) => d.title === '送一床被子').map((d) => d.owner.name)).toEqual([(await clerk.do('pairings.list', {})).rows[0]!.helper]);
    const pairs = await clerk.do('pairings.list', {});
    expect(pairs.rows.map((p) => p.helperId)).toEqual([next.personId]);
    expect((await clerk.do('pairings.list', { ended: true })).rows.map((p) => p.helperId)).toEqual([old.personId]);
    const worn = (await clerk.do('accounts.hats', {})).rows.filter((h) => h.personId === next.personId).map((h) => h.hat);
    expect(worn.sort()).toEqual(['helper', 'liaison']);
    expect((await clerk.do('accounts.invites', {})).rows.map((i) => i.status)).toEqual(['ended']);
    const trail = await peek(t, (op) => rows<{ payload: string }>(op.db, sql(`select payload from events where name = 'cadre.handed_over' and county_id = ?`, place.countyId)));
    expect(JSON.parse(trail[0]!.payload)).toMatchObject({ fromUserId: old.userId, toUserId: next.userId, hats: 2, members: 2, pairings: 1, requests: 1 });
    // What was once handed over is not there to be handed over again.
    expect((await clerk.call('handovers.make', { id: old.hatId, toId: next.hatId, reason: '再来' })).status).toBe(404);
  });

  it('X15 a retry of the same key hands over once', async () => {
    const { old, next } = await busy();
    const input = { id: old.hatId, toId: next.hatId, reason: '调走' };
    const key = 'c0ffee00-0000-4000-8000-000000000001';
    expect(await clerk.do('handovers.make', input, { key })).toEqual(await clerk.do('handovers.make', input, { key }));
    expect((await clerk.do('pairings.list', {})).rows).toHaveLength(1);
  });

  it('X15 refused outside one’s own scope, from below, to oneself, of oneself; nothing is half-written', async () => {
    const member = await as(t, 'member', { place });
    const { old, next } = await busy();
    const beside = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    const input = { id: old.hatId, toId: next.hatId, reason: '调走' };
    expect([(await beside.call('handovers.preview', { id: old.hatId })).status, (await beside.call('handovers.make', input)).status]).toEqual([404, 404]);
    const far = await as(t, 'liaison', { place: await aTownship(t, place.countyId) });
    expect((await clerk.call('handovers.make', { ...input, toId: far.hatId })).status).toBe(404);
    const village = await as(t, 'secretary', { place: await aVillage(t, place) });
    expect((await village.call('handovers.make', input)).status).toBe(404);
    const secretary = await as(t, 'secretary', { place });
    const other = await as(t, 'clerk', { place });
    clerk = await as(t, 'clerk', { place });
    expect((await secretary.call('handovers.preview', { id: other.hatId })).status).toBe(404);
    expect((await clerk.call('handovers.make', { ...input, toId: old.hatId })).error?.code).toBe('handover.same');
    const me = (await clerk.do('accounts.hats', {})).rows.find((h) => h.hat === 'clerk' && !h.can.includes('end'))!;
    expect((await clerk.call('handovers.preview', { id: me.id })).error?.code).toBe('hat.yourself');
    expect((await clerk.call('handovers.preview', { id: member.hatId })).status).toBe(404);
    expect((await clerk.do('members.liaisons', {})).liaisons.map((l) => [l.personId, l.members])).toEqual([[old.personId, 2]]);
  });

  it('X15 a county hands a clerk over: what he took, the members he looked after himself; a hat of another township stays', async () => {
    const county = await as(t, 'county', { place });
    const [old, next] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place })];
    await old.do('members.leadNetworkBranch', {});
    const lead = (await clerk.do('accounts.hats', {})).rows.find((h) => h.hat === 'liaison')!;
    const away = await aMember(t, place);
    await old.do('members.appoint', { liaisonId: lead.personId!, memberIds: [away.memberId] });
    const far = await aTownship(t, place.countyId);
    const elsewhere = await as(t, 'secretary', { place: far });
    await work(t.services, (op) => op.db.query('update hats set user_id = ? where id = ?', [old.userId, elsewhere.hatId]));
    // The township’s own clerk does not end another clerk’s hat elsewhere, and says so beforehand.
    const plan = await clerk.do('handovers.preview', { id: old.hatId });
    expect(plan.hats.map((h) => [h.hat, h.ends])).toEqual([['clerk', true], ['liaison', true], ['secretary', false]].sort((a, b) => plan.hats.findIndex((h) => h.hat === a[0]) - plan.hats.findIndex((h) => h.hat === b[0])));
    expect((await county.call('handovers.make', { id: old.hatId, toId: next.hatId, reason: '调县里' })).status).toBe(200);
    expect((await old.call('members.list', {})).status).toBe(401);
    expect((await clerk.do('members.liaisons', {})).covered).toBe(1);
    expect((await clerk.do('members.liaisons', {})).liaisons.map((l) => l.personId)).not.toContain(lead.personId);
  });
});
