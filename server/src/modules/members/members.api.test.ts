import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, aTownship, aVillage, peek, signIn, type Place } from '../../test/factories/county';
import { sql, rows } from '../../platform/db/sql';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

describe('R1 R3 the ledger of members away', () => {
  it('R1 filters by going, village and name, and pages without losing or repeating anyone', async () => {
    const far = await aVillage(t, place);
    const made = [await aMember(t, place), await aMember(t, place, { inProvince: true }), await aMember(t, far), await aMember(t, far, { name: '欧阳远%' })];
    const all = await clerk.do('members.list', {});
    expect(all.total).toBe(4);
    expect((await clerk.do('members.list', { going: 'in' })).rows.map((m) => m.id)).toEqual([made[1]!.memberId]);
    expect((await clerk.do('members.list', { village: far.villageId })).total).toBe(2);
    // A percent sign is a character of the name, not “anything”.
    expect((await clerk.do('members.list', { name: '%' })).rows.map((m) => m.id)).toEqual([made[3]!.memberId]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do { const page = await clerk.do('members.list', { limit: 1, ...(cursor ? { cursor } : {}) }); seen.push(...page.rows.map((m) => m.id)); cursor = page.next ?? undefined; } while (cursor);
    expect(seen).toEqual(all.rows.map((m) => m.id));
    expect(all.rows[0]!.phone).toMatch(/^139\d\*{4}\d{3}$/);
  });

  it('R3 the township and the village see the same row, another township none', async () => {
    const away = await aMember(t, place);
    const secretary = await as(t, 'secretary', { place });
    expect((await secretary.do('members.list', {})).rows[0]).toEqual((await clerk.do('members.list', {})).rows[0]);
    const other = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect((await other.do('members.list', {})).rows).toEqual([]);
    expect((await other.call('members.get', { id: away.memberId })).status).toBe(404);
  });

  it('R3 two who open one page at the same moment each see it by their own right', async () => {
    const away = await aMember(t, place);
    const other = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    const both = [clerk, other, clerk, other].map((who) => who.call('members.get', { id: away.memberId }));
    expect((await Promise.all(both)).map((reply) => reply.status)).toEqual([200, 404, 200, 404]);
  });

  it('X2 X3 a masked value is shown once for a reason, and both the look and the page are in the history', async () => {
    const away = await aMember(t, place);
    const page = await clerk.do('members.get', { id: away.memberId });
    expect(page.idNo).toBe(`${away.idNo.slice(0, 4)}**********${away.idNo.slice(-4)}`);
    expect((await clerk.call('members.reveal', { personId: away.personId, field: 'id_no', reason: ' ' })).status).toBe(400);
    expect((await clerk.do('members.reveal', { personId: away.personId, field: 'id_no', reason: '核对名册' })).value).toBe(away.idNo);
    const events = await peek(t, (op) => rows<{ name: string }>(op.db, sql('select name from events where subject_id in (?, ?) order by id', away.memberId, away.personId)));
    expect(events.map((e) => e.name)).toEqual(expect.arrayContaining(['page.opened', 'value.revealed']));
  });
});

describe('N5 liaisons', () => {
  const cover = async () => { const c = await clerk.do('members.liaisons', {}); return { members: c.members, covered: c.covered, gaps: c.gaps.length }; };

  it('N5 gaps are given to one person in one go; who had someone keeps him', async () => {
    const first = await aMember(t, place);
    await aMember(t, place);
    const one = await clerk.do('members.appoint', { name: '田联络', phone: aPhone(), memberIds: [first.memberId] });
    expect(await cover()).toEqual({ members: 2, covered: 1, gaps: 1 });
    const rest = await clerk.do('members.appoint', { name: '石联络', allGaps: true });
    expect(rest.members).toBe(1);
    expect(await cover()).toEqual({ members: 2, covered: 2, gaps: 0 });
    const { liaisons } = await clerk.do('members.liaisons', {});
    expect(liaisons.map((l) => [l.personId, l.members]).sort()).toEqual([[one.liaisonId, 1], [rest.liaisonId, 1]].sort());
    expect((await clerk.do('members.appoint', { liaisonId: rest.liaisonId, allGaps: true })).members).toBe(0);
  });

  it('N5 a liaison sees his members and their families, and no longer when another follows', async () => {
    const away = await aMember(t, place);
    await aMember(t, place);
    const made = await clerk.do('members.appoint', { name: '田联络', memberIds: [away.memberId] });
    const liaison = await as(t, 'liaison', { place, personId: made.liaisonId });
    expect((await liaison.do('members.list', {})).rows.map((m) => m.id)).toEqual([away.memberId]);
    expect((await liaison.do('families.list', {})).rows.map((f) => f.id)).toEqual([away.familyId]);
    await clerk.do('members.appoint', { name: '石联络', memberIds: [away.memberId] });
    expect((await liaison.do('members.list', {})).rows).toEqual([]);
    expect((await liaison.do('families.list', {})).rows).toEqual([]);
  });

  it('N1 the clerk leads the network branch and then sees the whole township as its liaison', async () => {
    await aMember(t, place);
    await aMember(t, await aVillage(t, place));
    const { hatId } = await clerk.do('members.leadNetworkBranch', {});
    expect((await clerk.do('members.leadNetworkBranch', {})).hatId).toBe(hatId);
    const session = await clerk.do('session.switchHat', { hatId });
    expect(session.hat).toMatchObject({ hat: 'liaison', orgId: place.networkBranchId });
    expect((await clerk.do('members.list', {})).total).toBe(2);
  });

  it('N5 nobody of another township can be appointed, nor a member of one', async () => {
    const foreign = await aMember(t, await aTownship(t, place.countyId));
    expect((await clerk.call('members.appoint', { liaisonId: foreign.elderId, allGaps: true })).status).toBe(404);
    expect((await clerk.call('members.appoint', { name: '甲', memberIds: [foreign.memberId] })).status).toBe(404);
    expect((await clerk.call('members.appoint', { allGaps: true })).error?.code).toBe('liaison.needed');
  });
});

describe('X10 several hats', () => {
  it('X10 one account wears two hats and the scope follows the one that is on', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, away.phone));
    const bound = await me.do('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) });
    const made = await clerk.do('accounts.invite', { hat: 'helper', name: '帮扶甲', personId: away.elderId });
    const { hat: helper } = await me.do('accounts.acceptInvite', { code: made.code });
    expect([(await me.call('duties.visits', {})).status, (await me.call('checkins.list', {})).status]).toEqual([200, 403]);
    const session = await me.do('session.switchHat', { hatId: bound.hat!.id });
    expect(session.hats.map((h) => h.id).sort()).toEqual([bound.hat!.id, helper.id].sort());
    expect([(await me.call('duties.visits', {})).status, (await me.call('checkins.list', {})).status]).toEqual([403, 200]);
    expect((await me.do('home.open', {})).hat).toBe('member');
    const stranger = await as(t, 'helper', { place });
    expect((await me.call('session.switchHat', { hatId: stranger.hatId })).status).toBe(404);
    // A window that does not know of the change yet: neither read nor written under the other hat.
    const stale = { headers: { 'X-Hat': helper.id } };
    expect((await me.call('checkins.list', {}, stale)).error?.code).toBe('auth.hat_changed');
    expect((await me.call('checkins.send', { kind: 'well', happenedAt: t.clock.now() }, stale)).error?.code).toBe('auth.hat_changed');
    expect((await me.do('checkins.list', {})).rows).toEqual([]);
    expect((await me.call('checkins.list', {}, { headers: { 'X-Hat': bound.hat!.id } })).status).toBe(200);
    expect((await me.do('session.switchHat', { hatId: helper.id })).hat?.id).toBe(helper.id);
  });
});
