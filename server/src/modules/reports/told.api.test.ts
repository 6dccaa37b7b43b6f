import { randomUUID } from 'node:crypto';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { row, sql } from '../../platform/db/sql';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aVillage, awake, peek, type Away, type Place } from '../../test/factories/county';
import { audioKind, bareAudio } from '../files/audio.rules';
import { runDuties } from '../duties';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app(); place = await aCounty(t); });
beforeEach(() => t.clock.set(TEST_NOW));
afterAll(() => t.close());

const Q = '2026Q4';
const memberOf = (away: Away): ReturnType<typeof as> => awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
async function theirs() {
  const away = await aMember(t, place);
  const liaison = await awake(t, 'liaison', { place });
  await (await as(t, 'clerk', { place })).do('members.appoint', { liaisonId: liaison.personId!, memberIds: [away.memberId] });
  return { away, liaison, me: await memberOf(away), secretary: await awake(t, 'secretary', { place }) };
}

/** One second of silence and a chunk that says where it was recorded. */
function aWav(): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => { const head = Buffer.alloc(8); head.write(name); head.writeUInt32LE(body.length, 4); return Buffer.concat([head, body]); };
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]);
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('LIST', Buffer.from('INFO录音地点')), chunk('data', Buffer.alloc(8000, 0x80))]);
  return chunk('RIFF', body);
}
async function bring(caller: Caller, bytes: Buffer, name: string) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${caller.token}`, 'Idempotency-Key': randomUUID() } });
  return { status: reply.status, id: ((await reply.json()) as { data?: { id: string } }).data?.id ?? '' };
}

describe('P1 a report that is spoken', () => {
  it('P1 a recording alone will do; who reads the report hears it, and nobody else', async () => {
    const { away, liaison, me } = await theirs();
    const { id: voiceId } = await bring(me, aWav(), '录音.wav');
    const report = await me.do('reports.handIn', { quarter: Q, text: '', voiceId });
    expect(report.voiceId).toBe(voiceId);
    const { url } = await liaison.do('files.link', { id: voiceId });
    const heard = await t.raw(url);
    expect([heard.status, heard.headers.get('content-type'), heard.headers.get('content-disposition')]).toEqual([200, 'audio/wav', expect.stringMatching(/^inline/)]);
    const bytes = Buffer.from(await heard.arrayBuffer());
    expect(bytes.includes(Buffer.from('录音地点'))).toBe(false);
    expect(bytes.includes(Buffer.from('data'))).toBe(true);
    for (const other of [await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId }), await as(t, 'secretary', { place: await aVillage(t, place) })]) expect((await other.call('files.link', { id: voiceId })).status).toBe(404);
  });

  it('P1 somebody else’s recording is not found, and a picture is no recording', async () => {
    const [a, b] = [await theirs(), await theirs()];
    const { id } = await bring(a.me, aWav(), '录音.wav');
    expect((await b.me.call('reports.handIn', { quarter: Q, text: '', voiceId: id })).status).toBe(404);
    expect((await b.me.do('reports.list', {})).rows).toEqual([]);
    expect((await bring(a.me, Buffer.from('RIFF1234WAVEdata'), '坏.wav')).status).toBe(400);
    expect((await bring(a.me, Buffer.concat([Buffer.from([0xff, 0xfb, 0x50, 0xc0]), Buffer.alloc(5 * 1024 * 1024 + 1)]), '长.mp3')).status).toBe(413);
  });

  it('P1 what a phone writes beside the sound is gone', () => {
    const tag = Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0, 0, 0, 0, 10]), Buffer.from('0123456789')]);
    const frame = Buffer.from([0xff, 0xfb, 0x50, 0xc0, 1, 2, 3]);
    expect(bareAudio('mp3', Buffer.concat([tag, frame]))).toEqual(frame);
    const box = (kind: string, body: Buffer): Buffer => { const head = Buffer.alloc(8); head.writeUInt32BE(body.length + 8); head.write(kind, 4); return Buffer.concat([head, body]); };
    const film = (handler: string) => Buffer.concat([box('ftyp', Buffer.from('M4A ')), box('moov', Buffer.concat([box('trak', box('mdia', box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12)])))), box('udta', Buffer.from('+26.6+107.9/'))]))]);
    const bare = bareAudio('m4a', film('soun'))!;
    expect([bare.length, bare.includes(Buffer.from('+26.6')), bare.includes(Buffer.from('udta'))]).toEqual([film('soun').length, false, false]);
    expect(bareAudio('m4a', film('vide'))).toBeNull();
    expect([audioKind(Buffer.from([0xff, 0xd8, 0xff])), audioKind(Buffer.from('#!AMR\n')), audioKind(Buffer.from([0xff, 0xf1, 0x50]))]).toEqual([null, 'amr', 'aac']);
  });
});

describe('P1 the office must answer', () => {
  it('P1 a report that waits is a duty of the village until it is answered; given back and handed in again it is one anew', async () => {
    const { away, me, secretary } = await theirs();
    const waiting = async () => (await secretary.do('duties.list', { view: 'mine', rule: 'report_answer' })).rows.filter((d) => d.subject.id === away.memberId);
    const { id } = await me.do('reports.handIn', { quarter: Q, text: '都好' });
    // Handed in on a Sunday: five working days later is Friday.
    expect((await waiting()).map((d) => [d.title, d.dueOn, d.state, d.can.includes('done')])).toEqual([['答复思想汇报', '2026-11-27', 'todo', false]]);
    await secretary.do('reports.return', { id, reason: '再说说学习' });
    expect(await waiting()).toEqual([]);
    await me.do('reports.handIn', { quarter: Q, text: '补上了' });
    expect(await waiting()).toHaveLength(1);
    t.clock.set(startOfDay('2026-12-01'));
    expect((await waiting())[0]?.state).toBe('overdue');
    await secretary.do('reports.accept', { id });
    expect(await waiting()).toEqual([]);
  });
});

describe('P2 activities', () => {
  it('P2 what a host confirmed and what the member names himself stand side by side, each as what it is', async () => {
    const { liaison, me } = await theirs();
    const orgId = await anOutpost(t, place, '宁波支部');
    const outpost = await as(t, 'outpost', { place, orgId });
    const arrival = await me.do('arrivals.report', { hostOrgId: orgId });
    await outpost.do('arrivals.accept', { id: arrival.id });
    await outpost.do('stamps.give', { arrivalId: arrival.id, activity: 'class', on: '2026-11-22' });
    expect((await me.do('reports.slots', {})).rows.at(-1)?.stamps).toEqual(['11月22日党课（宁波支部）']);
    const report = await me.do('reports.handIn', { quarter: Q, text: '都好', activities: [{ on: '2026-10-12', activity: 'service', words: '帮老乡搬家' }] });
    const told = [{ on: '2026-10-12', activity: 'service', host: '', words: '帮老乡搬家', confirmed: false }, { on: '2026-11-22', activity: 'class', host: '宁波支部', words: '', confirmed: true }];
    expect(report.activities).toEqual(told);
    expect((await liaison.do('reports.get', { id: report.id })).activities).toEqual(told);
    const stored = await peek(t, (op) => row<{ own: string }>(op.db, sql('select own_activities as own from reports where id = ?', report.id)));
    expect(stored?.own).not.toMatch(/搬家|service/);
    for (const on of ['2026-09-30', '2026-11-23']) expect((await (await theirs()).me.call('reports.handIn', { quarter: Q, text: '都好', activities: [{ on, activity: 'day' }] })).error?.code).toBe('report.activity_day');
  });
});

describe('P3 taken down by phone', () => {
  it('P3 the liaison writes what he was told; it bears both names, closes the duty and is a contact; the member confirms it', async () => {
    const { away, liaison, me, secretary } = await theirs();
    t.clock.set(startOfDay('2026-12-20') + 3_600_000);
    await runDuties(t.services);
    const owed = async () => (await me.do('duties.list', { view: 'mine', rule: 'report' })).rows.length;
    expect(await owed()).toBe(1);
    const report = await liaison.do('reports.takeDown', { memberId: away.memberId, quarter: Q, text: '他说在工地上一切都好，过年回来。' });
    expect(report).toMatchObject({ name: away.name, status: 'handed_in', takenDown: { by: expect.stringContaining('liaison') as string, confirmedOn: null }, can: [] });
    expect(await owed()).toBe(0);
    expect((await liaison.do('members.history', { id: away.memberId })).rows[0]).toMatchObject({ kind: 'contact', title: '联系：电话' });
    expect((await liaison.do('duties.list', { view: 'mine', rule: 'call' })).rows).toEqual([]);
    // Who wrote it does not answer it.
    expect((await liaison.call('reports.accept', { id: report.id })).error?.code).toBe('report.own_taking');
    await secretary.do('reports.accept', { id: report.id, words: '好' });
    expect((await me.do('reports.slots', {})).rows.at(-1)).toMatchObject({ status: 'accepted', toConfirm: true });
    expect((await me.do('reports.get', { id: report.id })).can).toEqual(['confirm', 'correct']);
    const mine = await me.do('reports.confirm', { id: report.id });
    expect([mine.takenDown?.confirmedOn, mine.status, mine.can]).toEqual(['2026-12-20', 'accepted', []]);
    expect((await me.call('reports.confirm', { id: report.id })).error?.code).toBe('report.wrong_state');
    expect((await me.call('reports.handIn', { quarter: Q, text: '改主意了' })).error?.code).toBe('report.already_in');
  });

  it('P3 what was written down wrongly the member puts right, even after it was accepted, and it is answered anew', async () => {
    const { away, liaison, me, secretary } = await theirs();
    const { id } = await liaison.do('reports.takeDown', { memberId: away.memberId, quarter: Q, text: '他说不回来了' });
    await secretary.do('reports.accept', { id });
    const right = await me.do('reports.handIn', { quarter: Q, text: '我说的是过了年再出来' });
    expect(right).toMatchObject({ id, status: 'handed_in', takenDown: null, text: '我说的是过了年再出来' });
    expect(right.turns.map((turn) => [turn.what, turn.words])).toEqual([['handed_in', '他说不回来了'], ['accepted', ''], ['handed_in', '']]);
    expect((await secretary.do('reports.list', { status: 'handed_in' })).rows.map((r) => r.id)).toContain(id);
  });

  it('P3 it is one report a quarter whoever writes it, and only for those one serves', async () => {
    const { away, liaison, me } = await theirs();
    await me.do('reports.handIn', { quarter: Q, text: '我自己写' });
    expect((await liaison.call('reports.takeDown', { memberId: away.memberId, quarter: Q, text: '代他写' })).error?.code).toBe('report.already_in');
    expect((await liaison.call('reports.takeDown', { memberId: away.memberId, quarter: '2026Q1', text: '代他写' })).error?.code).toBe('report.not_open');
    const stranger = await aMember(t, place);
    expect((await liaison.call('reports.takeDown', { memberId: stranger.memberId, quarter: Q, text: '代他写' })).status).toBe(404);
    expect((await me.do('reports.get', { id: (await me.do('reports.list', {})).rows[0]!.id })).text).toBe('我自己写');
  });
});
