import { addDays, addMonths, startOfDay } from '@guiyan/shared/domain/dates';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { work } from '../../platform/op';

let t: TestApp;
let place: Place;
let clerk: Caller;
const today = '2026-11-22';
const start = Date.UTC(2026, 10, 22, 2);
const at = (day: string) => t.clock.set(startOfDay(day) + 10 * 3_600_000);
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(start); place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

const page = (who: Caller, away: Away) => who.do('members.get', { id: away.memberId });
/** Registered, and last heard of, so long ago. */
const since = (away: Away, fromDay: string, lastContactDay: string | null = null) => work(t.services, async (op) => {
  await op.db.query('update outflows set from_day = ? where member_id = ?', [fromDay, away.memberId]);
  await op.db.query('update members set last_contact_day = ? where id = ?', [lastContactDay, away.memberId]);
});

describe('R4 verification rounds', () => {
  it('R4 each row carries its day and who checked it, and turns stale after the set number of months', async () => {
    const away = await aMember(t, place);
    const never = await aMember(t, place);
    const done = await clerk.do('members.verify', { id: away.memberId, how: 'door', note: '家里老人说都好' });
    expect(done).toMatchObject({ verified: 'fresh', verifiedOn: today, verifiedBy: expect.stringContaining('clerk') as string });
    const ids = async (who: Caller, verified: 'fresh' | 'stale' | 'never') => (await who.do('members.list', { verified })).rows.map((m) => m.id);
    expect([await ids(clerk, 'fresh'), await ids(clerk, 'stale'), await ids(clerk, 'never')]).toEqual([[away.memberId], [], [never.memberId]]);
    at(addMonths(today, 6));
    const later = await as(t, 'clerk', { place });
    expect([await ids(later, 'fresh'), await ids(later, 'stale')]).toEqual([[], [away.memberId]]);
    expect((await page(later, away)).verified).toBe('stale');
  });

  it('R4 a township has one round a half-year and one open at a time; each village tells how it stands', async () => {
    const far = await aVillage(t, place);
    const [a, b, c] = [await aMember(t, place), await aMember(t, place), await aMember(t, far)];
    const opened = await clerk.do('members.openRound', {});
    expect([opened.round?.half, opened.can, opened.unverified.map((m) => m.id)]).toEqual(['2026H2', ['close'], [a.memberId, b.memberId, c.memberId]]);
    expect((await clerk.call('members.openRound', {})).error?.message).toBe('2026年下半年那一轮还没有结束，请先结束它');
    const secretary = await as(t, 'secretary', { place });
    await secretary.do('members.verify', { id: a.memberId, how: 'phone' });
    const village = await secretary.do('members.round', {});
    expect([village.villages.map((v) => [v.villageId, v.away, v.fresh, v.stale, v.never, v.inRound]), village.unverified.map((m) => m.id), village.can]).toEqual([[[place.villageId, 2, 1, 0, 1, 1]], [b.memberId], []]);
    expect((await clerk.do('members.round', {})).villages).toHaveLength(2);
    expect((await secretary.call('members.openRound', {})).status).toBe(403);
  });

  it('R4 closing names who is left and asks; nothing is forced, and the names stay with the round', async () => {
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    const { round } = await clerk.do('members.openRound', {});
    await clerk.do('members.verify', { id: a.memberId, how: 'door' });
    const hasty = await clerk.call('members.closeRound', { id: round!.id, unverified: 0 });
    expect([hasty.status, hasty.error?.message]).toEqual([409, '还有 1 位没核对，请看过名单，确认后再结束']);
    const closed = await clerk.do('members.closeRound', { id: round!.id, unverified: 1 });
    expect([closed.round?.closedOn, closed.unverified.map((m) => m.id), closed.can]).toEqual([today, [b.memberId], []]);
    expect((await page(clerk, b)).verified).toBe('never');
    expect((await clerk.call('members.closeRound', { id: round!.id, unverified: 1 })).error?.code).toBe('verify.round_closed');
    expect((await clerk.call('members.openRound', {})).error?.code).toBe('verify.round_done');
    at('2027-01-04');
    const next = await as(t, 'clerk', { place });
    expect((await next.do('members.openRound', {})).unverified).toHaveLength(2);
    const other = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect((await other.call('members.closeRound', { id: round!.id, unverified: 0 })).status).toBe(404);
  });

  it('R4 one that arrives late counts for its own day and hides no newer one; nobody verifies ahead or who is home', async () => {
    const away = await aMember(t, place);
    await clerk.do('members.verify', { id: away.memberId, how: 'phone' });
    const late = await clerk.do('members.verify', { id: away.memberId, how: 'door', happenedAt: start - 3 * 86_400_000 });
    expect(late.verifiedOn).toBe(today);
    const { rows: history } = await clerk.do('members.history', { id: away.memberId });
    expect(history.filter((h) => h.kind === 'verified').map((h) => h.on)).toEqual([today, addDays(today, -3)]);
    expect((await clerk.call('members.verify', { id: away.memberId, how: 'door', happenedAt: t.clock.now() + 3_600_000 })).error?.code).toBe('time.future');
    await clerk.do('members.comeBack', { id: away.memberId, version: late.going!.version, day: today });
    expect((await clerk.call('members.verify', { id: away.memberId, how: 'door' })).error?.code).toBe('verify.not_away');
  });
});

describe('R11 lost contact: the machine proposes nothing, it lists; people search, propose, decide', () => {
  it('R11 silence from the last contact, or from the first day of the register, puts him on a list and nothing else', async () => {
    const [silent, heard, fresh] = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    await since(silent, '2026-05-22');
    await since(heard, '2025-01-01', '2026-05-23');
    const { rows: listed } = await clerk.do('members.list', { contact: 'silent' });
    expect(listed.map((m) => [m.id, m.contact])).toEqual([[silent.memberId, 'silent']]);
    expect([(await page(clerk, heard)).contact, (await page(clerk, fresh)).contact]).toEqual(['in_touch', 'in_touch']);
    const cases = await peek(t, (op) => rows(op.db, sql('select id from lost_cases where member_id = ?', silent.memberId)));
    expect(cases).toEqual([]);
    const me = await as(t, 'member', { place, personId: silent.personId, familyId: silent.familyId });
    await me.do('checkins.send', { kind: 'well', happenedAt: t.clock.now() });
    expect((await clerk.do('members.list', { contact: 'silent' })).total).toBe(0);
  });

  const propose = (who: Caller, away: Away) => who.call('members.proposeLost', { id: away.memberId, reason: 'work', words: '电话停机' });
  const search = (who: Caller, away: Away) => who.do('members.logSearch', { id: away.memberId, day: today, asked: '他哥哥', outcome: '换了号，也不知道在哪' });

  it('R11 nobody proposes too soon or without a search, and not twice', async () => {
    const away = await aMember(t, place);
    expect((await propose(clerk, away)).error?.code).toBe('lost.too_soon');
    await since(away, '2025-01-01', '2026-05-01');
    expect((await propose(clerk, away)).error?.code).toBe('lost.search_first');
    expect((await page(clerk, away)).can).not.toContain('propose_lost');
    expect((await search(clerk, away)).can).toContain('propose_lost');
    const made = await propose(clerk, away);
    expect(made.data).toMatchObject({ contact: 'proposed', lost: { since: '2026-05-01', proposedOn: today, decidedOn: null } });
    expect((await propose(clerk, away)).error?.code).toBe('lost.open_already');
    expect((await clerk.do('members.list', { contact: 'proposed' })).total).toBe(1);
    // Time alone decides nothing.
    at(addMonths(today, 36));
    const later = await as(t, 'clerk', { place });
    expect((await page(later, away)).contact).toBe('proposed');
  });

  it('R11 its maker takes a proposal back, nobody else does, and not after a decision', async () => {
    const away = await aMember(t, place);
    await since(away, '2025-01-01');
    const secretary = await as(t, 'secretary', { place });
    t.clock.set(start);
    await search(secretary, away);
    await propose(secretary, away);
    const other = await clerk.call('members.withdrawLost', { id: away.memberId });
    expect([other.status, other.error?.code, (await page(clerk, away)).can.includes('withdraw_lost')]).toEqual([403, 'lost.not_yours', false]);
    expect((await secretary.do('members.withdrawLost', { id: away.memberId })).contact).toBe('silent');
    expect((await secretary.call('members.withdrawLost', { id: away.memberId })).error?.code).toBe('lost.not_open');
    await propose(secretary, away);
    await clerk.do('members.decideLost', { id: away.memberId, body: '南寨乡党委', day: today, documentNo: '南党发〔2026〕18号' });
    expect((await secretary.call('members.withdrawLost', { id: away.memberId })).error?.code).toBe('lost.decided_already');
  });

  it('R11 a decision needs a body, a day and a document; finding him ends it, and all of it stays in the history', async () => {
    const away = await aMember(t, place);
    await since(away, '2025-01-01', '2026-03-01');
    const decide = (more: object) => clerk.call('members.decideLost', { id: away.memberId, body: '南寨乡党委', day: today, documentNo: '南党发〔2026〕18号', ...more });
    expect((await decide({})).error?.code).toBe('lost.not_open');
    await search(clerk, away);
    await propose(clerk, away);
    expect([(await decide({ body: ' ' })).status, (await decide({ documentNo: '' })).status, (await decide({ day: addDays(today, 1) })).error?.code, (await decide({ day: '2026-02-01' })).error?.code]).toEqual([400, 400, 'lost.decision_day', 'lost.decision_day']);
    const liaison = await as(t, 'liaison', { place, orgId: place.networkBranchId, wide: 'township' });
    t.clock.set(start);
    expect((await liaison.call('members.decideLost', { id: away.memberId, body: '支部', day: today, documentNo: '1' })).status).toBe(403);
    const lost = await decide({});
    expect(lost.data).toMatchObject({ contact: 'lost', lost: { body: '南寨乡党委', documentNo: '南党发〔2026〕18号', decidedOn: today } });
    expect((await decide({})).error?.code).toBe('lost.decided_already');
    const found = await liaison.do('members.found', { id: away.memberId, day: today, how: '在佛山，换了号码' });
    expect(found).toMatchObject({ contact: 'in_touch', lost: null, lastCheckinOn: today });
    const kinds = (await clerk.do('members.history', { id: away.memberId })).rows.map((r) => r.kind);
    expect(kinds).toEqual(expect.arrayContaining(['search', 'proposed', 'decided', 'found', 'out']));
    const me = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await me.do('members.history', { id: away.memberId })).rows.map((r) => r.kind)).toEqual(['out']);
  });
});

describe('N5 the log of contacts and handing over', () => {
  it('N5 a contact is logged with what was said and when to speak again, and counts as heard', async () => {
    const away = await aMember(t, place);
    const made = await clerk.do('members.appoint', { name: '田联络', memberIds: [away.memberId] });
    const liaison = await as(t, 'liaison', { place, personId: made.liaisonId });
    const after = await liaison.do('members.logContact', { id: away.memberId, how: 'phone', words: '换了厂，都好', difficulty: '孩子转学', nextOn: '2026-12-20' });
    expect(after.lastCheckinOn).toBe(today);
    const [row] = (await clerk.do('members.history', { id: away.memberId })).rows.filter((r) => r.kind === 'contact');
    expect(row).toMatchObject({ title: '联系：电话', on: today, words: '换了厂，都好，反映：孩子转学，下次 2026-12-20' });
    expect((await liaison.call('members.logContact', { id: away.memberId, how: 'phone', words: '好', nextOn: today })).error?.code).toBe('contact.next_past');
    const county = await as(t, 'county', { place });
    expect((await county.do('members.history', { id: away.memberId })).rows.find((r) => r.kind === 'contact')!.words).toBe('');
  });

  it('N5 a leaving liaison’s people go to another in one step, and only those of one’s own place', async () => {
    const mine = [await aMember(t, place), await aMember(t, place)];
    const far = await aMember(t, await aVillage(t, place));
    const from = await clerk.do('members.appoint', { name: '田联络', memberIds: [...mine, far].map((m) => m.memberId) });
    const to = await clerk.do('members.appoint', { name: '石联络', memberIds: [] });
    const old = await as(t, 'liaison', { place, personId: from.liaisonId });
    const next = await as(t, 'liaison', { place, personId: to.liaisonId });
    const secretary = await as(t, 'secretary', { place });
    t.clock.set(start);
    expect((await secretary.do('members.handOver', { fromId: from.liaisonId, toId: to.liaisonId })).members).toBe(2);
    expect([(await old.do('members.list', {})).rows.map((m) => m.id), (await next.do('members.list', {})).total]).toEqual([[far.memberId], 2]);
    expect((await clerk.do('members.handOver', { fromId: from.liaisonId, toId: to.liaisonId })).members).toBe(1);
    expect((await clerk.call('members.handOver', { fromId: from.liaisonId, toId: to.liaisonId })).error?.code).toBe('handover.nobody');
    expect((await clerk.call('members.handOver', { fromId: to.liaisonId, toId: to.liaisonId })).error?.code).toBe('handover.same');
    expect((await old.do('members.list', {})).rows).toEqual([]);
  });

  it('N5 R12 the people of a liaison who has two records go over under either', async () => {
    const start = t.clock.now();
    const clerk = await as(t, 'clerk', { place });
    t.clock.set(start);
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    const twin = await clerk.do('members.appoint', { name: '石两份', memberIds: [a.memberId] });
    const kept = await clerk.do('members.appoint', { name: '石两份', memberIds: [b.memberId] });
    await clerk.do('people.merge', { keepId: kept.liaisonId, goneId: twin.liaisonId });
    const next = await clerk.do('members.appoint', { name: '石接手', memberIds: [] });
    expect((await clerk.call('members.handOver', { fromId: twin.liaisonId, toId: kept.liaisonId })).error?.code).toBe('handover.same');
    expect((await clerk.do('members.handOver', { fromId: kept.liaisonId, toId: next.liaisonId })).members).toBe(2);
  });
});
