import { randomUUID } from 'node:crypto';
import { app, type TestApp } from '../../test/app';
import { aFile, aRecording } from '../../test/factories/files';
import { aCounty, aMember, as, aVillage, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
});
afterAll(() => t.close());
const member = () => as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const family = () => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const well = (more: object = {}) => ({ kind: 'well' as const, city: '浙江 宁波', line: '活不多，身体好', happenedAt: t.clock.now(), ...more });

describe('C7 check-in', () => {
  it('C7 “all well” is seen by the other half of the family and by nobody else’s family', async () => {
    const sent = await (await member()).do('checkins.send', well());
    expect(sent).toMatchObject({ kind: 'well', line: '活不多，身体好', mine: true, undone: false });
    expect((await (await family()).do('checkins.list', {})).rows.map((c) => c.id)).toContain(sent.id);
    const other = await aMember(t, place);
    const stranger = await as(t, 'family', { place, personId: other.elderId, familyId: other.familyId });
    expect((await stranger.do('checkins.list', {})).rows.map((c) => c.id)).not.toContain(sent.id);
  });

  it('C7 twice with one key is one check-in and one answer', async () => {
    const caller = await member();
    const key = randomUUID();
    const input = well({ line: '只报一次' });
    const [first, second] = [await caller.do('checkins.send', input, { key }), await caller.do('checkins.send', input, { key })];
    expect(second).toEqual(first);
    expect((await caller.do('checkins.list', {})).rows.filter((c) => c.line === '只报一次')).toHaveLength(1);
  });

  it('C7 the same key with other words is refused and changes nothing', async () => {
    const caller = await member();
    const key = randomUUID();
    await caller.do('checkins.send', well({ line: '甲' }), { key });
    const again = await caller.call('checkins.send', well({ line: '乙' }), { key });
    expect([again.status, again.error?.code]).toEqual([409, 'request.key_reused']);
    expect((await caller.do('checkins.list', {})).rows.map((c) => c.line)).not.toContain('乙');
  });

  it('C7 sixteen at once with one key make one row', async () => {
    const caller = await member();
    const key = randomUUID();
    const input = well({ line: '同时' });
    const replies = await Promise.all(Array.from({ length: 16 }, () => caller.call('checkins.send', input, { key })));
    expect(new Set(replies.map((r) => (r.status === 200 ? r.data.id : r.status))).size).toBe(1);
    expect((await caller.do('checkins.list', { limit: 200 })).rows.filter((c) => c.line === '同时')).toHaveLength(1);
  });

  it('C7 a write without a key is refused', async () => {
    const reply = await (await member()).call('checkins.send', well(), { headers: { 'Idempotency-Key': '' } });
    expect([reply.status, reply.error?.code]).toEqual([400, 'request.no_key']);
  });

  it('C7 may be taken back for five seconds, and not later', async () => {
    const caller = await member();
    const sent = await caller.do('checkins.send', well());
    expect(sent.can).toEqual(['undo']);
    expect((await caller.do('checkins.undo', { id: sent.id })).undone).toBe(true);
    const late = await caller.do('checkins.send', well());
    t.clock.advance(16_000);
    const refused = await caller.call('checkins.undo', { id: late.id });
    expect([refused.status, refused.error?.code]).toEqual([409, 'checkin.too_late']);
  });

  it('C7 a check-in sent late keeps the time it was meant for', async () => {
    const caller = await member();
    const happenedAt = t.clock.now() - 3 * 86_400_000;
    const sent = await caller.do('checkins.send', well({ happenedAt }));
    expect([sent.happenedAt, sent.happenedOn]).toEqual([happenedAt, new Date(happenedAt + 8 * 3_600_000).toISOString().slice(0, 10)]);
    const ahead = await caller.call('checkins.send', well({ happenedAt: t.clock.now() + 3_600_000 }));
    expect(ahead.error?.code).toBe('time.future');
  });

  it('C7 an unknown field is refused by name: no coordinates can slip in', async () => {
    const reply = await (await member()).call('checkins.send', { ...well(), latitude: 26.7 } as never);
    expect([reply.status, reply.error?.code]).toEqual([400, 'request.invalid']);
  });

  it('C7 a voice beside the line is heard by the other half of the family and the liaison; taken back, by nobody', async () => {
    const caller = await member();
    const voiceId = await aFile(t, caller, '话.mp3', aRecording());
    const sent = await caller.do('checkins.send', well({ line: '', voiceId }));
    expect(sent.voiceId).toBe(voiceId);
    const home = await family();
    expect((await home.do('checkins.list', {})).rows.find((c) => c.id === sent.id)?.voiceId).toBe(voiceId);
    expect((await home.call('files.link', { id: voiceId })).status).toBe(200);
    const other = await aMember(t, place);
    const stranger = await as(t, 'family', { place, personId: other.elderId, familyId: other.familyId });
    expect((await stranger.call('files.link', { id: voiceId })).status).toBe(404);
    expect((await stranger.call('checkins.send', well({ voiceId }))).status).toBe(404);
    const second = await aFile(t, caller, '话.mp3', aRecording());
    const slip = await caller.do('checkins.send', well({ voiceId: second }));
    await caller.do('checkins.undo', { id: slip.id });
    for (const who of [home, caller]) expect((await who.call('files.link', { id: second })).status).toBe(404);
  });

  it('C7 the village secretary of another village and the helper see none', async () => {
    const elsewhere = await aVillage(t, place);
    await (await member()).do('checkins.send', well());
    const helper = await as(t, 'helper', { place });
    expect((await helper.call('checkins.list', {})).status).toBe(403);
    const secretary = await as(t, 'secretary', { place: elsewhere });
    expect((await secretary.do('checkins.list', {})).rows).toEqual([]);
    const own = await as(t, 'secretary', { place });
    expect((await own.do('checkins.list', {})).rows.length).toBeGreaterThan(0);
  });
});
