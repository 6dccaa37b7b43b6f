import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { grantAccess } from '../accounts';
import { runCounty } from '../duties';
import { row, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app(); place = await aCounty(t); });
beforeEach(() => t.clock.set(TEST_NOW));
afterAll(() => t.close());

const TEXT = '这个季度在工地上，和工友一起学了两次。';
const member = (away: Away, p = place) => as(t, 'member', { place: p, personId: away.personId, familyId: away.familyId });
const handIn = (caller: Caller, more: object = {}) => caller.call('reports.handIn', { quarter: '2026Q4', text: TEXT, ...more });
async function someone(): Promise<{ away: Away; me: Caller }> {
  const away = await aMember(t, place);
  return { away, me: await member(away) };
}
async function handedIn() {
  const who = await someone();
  return { ...who, report: await who.me.do('reports.handIn', { quarter: '2026Q4', text: TEXT }) };
}
async function liaisonOf(away: Away): Promise<Caller> {
  const caller = await as(t, 'liaison', { place });
  await work(t.services, (op) => grantAccess(op, [{ countyId: place.countyId, holderId: caller.personId!, hat: 'liaison', subjectKind: 'person', subjectId: away.personId, why: 'liaison' }]));
  return caller;
}
async function aPhoto(caller: Caller): Promise<string> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } }).png().toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), '手写.png');
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${caller.token}`, 'Idempotency-Key': randomUUID() } });
  return ((await reply.json()) as { data: { id: string } }).data.id;
}

describe('P1 the quarterly report', () => {
  it('P1 the four slots say what is open, missed and still to come late', async () => {
    const { me: newcomer } = await someone();
    expect((await newcomer.do('reports.slots', {})).rows.map((s) => s.status)).toEqual(['before', 'before', 'before', 'open']);
    t.clock.set(startOfDay('2026-01-05'));
    const away = await aMember(t, place);
    t.clock.set(TEST_NOW);
    const me = await member(away);
    expect((await me.do('reports.slots', {})).rows.map((s) => [s.quarter, s.status, s.due, s.daysLeft, s.late])).toEqual([
      ['2026Q1', 'missed', '2026-03-31', null, false], ['2026Q2', 'missed', '2026-06-30', null, false], ['2026Q3', 'open', '2026-09-30', null, true], ['2026Q4', 'open', '2026-12-31', null, false],
    ]);
    // What is due, and until when, is what the duties ask: a first run gives a week at least.
    await runCounty(t.services, place.countyId);
    expect((await me.do('reports.slots', {})).rows.map((s) => [s.quarter, s.status, s.due, s.daysLeft])).toEqual([['2026Q1', 'missed', '2026-03-31', null], ['2026Q2', 'missed', '2026-06-30', null], ['2026Q3', 'open', '2026-09-30', null], ['2026Q4', 'open', '2026-12-31', 39]]);
  });

  it('P1 is handed in, read and accepted with a word', async () => {
    const { away, me, report } = await handedIn();
    expect(report).toMatchObject({ personId: away.personId, name: away.name, quarter: '2026Q4', status: 'handed_in', late: false, text: TEXT, can: [] });
    const liaison = await liaisonOf(away);
    const row = (await liaison.do('reports.list', { status: 'handed_in' })).rows.find((r) => r.id === report.id);
    expect(row?.can).toEqual(['accept', 'return']);
    const accepted = await liaison.do('reports.accept', { id: report.id, words: '写得实在，注意安全。' });
    expect([accepted.status, accepted.can]).toEqual(['accepted', []]);
    const mine = await me.do('reports.get', { id: report.id });
    expect(mine.turns.map((s) => [s.what, s.words])).toEqual([['handed_in', ''], ['accepted', '写得实在，注意安全。']]);
    expect((await me.do('reports.slots', {})).rows.at(-1)).toMatchObject({ status: 'accepted', reportId: report.id, daysLeft: null });
  });

  it('P1 given back with a reason, it comes again, and the first text stays in the history', async () => {
    const { away, me, report } = await handedIn();
    const liaison = await liaisonOf(away);
    await liaison.do('reports.return', { id: report.id, reason: '请说说参加活动的情况' });
    const back = await me.do('reports.get', { id: report.id });
    expect([back.status, back.can]).toEqual(['returned', ['hand_in']]);
    const again = await me.do('reports.handIn', { quarter: '2026Q4', text: '补上：参加了九月的党课。' });
    expect([again.id, again.status, again.text]).toEqual([report.id, 'handed_in', '补上：参加了九月的党课。']);
    expect(again.turns.map((s) => [s.what, s.words])).toEqual([['handed_in', TEXT], ['returned', '请说说参加活动的情况'], ['handed_in', '']]);
  });

  it('P1 a second report for the quarter is refused, waiting or accepted', async () => {
    const { away, me, report } = await handedIn();
    const second = await handIn(me, { text: '再交一份' });
    expect([second.status, second.error?.code]).toEqual([409, 'report.told_meanwhile']);
    await (await liaisonOf(away)).do('reports.accept', { id: report.id });
    expect((await handIn(me)).error?.code).toBe('report.already_in');
    expect((await me.do('reports.get', { id: report.id })).text).toBe(TEXT);
  });

  it('P1 eight at once make one report', async () => {
    const { me } = await someone();
    const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => handIn(me, { text: `第 ${i} 次` })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect((await me.do('reports.list', {})).rows).toHaveLength(1);
  });

  it('P1 twice with one key is one report and one answer', async () => {
    const { me } = await someone();
    const key = randomUUID();
    const input = { quarter: '2026Q4', text: TEXT };
    const first = await me.do('reports.handIn', input, { key });
    expect(await me.do('reports.handIn', input, { key })).toEqual(first);
    expect(first.turns).toHaveLength(1);
  });

  it('P1 last quarter’s report is taken late and says so to everyone who reads it', async () => {
    const { away, me } = await someone();
    const late = await me.do('reports.handIn', { quarter: '2026Q3', text: TEXT });
    expect(late.late).toBe(true);
    const row = (await (await liaisonOf(away)).do('reports.list', { quarter: '2026Q3' })).rows.find((r) => r.id === late.id);
    expect(row?.late).toBe(true);
    expect((await me.do('reports.slots', {})).rows[2]).toMatchObject({ quarter: '2026Q3', status: 'handed_in', late: true });
  });

  it('P1 given back in time and handed in again after the quarter, it does not become late', async () => {
    const { away } = await handedIn();
    const secretary = await as(t, 'secretary', { place });
    const { id } = (await secretary.do('reports.list', { status: 'handed_in' })).rows.find((r) => r.personId === away.personId)!;
    await secretary.do('reports.return', { id, reason: '请再补充' });
    t.clock.set(startOfDay('2027-01-05'));
    const again = await (await member(away)).do('reports.handIn', { quarter: '2026Q4', text: '补充好了' });
    expect([again.id, again.late]).toEqual([id, false]);
  });

  it('P1 a quarter not begun and one long gone are refused', async () => {
    const { me } = await someone();
    for (const quarter of ['2027Q1', '2026Q2']) {
      const reply = await handIn(me, { quarter });
      expect([reply.status, reply.error?.code]).toEqual([409, 'report.not_open']);
    }
  });

  it('P1 a report without a word or a picture is refused; a photo of handwriting alone will do', async () => {
    const { away, me } = await someone();
    const empty = await handIn(me, { text: '   ' });
    expect([empty.status, empty.error?.code]).toEqual([400, 'report.empty']);
    const photo = await aPhoto(me);
    const report = await me.do('reports.handIn', { quarter: '2026Q4', text: '', photoIds: [photo] });
    expect(report.photoIds).toEqual([photo]);
    expect((await (await liaisonOf(away)).call('files.link', { id: photo })).status).toBe(200);
    const family = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    expect((await family.call('files.link', { id: photo })).status).toBe(404);
  });

  it('P1 somebody else’s photo is not found and nothing is handed in', async () => {
    const { me } = await someone();
    const photo = await aPhoto((await someone()).me);
    expect((await handIn(me, { photoIds: [photo] })).status).toBe(404);
    expect((await me.do('reports.list', {})).rows).toEqual([]);
  });

  it('P1 what is answered is not answered again, and one answer wins of two at once', async () => {
    const { away, report } = await handedIn();
    const liaison = await liaisonOf(away);
    const both = await Promise.all([liaison.call('reports.accept', { id: report.id }), liaison.call('reports.return', { id: report.id, reason: '再写写' })]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    const status = (await liaison.do('reports.get', { id: report.id })).status;
    for (const reply of [await liaison.call('reports.accept', { id: report.id }), await liaison.call('reports.return', { id: report.id, reason: '再写写' })]) expect([reply.status, reply.error?.code]).toEqual([409, 'report.wrong_state']);
    expect((await liaison.do('reports.get', { id: report.id })).status).toBe(status);
  });

  it('P1 handing in counts as a contact of the day', async () => {
    const { away } = await handedIn();
    const found = await peek(t, (op) => row<{ lastContactDay: string }>(op.db, sql('select last_contact_day from members where id = ?', away.memberId)));
    expect(found?.lastContactDay).toBe('2026-11-22');
  });

  it('P1 the words lie ciphered in the database', async () => {
    const { report } = await handedIn();
    const stored = await peek(t, (op) => row<{ text: string; words: string }>(op.db, sql('select r.text, t.words from reports r join report_turns t on t.report_id = r.id where r.id = ?', report.id)));
    expect(JSON.stringify(stored)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('P1 who reads a report', () => {
  it('P1 village, township and network branch above him do; everyone beside finds nothing', async () => {
    const { away, report } = await handedIn();
    const other = await aTownship(t, place.countyId);
    const foreign = await aCounty(t);
    const neighbour = await someone();
    const yes = [await as(t, 'secretary', { place }), await as(t, 'clerk', { place }), await as(t, 'liaison', { place, orgId: place.networkBranchId, wide: 'township' }), await liaisonOf(away)];
    for (const caller of yes) expect((await caller.call('reports.get', { id: report.id })).status).toBe(200);
    const no = [
      await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: other }), await as(t, 'clerk', { place: foreign }), await as(t, 'liaison', { place }), await liaisonOf(neighbour.away), neighbour.me,
    ];
    for (const caller of no) {
      const missing = await caller.call('reports.get', { id: randomUUID() });
      const reply = await caller.call('reports.get', { id: report.id });
      expect([reply.status, reply.error?.message]).toEqual([404, missing.error?.message]);
      expect((await caller.do('reports.list', {})).rows.map((r) => r.id)).not.toContain(report.id);
    }
    for (const caller of no.slice(0, 5)) expect([(await caller.call('reports.accept', { id: report.id })).status, (await caller.call('reports.return', { id: report.id, reason: '补' })).status]).toEqual([404, 404]);
  });

  it('P1 the family and the county office may not knock at all', async () => {
    const { away, report } = await handedIn();
    const family = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    expect((await family.call('reports.get', { id: report.id })).status).toBe(403);
    expect((await (await as(t, 'county', { place })).call('reports.list', {})).status).toBe(403);
  });

  it('X1 written on two phones, both copies are answered, and what the member decides is a new write', async () => {
    const { away, me, report } = await handedIn();
    const other = '另一部手机上写的：学了两次，还去看了工友。';
    const told = await me.call('reports.handIn', { quarter: '2026Q4', text: other });
    expect([told.status, told.error?.code]).toEqual([409, 'report.told_meanwhile']);
    const copies = told.error!.copies!;
    expect([copies.mine, copies.theirs.text]).toEqual([{ text: other }, TEXT]);
    const key = randomUUID();
    t.clock.advance(1000);
    const mine = { quarter: '2026Q4', text: other, version: copies.theirs.version as number };
    const decided = await me.do('reports.handIn', mine, { key });
    expect([decided.id, decided.text, decided.status, decided.turns.length]).toEqual([report.id, other, 'handed_in', 2]);
    expect(await me.do('reports.handIn', mine, { key })).toEqual(decided);
    // Over a copy that stands no more it is asked anew; the earlier text stays in its turn.
    expect((await me.call('reports.handIn', { ...mine, text: '第三份' })).error?.code).toBe('report.told_meanwhile');
    expect(decided.turns.map((turn) => turn.words)).toContain(TEXT);
    const liaison = await liaisonOf(away);
    await liaison.do('reports.accept', { id: report.id, words: '收到' });
    expect((await me.call('reports.handIn', { ...mine, text: '第三份' })).error?.code).toBe('report.already_in');
  });
});
