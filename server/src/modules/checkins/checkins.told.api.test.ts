import { randomUUID } from 'node:crypto';
import { app, type TestApp } from '../../test/app';
import { readLedger } from '../../test/factories/exports';
import { aCounty, aMember, aTownship, awake as as, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
let liaison: Awaited<ReturnType<typeof as>>;
let helper: Awaited<ReturnType<typeof as>>;
let clerk: Awaited<ReturnType<typeof as>>;
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  liaison = await as(t, 'liaison', { place });
  helper = await as(t, 'helper', { place });
  await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [away.memberId] });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
});
afterAll(() => t.close());
const told = (more: object = {}) => ({ kind: 'well' as const, line: '都好，勿念', happenedAt: t.clock.now(), ...more });
const ofMember = (more: object = {}) => told({ memberId: away.memberId, ...more });
const ofFamily = (more: object = {}) => told({ familyId: away.familyId, ...more });
const member = () => as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const family = () => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });

describe('X11 a check-in told by phone', () => {
  it('X11 the liaison writes it down: both names in the list and in the family’s news, heard of today', async () => {
    const sent = await liaison.do('checkins.takeDown', ofMember());
    expect(sent).toMatchObject({ kind: 'well', who: (await clerk.do('members.get', { id: away.memberId })).name, agent: expect.stringContaining('liaison') as string, mine: false, requestId: null, can: ['undo'] });
    const row = (await (await family()).do('checkins.list', {})).rows.find((c) => c.id === sent.id);
    expect([row?.who, row?.agent]).toEqual([sent.who, sent.agent]);
    expect((await (await family()).do('home.open', {})).family!.news.find((n) => n.id === sent.id)?.words).toContain(`${sent.agent}代${sent.who}说的`);
    expect((await clerk.do('members.get', { id: away.memberId })).lastCheckinOn).toBe(sent.happenedOn);
    expect((await (await family()).do('checkins.list', {})).rows.find((c) => c.id === sent.id)?.can).toEqual([]);
  });

  it('X11 the helper writes it down for the family; the member away reads who said it; the helper reads no check-ins for it', async () => {
    const sent = await helper.do('checkins.takeDown', ofFamily({ line: '牛下了崽' }));
    expect(sent).toMatchObject({ who: expect.stringContaining('家') as string, agent: expect.stringContaining('helper') as string });
    expect((await (await member()).do('home.open', {})).member!.news).toMatchObject({ words: '牛下了崽', note: expect.stringContaining(`${sent.agent}代${sent.who}`) as string });
    expect((await helper.call('checkins.list', {})).status).toBe(403);
  });

  it('X11 “need help” becomes one request that names both, in the list, the course and the agency ledger', async () => {
    const key = randomUUID();
    const input = ofMember({ kind: 'help', line: '胸口痛，药吃完了' });
    const sent = await clerk.do('checkins.takeDown', input, { key });
    expect(await clerk.do('checkins.takeDown', input, { key })).toEqual(sent);
    const opened = (await clerk.do('requests.list', {})).rows.filter((r) => r.source === 'checkin');
    expect(opened.map((r) => [r.id, r.asker, r.agent, r.text])).toEqual([[sent.requestId, sent.who, sent.agent, input.line]]);
    const asked = await (await member()).do('requests.get', { id: sent.requestId! });
    expect(asked.steps[0]).toMatchObject({ what: 'submitted', by: sent.agent, forWhom: sent.who });
    const helped = await helper.do('checkins.takeDown', ofFamily({ kind: 'help', line: '屋顶漏水' }));
    expect(await clerk.do('requests.get', { id: helped.requestId! })).toMatchObject({ asker: helped.who, agent: helped.agent });
    const { rows } = await readLedger(t, (await clerk.do('ledgers.export', { ledger: 'agency' })).url);
    expect(rows.map((r) => r.申请人)).toEqual([`${sent.agent}代${sent.who}`, `${helped.agent}代${helped.who}`]);
  });

  it('X11 a member without a home on record gets one', async () => {
    const single = await aMember(t, place);
    await peek(t, (op) => op.db.query('update people set family_id = null where id = ?', [single.personId]));
    const sent = await clerk.do('checkins.takeDown', told({ memberId: single.memberId, kind: 'help' }));
    const { familyId } = await clerk.do('members.get', { id: single.memberId });
    expect([familyId === null, familyId === single.familyId]).toEqual([false, false]);
    expect(await clerk.do('requests.get', { id: sent.requestId! })).toMatchObject({ source: 'checkin', asker: sent.who, agent: sent.agent });
  });

  it('X11 one that was kept in the phone counts for its own day; none is from tomorrow; one names exactly one', async () => {
    const happenedAt = t.clock.now() - 2 * 86_400_000;
    expect((await liaison.do('checkins.takeDown', ofMember({ happenedAt }))).happenedAt).toBe(happenedAt);
    expect((await liaison.call('checkins.takeDown', ofMember({ happenedAt: t.clock.now() + 3_600_000 }))).error?.code).toBe('time.future');
    for (const bad of [told(), ofMember({ familyId: away.familyId })]) expect((await liaison.call('checkins.takeDown', bad)).error?.code).toBe('checkin.whose');
    const key = randomUUID();
    await liaison.do('checkins.takeDown', ofMember({ line: '甲' }), { key });
    expect((await liaison.call('checkins.takeDown', ofMember({ line: '乙' }), { key })).error?.code).toBe('request.key_reused');
  });

  it('X11 whom one does not serve, one writes nothing down for; the log has who and for whom', async () => {
    const stranger = await as(t, 'helper', { place });
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    const other = await as(t, 'liaison', { place });
    expect([(await stranger.call('checkins.takeDown', ofFamily())).status, (await helper.call('checkins.takeDown', ofMember())).status, (await far.call('checkins.takeDown', ofMember())).status, (await far.call('checkins.takeDown', ofFamily())).status, (await other.call('checkins.takeDown', ofMember())).status]).toEqual([404, 404, 404, 404, 404]);
    for (const who of [await member(), await family(), await as(t, 'secretary', { place })]) expect((await who.call('checkins.takeDown', ofMember())).status).toBe(403);
    const county = await as(t, 'county', { place });
    const logged = (await county.do('audit.events', { name: 'checkin.taken_down' })).rows;
    expect(logged.map((e) => [e.hat, e.subject])).toContainEqual(['liaison', away.personId]);
    expect(logged.map((e) => [e.hat, e.subject])).toContainEqual(['helper', away.familyId]);
  });

  it('X11 whoever wrote it down takes it back within the day, and nobody else; it is gone for everybody, and he was not heard of', async () => {
    const single = await aMember(t, place);
    await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [single.memberId] });
    const heard = async () => (await clerk.do('members.get', { id: single.memberId })).lastCheckinOn;
    const before = await heard();
    const sent = await liaison.do('checkins.takeDown', told({ memberId: single.memberId, kind: 'help', line: '记错了人' }));
    expect([before === sent.happenedOn, await heard()]).toEqual([false, sent.happenedOn]);
    expect((await liaison.do('checkins.told', {})).rows[0]).toMatchObject({ id: sent.id, who: sent.who, agent: sent.agent, can: ['undo'] });
    for (const who of [clerk, helper]) { expect((await who.do('checkins.told', {})).rows.map((c) => c.id)).not.toContain(sent.id); expect((await who.call('checkins.undo', { id: sent.id })).status).toBe(404); }
    expect((await (await as(t, 'family', { place, personId: single.elderId, familyId: single.familyId })).call('checkins.undo', { id: sent.id })).error?.code).toBe('checkin.too_late');
    const key = randomUUID();
    const gone = await liaison.call('checkins.undo', { id: sent.id }, { key });
    expect(gone.data).toMatchObject({ undone: true, agent: sent.agent, who: sent.who, can: [] });
    expect((await liaison.call('checkins.undo', { id: sent.id }, { key })).data).toEqual(gone.data);
    expect((await liaison.call('checkins.undo', { id: sent.id })).error?.code).toBe('checkin.undone');
    expect([await heard(), (await clerk.do('checkins.list', {})).rows.some((c) => c.id === sent.id)]).toEqual([before, false]);
    expect((await clerk.do('requests.get', { id: sent.requestId! })).status).toBe('withdrawn');
    // What was heard of otherwise on that day stays.
    const again = await liaison.do('checkins.takeDown', told({ memberId: single.memberId }));
    await clerk.do('members.logContact', { id: single.memberId, how: 'phone', words: '打通了' });
    await liaison.do('checkins.undo', { id: again.id });
    expect(await heard()).toBe(again.happenedOn);
    // A matter somebody is on stays his.
    const help = await helper.do('checkins.takeDown', ofFamily({ kind: 'help', line: '屋顶' }));
    await clerk.do('requests.take', { id: help.requestId! });
    await helper.do('checkins.undo', { id: help.id });
    expect((await clerk.do('requests.get', { id: help.requestId! })).status).toBe('taken');
  });

  it('X11 not on another day', async () => {
    const late = await clerk.do('checkins.takeDown', ofMember());
    expect((await clerk.do('checkins.told', {})).rows.map((c) => c.id)).toContain(late.id);
    t.clock.advance(86_400_000);
    expect((await clerk.do('checkins.told', {})).rows).toEqual([]);
    expect((await clerk.call('checkins.undo', { id: late.id })).error?.code).toBe('checkin.day_over');
  });
});
