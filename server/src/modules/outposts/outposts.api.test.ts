import { randomUUID } from 'node:crypto';
import { row, sql } from '../../platform/db/sql';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, awake, peek, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let outpostId: string;
let desk: Awaited<ReturnType<typeof awake>>;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(TEST_NOW); place = await aCounty(t); outpostId = await anOutpost(t, place); desk = await awake(t, 'outpost', { place, orgId: outpostId }); });
afterAll(() => t.close());
const rule = (more: object = {}) => ({ id: outpostId, calendar: 'solar' as const, days: [25, 5, 15], from: '2026-11-22', ...more });
const memberOf = async (p: Place) => { const away = await aMember(t, p); return { ...(await awake(t, 'member', { place: p, personId: away.personId, familyId: away.familyId })), away }; };
const code = async (asked: Promise<{ status: number; error: { code: string } | null }>) => { const r = await asked; return r.error?.code ?? r.status; };

describe('S9 an outpost centre', () => {
  it('S9 tells hours, the way and who serves in which languages to everybody of the county', async () => {
    expect(await desk.do('outposts.get', { id: outpostId })).toMatchObject({ hours: '', way: '', facilities: [], staff: [], bilingual: false, rule: null, next: null, can: ['manage', 'desk'], version: 0 });
    const set = { id: outpostId, hours: '周一到周五 9 点到 17 点', way: '地铁东门口出来往北走三百米', facilities: ['hall' as const, 'jobs' as const, 'hall' as const], version: 0 };
    expect(await desk.do('outposts.set', set)).toMatchObject({ version: 1, facilities: ['hall', 'jobs'] });
    expect(await code(desk.call('outposts.set', set))).toBe('row.changed');
    expect(await desk.do('outposts.set', { ...set, hours: '每天', version: 1 })).toMatchObject({ hours: '每天', version: 2 });
    await desk.do('outposts.addStaff', { id: outpostId, name: '石一', title: '值班员', languages: ['zh'] });
    expect(await desk.do('outposts.addStaff', { id: outpostId, name: '杨卓玛', languages: ['bo', 'zh'] })).toMatchObject({ bilingual: true, staff: [{ name: '石一', languages: ['zh'] }, { name: '杨卓玛', languages: ['zh', 'bo'] }] });
    const me = await memberOf(place);
    const seen = (await me.do('outposts.list', {})).rows.find((o) => o.id === outpostId);
    expect(seen).toMatchObject({ hours: '每天', bilingual: true, can: ['book'] });
    const [, second] = (await me.do('outposts.get', { id: outpostId })).staff;
    const left = await desk.do('outposts.endStaff', { id: outpostId, staffId: second!.id });
    expect([left.bilingual, left.staff.map((s) => s.name)]).toEqual([false, ['石一']]);
    expect(await code(desk.call('outposts.endStaff', { id: outpostId, staffId: second!.id }))).toBe('outpost.staff_ended');
    expect(await code(desk.call('outposts.endStaff', { id: outpostId, staffId: randomUUID() }))).toBe('request.not_found');
  });

  it('S9 a joint activity names both organisations, is planned, held with how many came, or called off with a reason', async () => {
    const planned = await desk.do('outposts.planJoint', { id: outpostId, title: '端午包粽子', host: '南门社区党委', onDay: '2026-11-22', at: '下午 2 点', place: '社区大院' });
    const name = (await desk.do('outposts.get', { id: outpostId })).name;
    const [joint] = planned.joints;
    expect(joint).toMatchObject({ ours: name, host: '南门社区党委', state: 'planned', came: null, can: ['hold', 'cancel'] });
    expect(await code(desk.call('outposts.holdJoint', { id: outpostId, jointId: joint!.id, onDay: '2026-11-23', came: 3 }))).toBe('day.future');
    const hold = { id: outpostId, jointId: joint!.id, onDay: '2026-11-22', came: 46, words: '一起包了三百个' };
    const key = randomUUID();
    expect((await desk.do('outposts.holdJoint', hold, { key })).joints[0]).toMatchObject({ state: 'held', came: 46, words: '一起包了三百个', can: [] });
    expect((await desk.do('outposts.holdJoint', hold, { key })).joints[0]?.state).toBe('held');
    expect(await code(desk.call('outposts.holdJoint', hold))).toBe('outpost.not_planned');
    expect(await code(desk.call('outposts.cancelJoint', { id: outpostId, jointId: joint!.id, reason: '下雨' }))).toBe('outpost.not_planned');
    const other = (await desk.do('outposts.planJoint', { id: outpostId, title: '球赛', host: '南门社区党委', onDay: '2026-12-01' })).joints.find((j) => j.state === 'planned')!;
    expect((await desk.do('outposts.cancelJoint', { id: outpostId, jointId: other.id, reason: '下雨' })).joints.find((j) => j.id === other.id)).toMatchObject({ state: 'cancelled', reason: '下雨' });
  });

  it('S9 another county knows of none, and who reads may not keep', async () => {
    const far = await as(t, 'clerk', { place: await aCounty(t) });
    expect((await far.call('outposts.get', { id: outpostId })).status).toBe(404);
    expect((await far.do('outposts.list', {})).rows).toEqual([]);
    const clerk = await as(t, 'clerk', { place });
    expect((await clerk.do('outposts.get', { id: outpostId })).can).toEqual([]);
    expect((await clerk.call('outposts.set', { id: outpostId, hours: '', way: '', facilities: [], version: 0 })).status).toBe(403);
    expect((await (await as(t, 'county', { place })).do('outposts.get', { id: outpostId })).can).toEqual(['manage']);
    const beside = await as(t, 'outpost', { place, orgId: await anOutpost(t, place) });
    expect((await beside.call('markets.setRule', rule())).status).toBe(403);
  });
});

describe('S8 market days', () => {
  it('S8 three set days a month, from the first day said; a change counts from tomorrow and leaves what was booked', async () => {
    expect((await desk.do('markets.setRule', rule())).rule).toEqual({ calendar: 'solar', days: [5, 15, 25], from: '2026-11-22' });
    const days = (await desk.do('markets.days', { id: outpostId })).rows;
    expect(days.slice(0, 4).map((d) => d.day)).toEqual(['2026-11-25', '2026-12-05', '2026-12-15', '2026-12-25']);
    expect(days.at(-1)!.day <= '2027-02-22').toBe(true);
    expect(await code(desk.call('markets.setRule', rule({ from: '2026-11-22' })))).toBe('market.rule_from');
    expect(await code(desk.call('markets.setRule', rule({ days: [5, 5, 15], from: '2026-12-01' })))).toBe('market.rule_days');
    expect(await code(desk.call('markets.setRule', rule({ days: [5, 15, 29], from: '2026-12-01' })))).toBe('market.rule_days');
    const me = await memberOf(place);
    await me.do('markets.book', { id: outpostId, day: '2026-12-15', item: 'MEDICAL' });
    const next = await desk.do('markets.setRule', rule({ calendar: 'lunar', days: [3, 13, 23], from: '2026-12-01' }));
    expect(next).toMatchObject({ rule: { calendar: 'solar' }, nextRule: { calendar: 'lunar', days: [3, 13, 23], from: '2026-12-01' } });
    const after = (await desk.do('markets.days', { id: outpostId })).rows;
    // By the almanac: 十月廿三 is 1 December, 十一月初三 is 11 December 2026.
    expect(after.slice(0, 4).map((d) => [d.day, d.lunar, d.booked])).toEqual([['2026-11-25', '十月十七', 0], ['2026-12-01', '十月廿三', 0], ['2026-12-11', '十一月初三', 0], ['2026-12-15', '十一月初七', 1]]);
  });

  it('S8 a rota without a second language is warned of; a day can be called off or added', async () => {
    await desk.do('markets.setRule', rule());
    const days = async () => (await desk.do('markets.days', { id: outpostId })).rows;
    expect((await days())[0]).toMatchObject({ warning: 'nobody', version: 0 });
    const { staff } = await desk.do('outposts.addStaff', { id: outpostId, name: '石一', languages: ['zh'] });
    const set = (staffIds: string[], version: number) => desk.call('markets.setRota', { id: outpostId, day: '2026-11-25', staffIds, version });
    expect((await set([staff[0]!.id], 0)).data.rows[0]).toMatchObject({ warning: 'one_language', version: 1, rota: [{ name: '石一', bilingual: false }] });
    const both = (await desk.do('outposts.addStaff', { id: outpostId, name: '杨卓玛', languages: ['zh', 'bo'] })).staff.map((s) => s.id);
    expect(await code(set(both, 0))).toBe('row.changed');
    expect((await set(both, 1)).data.rows[0]).toMatchObject({ warning: null, version: 2 });
    expect((await set([randomUUID()], 2)).status).toBe(404);
    expect(await code(desk.call('markets.setRota', { id: outpostId, day: '2026-11-26', staffIds: both, version: 0 }))).toBe('market.no_market');
    await desk.do('markets.setDay', { id: outpostId, day: '2026-11-25', on: false, why: '放假', version: 2 });
    await desk.do('markets.setDay', { id: outpostId, day: '2026-11-27', on: true, version: 0 });
    expect((await days()).slice(0, 2).map((d) => [d.day, d.on, d.why])).toEqual([['2026-11-25', false, '放假'], ['2026-11-27', true, '']]);
    expect((await desk.do('outposts.get', { id: outpostId })).next).toBe('2026-11-27');
    expect(await code(desk.call('markets.setDay', { id: outpostId, day: '2026-11-20', on: true, version: 0 }))).toBe('market.day_range');
  });

  it('S8 booked once a day by the member, the one at home or a helper; taken back, and only by whose it is', async () => {
    await desk.do('markets.setRule', rule());
    const me = await memberOf(place);
    const book = { id: outpostId, day: '2026-11-25', item: 'MEDICAL' as const, words: '住院的票带来了' };
    const key = randomUUID();
    const made = await me.do('markets.book', book, { key });
    expect(made).toMatchObject({ day: '2026-11-25', name: me.away.name, state: 'booked', can: ['cancel'], words: '住院的票带来了' });
    expect((await me.do('markets.book', book, { key })).id).toBe(made.id);
    expect(await code(me.call('markets.book', book))).toBe('market.booked');
    expect(await code(me.call('markets.book', { ...book, day: '2026-11-26' }))).toBe('market.no_market');
    expect(await code(me.call('markets.book', { ...book, day: '2026-11-15' }))).toBe('market.day_range');
    const stored = await peek(t, (op) => row<{ wordsCt: string }>(op.db, sql('select words_ct from market_bookings where id = ?', made.id)));
    expect(stored?.wordsCt).not.toMatch(/[\u4e00-\u9fff]/);
    const helper = await awake(t, 'helper', { place });
    expect(await code(helper.call('markets.book', { ...book, familyId: me.away.familyId }))).toBe('request.not_found');
    expect(await code(helper.call('markets.book', book))).toBe('market.whose');
    const clerk = await awake(t, 'clerk', { place });
    await clerk.do('pairings.pair', { familyId: me.away.familyId, helperId: helper.personId!, helperClass: 'society' });
    expect(await helper.do('markets.book', { ...book, familyId: me.away.familyId })).toMatchObject({ name: expect.stringMatching(/家$/) as string, phone: null });
    expect((await desk.do('markets.bookings', { outpostId, day: '2026-11-25' })).rows).toHaveLength(2);
    expect((await desk.do('markets.days', { id: outpostId })).rows[0]?.booked).toBe(2);
    const stranger = await memberOf(await aTownship(t, place.countyId));
    expect((await stranger.call('markets.unbook', { id: made.id })).status).toBe(404);
    expect((await stranger.do('markets.bookings', {})).rows).toEqual([]);
    expect((await me.do('markets.unbook', { id: made.id })).state).toBe('cancelled');
    expect(await code(me.call('markets.unbook', { id: made.id }))).toBe('market.not_booked');
    expect((await me.do('markets.book', book)).state).toBe('booked');
    expect(await code(me.call('markets.unbook', { id: randomUUID() }))).toBe('request.not_found');
  });

  it('S8 two who book at once are booked once', async () => {
    await desk.do('markets.setRule', rule());
    const me = await memberOf(place);
    const book = { id: outpostId, day: '2026-12-05', item: 'PENSION' as const };
    const replies = await Promise.all([me.call('markets.book', book), me.call('markets.book', book), me.call('markets.book', book)]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
  });
});
