import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
let host: Caller;
let member: Caller;
let away: Away;
let hostOrgId: string;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  hostOrgId = await anOutpost(t, place, '驻宁波流动党员服务中心');
  clerk = await as(t, 'clerk', { place });
  host = await as(t, 'outpost', { place, orgId: hostOrgId });
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
});
afterAll(() => t.close());

const today = '2026-11-22';
const codeOf = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const { status, error } = await reply; return [status, error?.code]; };
const accepted = async () => { const { id } = await member.do('arrivals.report', { hostOrgId }); return host.do('arrivals.accept', { id }); };

describe('C1 reporting to a host', () => {
  it('C1 both sides see the same state; before the acceptance the host knows name and city and nothing else', async () => {
    expect((await member.do('arrivals.hosts', {})).rows).toEqual([{ id: hostOrgId, name: '驻宁波流动党员服务中心', phone: '0574-87000000' }]);
    const told = await member.do('arrivals.report', { hostOrgId });
    expect(told).toMatchObject({ state: 'reported', byLiaison: false, can: ['withdraw'] });
    const waiting = (await host.do('arrivals.atHost', {})).rows;
    expect(waiting).toEqual([{ id: told.id, name: away.name, city: '浙江省 宁波市', state: 'reported', reportedOn: today, answeredOn: null, personId: null, phone: null, branch: null, duesTo: null, stamps: null, can: ['accept', 'return'] }]);
    expect(await codeOf(host.call('arrivals.phone', { id: told.id }))).toEqual([409, 'arrival.not_accepted']);
    expect(await codeOf(host.call('dues.list', { personId: away.personId }))).toEqual([404, 'request.not_found']);
    await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-10', receiver: '石支书' });
    const taken = await host.do('arrivals.accept', { id: told.id });
    expect(taken).toMatchObject({ state: 'accepted', duesTo: '2026-10', stamps: 0, can: ['phone', 'stamp', 'dues', 'return'] });
    expect(taken.phone).toMatch(/^139\d\*{4}\d{3}$/);
    for (const who of [member, clerk] as const) {
      const seen = who === member ? (await member.do('papers.mine', {})).arrival : (await clerk.do('arrivals.list', {})).rows[0];
      expect(seen).toMatchObject({ id: told.id, state: 'accepted', answeredOn: today, host: '驻宁波流动党员服务中心' });
    }
    expect((await host.do('arrivals.phone', { id: told.id })).phone).toBe(away.phone);
    const revealed = await peek(t, (op) => rows(op.db, sql(`select id from events where subject_id = ? and name = 'value.revealed'`, away.personId)));
    expect(revealed).toHaveLength(1);
  });

  it('N2 the host lists its members: name, contact masked, branch and dues of those it accepted, and of no village, family or number', async () => {
    await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-09', receiver: '石支书' });
    await accepted();
    const other = await aMember(t, place);
    await (await as(t, 'member', { place, personId: other.personId, familyId: other.familyId })).do('arrivals.report', { hostOrgId });
    const members = await host.do('arrivals.atHost', { state: 'accepted' });
    expect([members.total, members.rows.map((r) => [r.name, r.duesTo])]).toEqual([1, [[away.name, '2026-09']]]);
    expect(Object.keys(members.rows[0]!).sort()).toEqual(['answeredOn', 'branch', 'can', 'city', 'duesTo', 'id', 'name', 'personId', 'phone', 'reportedOn', 'stamps', 'state']);
    expect(JSON.stringify(members)).not.toContain(away.phone);
    const next = await as(t, 'outpost', { place, orgId: await anOutpost(t, place, '驻温州党支部') });
    expect((await next.do('arrivals.atHost', { state: 'accepted' })).rows).toEqual([]);
    for (const list of ['members.list', 'memberships.list', 'memberships.counts'] as const) expect((await host.call(list, { orgId: hostOrgId } as never)).status).toBe(403);
  });

  it('C1 the liaison reports for him: both names are kept', async () => {
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', memberIds: [away.memberId] });
    const liaison = await as(t, 'liaison', { place, personId: liaisonId });
    const told = await liaison.do('arrivals.report', { memberId: away.memberId, hostOrgId });
    expect([told.name, told.byLiaison, told.by.startsWith('liaison')]).toEqual([away.name, true, true]);
    expect((await member.do('papers.mine', {})).arrival).toMatchObject({ id: told.id, byLiaison: true, can: ['withdraw'] });
    expect(await codeOf(member.call('arrivals.report', { hostOrgId }))).toEqual([409, 'arrival.open']);
  });

  it('C1 returned with a reason, withdrawn, and sent back later: the host sees nothing any more', async () => {
    const first = await member.do('arrivals.report', { hostOrgId });
    await host.do('arrivals.return', { id: first.id, reason: '不在我们这里' });
    expect((await member.do('papers.mine', {})).arrival).toMatchObject({ state: 'returned', reason: '不在我们这里', can: [] });
    const second = await member.do('arrivals.report', { hostOrgId });
    expect(await member.do('arrivals.withdraw', { id: second.id })).toMatchObject({ state: 'withdrawn' });
    expect(await codeOf(host.call('arrivals.accept', { id: second.id }))).toEqual([409, 'arrival.wrong_state']);
    expect((await host.do('arrivals.atHost', {})).rows).toEqual([]);
    const third = await accepted();
    expect((await host.call('dues.list', { personId: away.personId })).status).toBe(200);
    expect(await member.do('arrivals.withdraw', { id: third.id })).toMatchObject({ state: 'ended' });
    expect([(await host.do('arrivals.atHost', {})).rows, (await host.call('dues.list', { personId: away.personId })).status]).toEqual([[], 404]);
    expect(await codeOf(host.call('arrivals.phone', { id: third.id }))).toEqual([409, 'arrival.not_accepted']);
    const fourth = await accepted();
    expect(await host.do('arrivals.return', { id: fourth.id, reason: '已经去别处' })).toMatchObject({ state: 'ended', phone: null, branch: null, can: [] });
  });

  it('C1 the receipt of a transfer ends it', async () => {
    const { id } = await accepted();
    const transfer = await clerk.do('transfers.start', { memberId: away.memberId, toOrg: '宁波某社区' });
    await clerk.do('transfers.issueLetter', { id: transfer.id, number: `转${transfer.id}`.slice(0, 40), on: today, validDays: 10 });
    await clerk.do('transfers.hand', { id: transfer.id, on: today, carrier: 'post' });
    await clerk.do('transfers.receive', { id: transfer.id, on: today });
    expect((await clerk.do('arrivals.list', {})).rows).toMatchObject([{ id, state: 'ended', reason: '组织关系已转出' }]);
    expect((await host.call('dues.list', { personId: away.personId })).status).toBe(404);
  });

  it('C1 another host, another county and a unit that is no host are as good as not there', async () => {
    const { id } = await member.do('arrivals.report', { hostOrgId });
    const beside = await as(t, 'outpost', { place, orgId: await anOutpost(t, place) });
    expect([(await beside.do('arrivals.atHost', {})).rows, (await beside.call('arrivals.accept', { id })).status]).toEqual([[], 404]);
    const [free, far] = [await aMember(t, place), await aCounty(t)];
    const other = await as(t, 'member', { place, personId: free.personId, familyId: free.familyId });
    for (const orgId of [place.windowId, place.townshipId, await anOutpost(t, far)]) expect((await other.call('arrivals.report', { hostOrgId: orgId })).status).toBe(404);
    expect((await other.call('arrivals.report', { memberId: away.memberId, hostOrgId })).status).toBe(404);
    expect((await (await as(t, 'clerk', { place: await aTownship(t, place.countyId) })).do('arrivals.list', {})).rows).toEqual([]);
    // An outpost’s hat opens no page of members.
    expect((await host.call('members.get', { id: away.memberId })).status).toBe(403);
  });

  it('C1 ten acceptances at once are one', async () => {
    const { id } = await member.do('arrivals.report', { hostOrgId });
    const replies = await Promise.all(Array.from({ length: 10 }, () => host.call('arrivals.accept', { id })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('C4 participation', () => {
  it('C4 the host stamps, the home sees it, and the quarter’s draft begins with it', async () => {
    const a = await accepted();
    const stamp = await host.do('stamps.give', { arrivalId: a.id, activity: 'day', on: today, words: '参观纪念馆' });
    expect(stamp).toMatchObject({ label: '主题党日', on: today, name: away.name, can: ['takeBack'] });
    const secretary = await as(t, 'secretary', { place });
    for (const who of [member, clerk, secretary, host]) expect((await who.do('stamps.list', {})).rows.map((s) => s.id)).toEqual([stamp.id]);
    expect((await clerk.do('stamps.list', { quarter: '2026Q3' })).rows).toEqual([]);
    expect((await clerk.do('stamps.list', { quarter: '2026Q4', memberId: away.memberId })).rows).toHaveLength(1);
    const slots = (await member.do('reports.slots', {})).rows;
    expect(slots.find((s) => s.quarter === '2026Q4')!.prefill).toBe('参加所在地党组织活动：11月22日主题党日（驻宁波流动党员服务中心，参观纪念馆）。');
    expect(slots.filter((s) => s.quarter !== '2026Q4').map((s) => s.prefill).join('')).toBe('');
    await member.do('reports.handIn', { quarter: '2026Q4', text: '都好' });
    expect((await member.do('reports.slots', {})).rows.every((s) => s.prefill === '')).toBe(true);
    expect((await host.do('arrivals.atHost', {})).rows[0]!.stamps).toBe(1);
  });

  it('C4 no day before the acceptance nor ahead of today; nobody who is not accepted; a slip is taken back', async () => {
    const a = await accepted();
    const give = (on: string) => codeOf(host.call('stamps.give', { arrivalId: a.id, activity: 'class', on }));
    expect([await give('2026-11-21'), await give('2026-11-23')]).toEqual([[400, 'stamp.days'], [400, 'stamp.days']]);
    const stamp = await host.do('stamps.give', { arrivalId: a.id, activity: 'class', on: today });
    const beside = await as(t, 'outpost', { place, orgId: await anOutpost(t, place) });
    expect((await beside.call('stamps.takeBack', { id: stamp.id, reason: '别人的' })).status).toBe(404);
    await host.do('stamps.takeBack', { id: stamp.id, reason: '点错人' });
    expect([(await member.do('stamps.list', {})).rows, (await host.call('stamps.takeBack', { id: stamp.id, reason: '再来' })).status]).toEqual([[], 404]);
    await host.do('arrivals.return', { id: a.id, reason: '走了' });
    expect(await give(today)).toEqual([409, 'arrival.not_accepted']);
  });

  it('C5 the host writes down dues it received, mends its own entries and no others', async () => {
    await accepted();
    const home = await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-09', receiver: '石支书' });
    const own = await host.do('dues.record', { personId: away.personId, paidTo: '2026-11', place: '服务中心', receiver: '雷主任' });
    expect((await clerk.do('dues.list', { personId: away.personId })).paidTo).toBe('2026-11');
    expect((await host.call('dues.takeBack', { id: home.id, reason: '试试' })).status).toBe(404);
    expect((await host.do('dues.takeBack', { id: own.id, reason: '记错' })).takenBack).toBe(true);
  });
});
