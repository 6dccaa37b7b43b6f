import type { Output } from '@guiyan/shared/contract';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { addMember } from '../members';
import { addPerson } from '../people';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
let away: Away;
/** The same person a second time: a member of the roster with no going-away. */
let twin: { personId: string; memberId: string };
const today = '2026-11-22';
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  twin = await work(t.services, async (op) => {
    const where = { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId };
    const personId = await addPerson(op, { ...where, name: away.name, isMember: true });
    return { personId, memberId: (await addMember(op, { ...where, personId })).id };
  });
});
afterAll(() => t.close());

let serial = 0;
const number = () => `合第${(serial += 1)}号`;
const codeOf = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const { status, error } = await reply; return [status, error?.code]; };
const merge = () => clerk.do('people.merge', { keepId: away.personId, goneId: twin.personId });

describe('R12 what hangs on a merged record is the kept one’s', () => {
  it('R12 C3 papers: listed and looked up under whoever was kept, one 活动证 in use for both, and back after the undo', async () => {
    const paper = await clerk.do('papers.register', { memberId: twin.memberId, kind: 'activity', number: number(), issuedOn: '2026-03-01' });
    const { id } = await merge();
    expect((await clerk.do('papers.list', {})).rows).toEqual([expect.objectContaining({ id: paper.id, personId: away.personId, memberId: away.memberId, name: away.name })]);
    const member = await as(t, 'member', { place, personId: away.personId });
    expect((await member.do('papers.mine', {})).papers.map((p) => p.id)).toEqual([paper.id]);
    expect(await codeOf(clerk.call('papers.register', { memberId: away.memberId, kind: 'activity', number: number(), issuedOn: today }))).toEqual([409, 'paper.has_one']);
    await clerk.do('people.unmerge', { id });
    expect((await clerk.do('papers.list', {})).rows[0]).toMatchObject({ personId: twin.personId, memberId: twin.memberId });
    expect((await member.do('papers.mine', {})).papers).toEqual([]);
    expect((await clerk.call('papers.register', { memberId: away.memberId, kind: 'activity', number: number(), issuedOn: today })).status).toBe(200);
  });

  it('R12 C5 a transfer under way: his for the kept record, one at a time, and its receipt transfers him', async () => {
    const begun = await clerk.do('transfers.start', { memberId: twin.memberId, toOrg: '宁波市某街道党工委' });
    await merge();
    const member = await as(t, 'member', { place, personId: away.personId });
    expect((await member.do('papers.mine', {})).transfer).toMatchObject({ id: begun.id, personId: away.personId, memberId: away.memberId });
    expect(await codeOf(clerk.call('transfers.start', { memberId: away.memberId, toOrg: '别处' }))).toEqual([409, 'transfer.open']);
    await clerk.do('transfers.issueLetter', { id: begun.id, number: number(), on: today, validDays: 30 });
    await clerk.do('transfers.hand', { id: begun.id, on: today, carrier: 'member' });
    await clerk.do('transfers.receive', { id: begun.id, on: today });
    expect((await clerk.do('members.get', { id: away.memberId })).state).toBe('transferred');
  });

  it('R12 C5 dues: one history, one last month, reminded once, and apart again after the undo', async () => {
    await clerk.do('dues.record', { personId: twin.personId, paidTo: '2026-10', receiver: '石会计' });
    await clerk.do('dues.record', { personId: away.personId, paidTo: '2025-10', receiver: '石会计' });
    const unpaid = async () => (await clerk.do('dues.unpaid', {})).rows.map((u) => u.personId);
    expect(await unpaid()).toEqual([away.personId]);
    const { id } = await merge();
    expect(await unpaid()).toEqual([]);
    for (const personId of [away.personId, twin.personId]) expect(await clerk.do('dues.list', { personId })).toMatchObject({ paidTo: '2026-10', rows: [{ paidTo: '2025-10' }, { paidTo: '2026-10' }] });
    await clerk.do('people.unmerge', { id });
    expect(await unpaid()).toEqual([away.personId]);
    expect((await clerk.do('dues.list', { personId: twin.personId })).rows).toHaveLength(1);
  });

  it('R12 C1 one reporting at a time, whichever record it hangs on', async () => {
    const hostOrgId = await anOutpost(t, place);
    const twinSelf = await as(t, 'member', { place, personId: twin.personId });
    const begun = await twinSelf.do('arrivals.report', { hostOrgId });
    await merge();
    const member = await as(t, 'member', { place, personId: away.personId });
    expect((await member.do('papers.mine', {})).arrival).toMatchObject({ id: begun.id, personId: away.personId });
    expect(await codeOf(member.call('arrivals.report', { hostOrgId }))).toEqual([409, 'arrival.open']);
  });
});

describe('C5 dues are written down once', () => {
  const entry = (more: object = {}) => ({ personId: away.personId, paidTo: '2026-10', place: '宁波', receiver: '石会计', ...more });
  const stored = () => peek(t, (op) => rows<{ id: string }>(op.db, sql('select id from dues where person_id = ?', away.personId)));

  it('C5 the same under another key is the same entry; by another receiver somebody has to look', async () => {
    const first = await clerk.do('dues.record', entry());
    expect(await clerk.do('dues.record', entry())).toEqual(first);
    const reply = await clerk.call('dues.record', entry({ receiver: '杨会计' }));
    expect([reply.status, reply.error?.code, reply.error?.message.includes('石会计')]).toEqual([409, 'dues.recorded', true]);
    expect(await stored()).toHaveLength(1);
    const other = await clerk.do('dues.record', entry({ place: '老家' }));
    expect(other.id).not.toBe(first.id);
    // Taken back it makes way.
    await clerk.do('dues.takeBack', { id: first.id, reason: '记错了' });
    expect((await clerk.do('dues.record', entry({ receiver: '杨会计' }))).id).not.toBe(first.id);
    expect(await stored()).toHaveLength(3);
  });

  it('C5 ten at once are one', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => clerk.call('dues.record', entry())));
    const ids = new Set(replies.filter((r) => r.status === 200).map((r) => (r.data as Output<'dues.record'>).id));
    expect([ids.size, replies.every((r) => r.status === 200 || r.error?.code === 'row.changed'), (await stored()).length]).toEqual([1, true, 1]);
  });
});

describe('C5 the way back', () => {
  const gone = async () => {
    const { id } = await clerk.do('transfers.start', { memberId: away.memberId, toOrg: '宁波市某街道党工委', on: '2026-06-01' });
    await clerk.do('transfers.issueLetter', { id, number: number(), on: '2026-06-01', validDays: 90 });
    await clerk.do('transfers.hand', { id, on: '2026-06-02', carrier: 'post' });
    return clerk.do('transfers.receive', { id, on: '2026-06-10' });
  };

  it('C5 he is his old branch’s again, goes away and is transferred anew; what was stays', async () => {
    const out = await gone();
    expect(out.can).toEqual(['back']);
    expect(await codeOf(clerk.call('members.leave', { id: away.memberId, province: '33', city: '宁波市', outDay: '2026-11-01' }))).toEqual([409, 'member.transferred']);
    expect(await codeOf(clerk.call('transfers.back', { id: out.id, on: '2026-06-09' }))).toEqual([400, 'transfer.days']);
    const home = await clerk.do('transfers.back', { id: out.id, on: '2026-11-20' });
    expect(home).toMatchObject({ state: 'back', backOn: '2026-11-20', backFrom: '宁波市某街道党工委', receivedOn: '2026-06-10', can: [] });
    expect(await codeOf(clerk.call('transfers.back', { id: out.id, on: '2026-11-20' }))).toEqual([409, 'transfer.wrong_state']);
    expect((await clerk.do('members.get', { id: away.memberId })).can).toContain('leave');
    await clerk.do('members.leave', { id: away.memberId, province: '33', city: '宁波市', outDay: '2026-11-21' });
    expect((await clerk.do('members.history', { id: away.memberId })).rows.map((r) => r.kind)).toEqual(['out', 'back', 'out']);
    // Asked as of the days between, it stands as it stood.
    const asOf = async (day: string) => (await clerk.do('transfers.list', { asOf: day })).rows[0]!.state;
    expect([await asOf('2026-06-30'), await asOf('2026-11-19'), await asOf('2026-11-20')]).toEqual(['received', 'received', 'back']);
    const second = await clerk.do('transfers.start', { memberId: away.memberId, toOrg: '杭州市某街道党工委' });
    expect((await clerk.do('transfers.list', {})).rows.map((r) => [r.id, r.state])).toEqual([[second.id, 'preparing'], [out.id, 'back']]);
  });

  it('C5 two who write it down at once: one is told', async () => {
    const out = await gone();
    const replies = await Promise.all([1, 2].map(() => clerk.call('transfers.back', { id: out.id, on: today })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
    const liaison = await as(t, 'liaison', { place });
    expect((await liaison.call('transfers.back', { id: out.id, on: today })).status).toBe(403);
  });
});
