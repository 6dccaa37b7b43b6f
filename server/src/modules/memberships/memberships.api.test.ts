import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aVillage, as, type Away, type Place } from '../../test/factories/county';

let t: TestApp, place: Place, clerk: Caller, secretary: Caller, away: Away, beside: Away, member: Caller;
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
  beside = await aMember(t, await aVillage(t, place));
  [clerk, secretary] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place })];
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
});
afterAll(() => t.close());
const code = async (asked: Promise<{ error: { code: string } | null; status: number }>) => { const reply = await asked; return reply.error?.code ?? reply.status; };

describe('N1 one formal branch, any number of activity memberships', () => {
  it('N1 members join the network branch and an outpost; joining again changes nothing', async () => {
    const county = await as(t, 'county', { place });
    const outpost = (await county.do('orgs.add', { kind: 'outpost', parentId: place.countyId, name: '驻宁波党支部', outpost: { form: 'branch', city: '宁波市' } })).id;
    const join = (orgId: string) => clerk.do('memberships.join', { orgId, memberIds: [away.memberId, beside.memberId], fromDay: '2026-03-01' });
    expect([await join(place.networkBranchId), await join(outpost), await join(outpost)]).toEqual([{ joined: 2 }, { joined: 2 }, { joined: 0 }]);
    const own = await member.do('memberships.ofMember', { id: away.memberId });
    expect(own.activities.map((a) => a.org).sort()).toEqual(['驻宁波党支部', expect.stringContaining('网络党支部')].sort());
    expect(own.activities.every((a) => a.can.length === 0)).toBe(true);
    expect(await code(clerk.call('memberships.join', { orgId: place.windowId, memberIds: [away.memberId] }))).toBe('memberships.wrong_kind');
  });

  it('N1 the network branch lists its members, to each as far as he sees the roster', async () => {
    const listed = async (who: Caller) => (await who.do('memberships.list', { orgId: place.networkBranchId })).rows.map((r) => r.memberId).sort();
    expect(await listed(clerk)).toEqual([away.memberId, beside.memberId].sort());
    expect(await listed(secretary)).toEqual([away.memberId]);
    expect(await code(secretary.call('memberships.join', { orgId: place.networkBranchId, memberIds: [beside.memberId] }))).toBe('request.not_found');
  });

  it('N1 leaving ends the days and keeps the row; coming back begins a new one', async () => {
    const [row] = (await secretary.do('memberships.list', { orgId: place.networkBranchId })).rows;
    expect(await code(secretary.call('memberships.leave', { id: row!.id, onDay: '2026-02-01' }))).toBe('memberships.before_start');
    await secretary.do('memberships.leave', { id: row!.id, onDay: '2026-10-01' });
    expect(await code(secretary.call('memberships.leave', { id: row!.id, onDay: '2026-10-01' }))).toBe('memberships.ended');
    expect((await secretary.do('memberships.list', { orgId: place.networkBranchId, ended: true })).rows).toEqual([expect.objectContaining({ from: '2026-03-01', until: '2026-10-01', can: [] })]);
    expect(await secretary.do('memberships.join', { orgId: place.networkBranchId, memberIds: [away.memberId] })).toEqual({ joined: 1 });
  });

  it('N1 a branch lists those whose roster names it, beside those who take part', async () => {
    const branch = (await clerk.do('orgs.add', { kind: 'branch', parentId: place.villageId, name: '远明党支部' })).id;
    await clerk.do('memberships.join', { orgId: branch, memberIds: [beside.memberId] });
    expect((await clerk.do('memberships.list', { orgId: branch })).rows.map((r) => r.as)).toEqual(['activity']);
  });

  it('N1 a village’s group lists its members who are away, each with the formal branch and what he takes part in', async () => {
    const chat = (await clerk.do('orgs.add', { kind: 'chat', parentId: place.villageId, name: '雁溪村流动党员群' })).id;
    await clerk.do('orgs.seat', { orgId: chat, title: '群主', name: '石群主', phone: '0855-1234567' });
    const rows = (await secretary.do('memberships.list', { orgId: chat })).rows;
    expect(rows).toEqual([expect.objectContaining({ memberId: away.memberId, as: 'formal', activities: expect.arrayContaining(['驻宁波党支部']) as string[], can: [] })]);
    expect((await clerk.do('memberships.list', { orgId: place.villageId })).rows).toEqual(rows);
    const home = await member.do('orgs.countyHome', {});
    expect(home.township!.villages.find((v) => v.id === place.villageId)!.groups).toEqual([{ id: chat, name: '雁溪村流动党员群', keeper: { title: '群主', name: '石群主', phone: '0855-1234567' } }]);
  });

  it('N1 counts of the three levels are those of the roster one sees; another township is none of one’s own', async () => {
    const counts = async (who: Caller) => Object.fromEntries((await who.do('memberships.counts', {})).rows.map((r) => [r.orgId, [r.away, r.active]]));
    expect((await counts(clerk))[place.townshipId]).toEqual([2, 2]);
    expect(await counts(secretary)).toEqual({ [place.townshipId]: [1, 1], [place.villageId]: [1, 1] });
    expect(await code(member.call('memberships.counts', {}))).toBe('request.not_allowed');
    const elsewhere = await aCounty(t);
    expect(await code(clerk.call('orgs.countyHome', { township: elsewhere.townshipId }))).toBe('request.not_found');
    expect((await clerk.do('memberships.counts', { township: elsewhere.townshipId })).rows).toEqual([]);
  });
});
