import type { Output } from '@guiyan/shared/contract';
import { addDays, startOfDay } from '@guiyan/shared/domain/dates';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
let away: Away;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

let serial = 0;
const number = () => `第${(serial += 1)}号`;
const today = '2026-11-22';
type Transfer = Output<'transfers.start'>;
const start = (of: Away = away, on?: string) => clerk.do('transfers.start', { memberId: of.memberId, toOrg: '宁波市某街道党工委', ...(on ? { on } : {}) });
const lettered = async (on: string, validDays: number, of: Away = away): Promise<Transfer> => {
  const { id } = await start(of, on);
  return clerk.do('transfers.issueLetter', { id, number: number(), on, validDays });
};
const handed = async (on: string, validDays = 90, of: Away = away): Promise<Transfer> => clerk.do('transfers.hand', { id: (await lettered(on, validDays, of)).id, on, carrier: 'member' });
const ids = (list: { rows: { id: string }[] }) => list.rows.map((r) => r.id);

describe('C5 the transfer', () => {
  it('C5 goes from preparing to received, with the liaison of the old branch answerable until the receipt', async () => {
    await clerk.do('members.appoint', { name: '田联络', memberIds: [away.memberId] });
    const began = await start();
    expect([began.state, began.owner, began.can]).toEqual(['preparing', '田联络', ['issueLetter', 'void']]);
    const letter = await clerk.do('transfers.issueLetter', { id: began.id, number: '黔字第 0312 号', on: today, validDays: 30 });
    expect(letter).toMatchObject({ state: 'letter', letterNumber: '黔字第 0312 号', letterUntil: '2026-12-22', due: '2026-12-22', overdue: [] });
    const out = await clerk.do('transfers.hand', { id: began.id, on: today, carrier: 'member' });
    expect(out).toMatchObject({ state: 'handed', owner: '田联络', receiptDue: '2026-12-22', can: ['receive', 'return', 'void'] });
    const done = await clerk.do('transfers.receive', { id: began.id, on: today });
    expect(done).toMatchObject({ state: 'received', receivedOn: today, owner: null, can: ['back'] });
    expect(await clerk.do('members.get', { id: away.memberId })).toMatchObject({ state: 'transferred', going: null });
    const events = await peek(t, (op) => rows<{ name: string; payload: string }>(op.db, sql(`select name, payload from events where subject_id = ? and name like 'transfer.%' order by id`, away.personId)));
    expect(events.map((e) => e.name)).toEqual(['transfer.started', 'transfer.lettered', 'transfer.handed', 'transfer.received']);
    expect(JSON.parse(events.at(-1)!.payload)).toMatchObject({ memberId: away.memberId, personId: away.personId, day: today });
  });

  it('C5 whoever is transferred is the other organisation’s: nothing begins anew here', async () => {
    const t1 = await handed(today);
    await clerk.do('transfers.receive', { id: t1.id, on: today });
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const answers = [
      await clerk.call('members.leave', { id: away.memberId, province: '33', city: '宁波市' }), await clerk.call('transfers.start', { memberId: away.memberId, toOrg: '再转一次' }),
      await clerk.call('papers.register', { memberId: away.memberId, kind: 'activity', number: number(), issuedOn: today }), await member.call('arrivals.report', { hostOrgId: await anOutpost(t, place) }),
    ];
    expect(answers.map((a) => a.error?.code)).toEqual(answers.map(() => 'member.transferred'));
    expect(answers[0]!.error?.message).toContain('由那边来办');
  });

  it.each([[90, 'letter'], [91, 'expired']])('C5 a letter of 90 days on day %i is %s, and expired it is not handed out', async (day, state) => {
    const letter = await lettered(addDays(today, -day), 90);
    expect(letter.state).toBe(state);
    const reply = await clerk.call('transfers.hand', { id: letter.id, on: today, carrier: 'post' });
    expect([reply.status, reply.error?.code]).toEqual(day === 90 ? [200, undefined] : [409, 'transfer.expired']);
  });

  it.each([[30, []], [31, ['receipt']]])('C5 on day %i after the letter left %j is late, and it stands on the old branch’s list', async (day, late) => {
    const out = await handed(addDays(today, -day));
    const secretary = await as(t, 'secretary', { place });
    const list = await secretary.do('transfers.list', { state: 'handed' });
    expect([ids(list), list.rows[0]!.overdue]).toEqual([[out.id], late]);
    expect(ids(await secretary.do('transfers.list', { overdue: true }))).toEqual(late.length ? [out.id] : []);
  });

  it('C5 the day of the list turns at midnight in Shanghai', async () => {
    const letter = await lettered(today, 1);
    const now = t.clock.now();
    try {
      t.clock.set(startOfDay('2026-11-24') - 1);
      clerk = await as(t, 'clerk', { place });
      t.clock.set(startOfDay('2026-11-24') - 1);
      expect((await clerk.do('transfers.list', {})).rows[0]).toMatchObject({ id: letter.id, state: 'letter' });
      t.clock.set(startOfDay('2026-11-24'));
      expect((await clerk.do('transfers.list', {})).rows[0]).toMatchObject({ id: letter.id, state: 'expired', overdue: ['letter'] });
    } finally { t.clock.set(now); }
  });

  it('C5 late ones come first, any day of the past can be asked, and paging loses nobody', async () => {
    const people = [away, await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const fine = await lettered(today, 90, people[0]);
    const expired = await lettered('2026-10-01', 10, people[1]);
    const late = await handed('2026-09-01', 90, people[2]);
    const begun = await start(people[3]);
    const list = await clerk.do('transfers.list', {});
    expect(ids(list)).toEqual([late.id, expired.id, fine.id, begun.id]);
    expect([list.total, list.overdue, list.counts!.filter((c) => c.n).map((c) => [c.state, c.n])]).toEqual([4, 2, [['preparing', 1], ['letter', 1], ['expired', 1], ['handed', 1]]]);
    const paged: string[] = [];
    let cursor: string | undefined;
    do { const page = await clerk.do('transfers.list', { limit: 1, ...(cursor ? { cursor } : {}) }); paged.push(...ids(page)); cursor = page.next ?? undefined; } while (cursor);
    expect(paged).toEqual(ids(list));
    const past = await clerk.do('transfers.list', { asOf: '2026-10-05' });
    expect(past.rows.map((r) => [r.id, r.state, r.overdue, r.can])).toEqual([[late.id, 'handed', ['receipt'], []], [expired.id, 'letter', [], []]]);
    for (const state of ['letter', 'expired', 'handed', 'preparing'] as const) for (const row of (await clerk.do('transfers.list', { state })).rows) expect(row.state).toBe(state);
  });

  it('C5 side exits: returned and void close it, the number is never good again, and another may begin', async () => {
    const first = await handed('2026-11-01');
    expect(await clerk.do('transfers.return', { id: first.id, reason: '对方不收' })).toMatchObject({ state: 'returned', endedOn: today, reason: '对方不收', can: [] });
    expect((await clerk.do('members.get', { id: away.memberId })).state).not.toBe('transferred');
    const second = await lettered('2026-11-10', 30);
    expect(await clerk.do('transfers.void', { id: second.id, reason: '信丢了', lost: true })).toMatchObject({ state: 'void' });
    const papers = await clerk.do('papers.list', { kind: 'letter' });
    expect(papers.rows.map((p) => [p.number, p.state])).toEqual([[second.letterNumber, 'lost'], [first.letterNumber, 'returned']]);
    const third = await start();
    const again = await clerk.call('transfers.issueLetter', { id: third.id, number: second.letterNumber!, on: today, validDays: 30 });
    expect([again.status, again.error?.code, again.error?.message.includes(away.name)]).toEqual([409, 'paper.number_taken', true]);
  });

  it('C5 moves out of turn, a second one, and days in the wrong succession are refused aloud', async () => {
    const began = await start();
    const code = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const { status, error } = await reply; return [status, error?.code]; };
    expect(await code(clerk.call('transfers.start', { memberId: away.memberId, toOrg: '别处' }))).toEqual([409, 'transfer.open']);
    expect(await code(clerk.call('transfers.hand', { id: began.id, on: today, carrier: 'member' }))).toEqual([409, 'transfer.wrong_state']);
    expect(await code(clerk.call('transfers.receive', { id: began.id, on: today }))).toEqual([409, 'transfer.wrong_state']);
    expect(await code(clerk.call('transfers.return', { id: began.id, reason: '还没有信' }))).toEqual([409, 'transfer.wrong_state']);
    expect(await code(clerk.call('transfers.issueLetter', { id: began.id, number: number(), on: '2026-11-21', validDays: 30 }))).toEqual([400, 'transfer.days']);
    expect(await code(clerk.call('transfers.issueLetter', { id: began.id, number: number(), on: today, validDays: 91 }))).toEqual([400, 'request.invalid']);
    await clerk.do('transfers.issueLetter', { id: began.id, number: number(), on: today, validDays: 90 });
    expect(await code(clerk.call('transfers.hand', { id: began.id, on: '2026-11-23', carrier: 'member' }))).toEqual([400, 'transfer.days']);
    await clerk.do('transfers.hand', { id: began.id, on: today, carrier: 'member' });
    expect(await code(clerk.call('transfers.receive', { id: began.id, on: '2026-11-21' }))).toEqual([400, 'transfer.days']);
    const letter = (await clerk.do('papers.list', { kind: 'letter' })).rows[0]!;
    expect(await code(clerk.call('papers.end', { id: letter.id, how: 'void' }))).toEqual([409, 'paper.of_transfer']);
  });

  it('C5 two receipts at once are one, and a repeat with the same key gets the same answer', async () => {
    const out = await handed(today);
    const key = '6f0b7a52-0000-4000-8000-00000000c501';
    const replies = await Promise.all([clerk.call('transfers.receive', { id: out.id, on: today }, { key }), clerk.call('transfers.receive', { id: out.id, on: today }, { key }), clerk.call('transfers.receive', { id: out.id, on: today })]);
    expect(replies.map((r) => r.status).filter((s) => s === 200).length).toBeGreaterThan(0);
    const n = await peek(t, (op) => rows(op.db, sql(`select id from events where subject_id = ? and name = 'transfer.received'`, away.personId)));
    expect(n).toHaveLength(1);
    expect((await clerk.call('transfers.receive', { id: out.id, on: today }, { key })).status).toBe(replies[0]!.status);
  });

  it('C5 the receipt takes the 活动证 back; another township’s clerk knows nothing of it', async () => {
    await clerk.do('papers.register', { memberId: away.memberId, kind: 'activity', number: number(), issuedOn: '2026-01-01' });
    const out = await handed(today);
    await clerk.do('transfers.receive', { id: out.id, on: today });
    expect((await clerk.do('papers.list', { kind: 'activity' })).rows[0]).toMatchObject({ state: 'returned', reason: '组织关系已转出' });
    const other = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect([(await other.do('transfers.list', {})).rows, (await other.call('transfers.void', { id: out.id, reason: '看看' })).status]).toEqual([[], 404]);
    const county = await as(t, 'county', { place });
    expect(ids(await county.do('transfers.list', {}))).toEqual([out.id]);
    expect((await county.call('transfers.void', { id: out.id, reason: '看看' })).status).toBe(403);
  });
});
