import { contract, type EndpointName, type Input } from '@guiyan/shared/contract';
import { isResting, partNames, partOf, partShapes, type PartName } from '@guiyan/shared/domain/parts';
import { count, sql } from '../../platform/db/sql';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, awake, peek, type Away, type Place } from '../../test/factories/county';
import { runDuties } from '../duties';

type Who = Awaited<ReturnType<typeof awake>>;
let t: TestApp, place: Place, away: Away, county: Who, clerk: Who, secretary: Who;
const today = '2026-11-22';
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  t.clock.set(TEST_NOW);
  place = await aCounty(t);
  away = await aMember(t, place);
  [county, clerk, secretary] = [await awake(t, 'county', { place }), await awake(t, 'clerk', { place }), await awake(t, 'secretary', { place })];
});
afterAll(() => t.close());

const turn = (key: PartName, on: boolean, from = today) => county.do('settings.setPart', { key, on, from });
const offSeen = async (who: Who): Promise<string[]> => (await who.do('session.switchHat', { hatId: who.hatId })).off;
const writes = (Object.keys(contract) as EndpointName[]).filter((name) => contract[name].kind === 'write');

describe('X16 parts a county does without', () => {
  it('X16 all are on at first; only the county turns one, and what the people need most is no part', async () => {
    const { rows } = await clerk.do('settings.parts', {});
    expect(rows.map((r) => r.key)).toEqual([...partNames]);
    for (const r of rows) expect([r.key, r.on, r.history, r.can, r.title.includes('['), r.about.includes('[')]).toEqual([r.key, true, [], [], false, false]);
    expect((await clerk.call('settings.setPart', { key: 'posts', on: false, from: today })).status).toBe(403);
    expect((await county.call('settings.setPart', { key: 'posts', on: false, from: '2026-11-21' })).error?.code).toBe('part.past');
    for (const room of ['members', 'families', 'requests', 'alarms', 'checkins', 'accounts', 'session', 'settings', 'imports', 'people', 'orgs', 'surveys', 'duties', 'visits']) expect(writes.filter((name) => name.startsWith(`${room}.`) && partOf(name))).toEqual([]);
    // Each part has verbs that rest, and what is named as going on is there.
    for (const key of partNames) {
      expect([key, writes.some((name) => partOf(name) === key)]).toEqual([key, true]);
      for (const name of partShapes[key].stays ?? []) expect([name, (writes as string[]).includes(name), partOf(name)]).toEqual([name, true, undefined]);
    }
  });

  it('X16 while it is off its writing verbs are refused in one sentence, what is there is read, and taking away goes on; on again it works as before', async () => {
    const site = await clerk.do('sites.add', { villageId: place.villageId, name: '桂花小院', place: '村口', keeper: '石大姐', phone: '13900001234', days: '逢五', doings: '下棋', from: today });
    const tries: [PartName, Who, EndpointName, unknown][] = [
      ['sites', clerk, 'sites.add', { villageId: place.villageId, name: '荷花小院', place: '村口', keeper: '石大姐', phone: '13900001234', days: '逢五', doings: '下棋', from: today }],
      ['greetings', clerk, 'greetings.send', { occasion: '七一', year: 2027, text: '{姓名}，七一好' }],
      ['cards', clerk, 'cards.issueBatch', {}],
      ['clinics', clerk, 'clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: today }],
      ['grants', clerk, 'grants.give', { familyId: away.familyId, kind: 'sow', amount: 2, project: '白香猪', on: today }],
      ['elders', secretary, 'elders.save', { id: away.elderId, living: 'alone' }],
      ['marks', county, 'marks.add', { name: '一站式', on: 'case' }],
    ];
    for (const [key] of tries) await turn(key, false);
    for (const [key, who, name, input] of tries) {
      const reply = await who.call(name, input as Input<EndpointName>);
      expect([key, reply.status, reply.error?.code, reply.error?.message]).toEqual([key, 409, 'part.off', expect.stringContaining('停用了')]);
    }
    expect((await clerk.do('sites.list', {})).rows.map((s) => s.name)).toEqual(['桂花小院']);
    await clerk.do('sites.close', { id: site.id, on: today, reason: '屋子要修' });
    expect((await offSeen(clerk)).sort()).toEqual(tries.map(([key]) => key).sort());
    for (const [key] of tries) await turn(key, true);
    expect(await offSeen(clerk)).toEqual([]);
    for (const [key, who, name, input] of tries) expect([key, (await who.call(name, input as Input<EndpointName>)).error?.code]).not.toEqual([key, 'part.off']);
    expect((await clerk.do('cards.list', {})).rows).toHaveLength(1);
    // What never rests went on all the while; so did another county.
    await clerk.do('members.logContact', { id: away.memberId, how: 'phone', words: '都好' });
  });

  it('X16 another county goes on with it, and a write that was answered before is answered again', async () => {
    const other = await aCounty(t);
    await aMember(t, other);
    const theirs = await awake(t, 'clerk', { place: other });
    const key = 'aaaaaaaa-0000-4000-8000-000000000001';
    const first = await clerk.call('cards.issueBatch', {}, { key });
    await turn('cards', false);
    expect([first.status, (await clerk.call('cards.issueBatch', {}, { key })).data, (await clerk.call('cards.issueBatch', {})).error?.code]).toEqual([200, first.data, 'part.off']);
    expect((await theirs.call('cards.issueBatch', {})).status).toBe(200);
  });

  it('X16 from a later day; every turn stays in the history, and a day that is past keeps what it had', async () => {
    await turn('posts', false, '2026-12-01');
    const send = () => county.call('posts.setTopic', { name: '秋收' });
    expect([(await send()).status, await offSeen(clerk)]).toEqual([200, []]);
    t.clock.set(Date.UTC(2026, 11, 1, 2));
    expect([(await county.call('posts.setTopic', { name: '冬修' })).error?.code, await offSeen(clerk)]).toEqual(['part.off', ['posts']]);
    const made = await turn('posts', true, '2026-12-01');
    expect(made.history.map((h) => [h.on, h.from, h.until])).toEqual([[true, '2026-12-01', null], [false, '2026-12-01', '2026-12-01']]);
    expect(await peek(t, (op) => count(op.db, sql(`select count(*) from events where name = 'part.set' and county_id = ?`, place.countyId)))).toBe(2);
    // The other rules of the county know nothing of it.
    expect((await county.do('settings.list', {})).rows.every((r) => r.history.length === 0)).toBe(true);
  });

  it('X16 its duties make nothing while it is off, and what is open is put away; the preview tells both', async () => {
    t.clock.set(Date.UTC(2027, 5, 20, 2));
    await runDuties(t.services);
    const greetings = async (state: 'cancelled') => (await clerk.do('duties.list', { view: 'place', rule: 'greeting', state, limit: 50 })).rows.length;
    expect(await county.do('settings.previewPart', { key: 'greetings' })).toEqual({ key: 'greetings', rules: ['七一一张贺卡'], open: 1 });
    expect((await county.do('settings.previewPart', { key: 'marks' }))).toEqual({ key: 'marks', rules: [], open: 0 });
    await turn('greetings', false, '2027-06-20');
    t.clock.set(Date.UTC(2027, 5, 21, 2));
    await runDuties(t.services);
    expect([await greetings('cancelled'), (await county.do('settings.previewPart', { key: 'greetings' })).open]).toEqual([1, 0]);
    const fresh = await aCounty(t);
    const theirs = await awake(t, 'county', { place: fresh });
    await theirs.do('settings.setPart', { key: 'greetings', on: false, from: '2027-06-21' });
    t.clock.set(Date.UTC(2027, 5, 22, 2));
    await runDuties(t.services);
    expect((await theirs.do('settings.previewPart', { key: 'greetings' })).open).toBe(0);
  });

  it('X16 the office web offers no screen of it', () => {
    expect([isResting('/greetings', ['greetings']), isResting('/greetings/print', ['greetings']), isResting('/greetings', []), isResting('/meetings', ['sites']), isResting('/meetings/sites', ['sites']), isResting('/visits', ['helpdays']), isResting('/visits/help', ['helpdays']), isResting('/services/list', ['cards'])]).toEqual([true, true, false, false, true, false, true, true]);
  });
});
