import { addDays } from '@guiyan/shared/domain/dates';
import { awayStates, memberStates, verifyStates } from '@guiyan/shared/domain/members';
import { count, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { findMemberOfPerson, noteTransferred } from '.';

let t: TestApp;
let place: Place;
let clerk: Caller;
const today = '2026-11-22';
const start = Date.UTC(2026, 10, 22, 2);
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(start); place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

const set = (away: Away, facts: Record<string, unknown>) => work(t.services, async (op) => {
  for (const [column, value] of Object.entries(facts)) await op.db.query(`update outflows set ${column} = ? where member_id = ?`, [value, away.memberId]);
});
const page = (who: Caller, away: Away) => who.do('members.get', { id: away.memberId });
/** Home since some time: a member whom somebody may register as leaving. */
async function atHome(where = place): Promise<Away> {
  const away = await aMember(t, where);
  await clerk.do('members.comeBack', { id: away.memberId, version: (await page(clerk, away)).going!.version, day: '2026-10-01' });
  return away;
}
const going = { province: '33', city: '宁波市' };

describe('R2 the state is told by the days', () => {
  it('R2 R1 each figure is the length of the list it opens, state by state, exact and fuzzy', async () => {
    const cases: Record<string, unknown>[] = [
      { out_day: '2026-05-22' }, { out_day: '2026-05-23' }, { out_day: '2026-05-23', expected_months: 12 }, { out_day: null }, { out_day: null, expected_months: 12 }, { out_day: '2026-05-01', out_precision: 'month' }, { out_day: '2026-04-01', out_precision: 'month' },
      { out_day: '2026-06-01', out_precision: 'month' }, { out_day: '2026-01-01', out_precision: 'year' }, { out_day: '2025-01-01', out_precision: 'year' },
    ];
    for (const facts of cases) await set(await aMember(t, place), facts);
    await atHome();
    const figures = await clerk.do('members.count', {});
    expect(figures.states).toEqual([{ state: 'mobile', count: 3 }, { state: 'expected', count: 1 }, { state: 'short', count: 2 }, { state: 'unknown', count: 4 }]);
    expect([figures.total, (await clerk.do('members.list', {})).total]).toEqual([10, 10]);
    for (const state of memberStates) {
      const list = await clerk.do('members.list', { state });
      expect(list.rows.map((m) => m.state)).toEqual(list.rows.map(() => state));
      if ((awayStates as readonly string[]).includes(state)) expect([state, list.total]).toEqual([state, figures.states.find((s) => s.state === state)!.count]);
    }
    expect((await clerk.do('members.list', { state: 'returned' })).total).toBe(1);
    for (const { verified, count: n } of figures.verified) expect([verified, (await clerk.do('members.list', { verified })).total]).toEqual([verified, n]);
    expect(figures.verified.map((v) => v.verified)).toEqual([...verifyStates]);
    const township = (await clerk.do('stats.township', {})) as unknown as { tiles?: { figure: string; value: number }[] };
    expect(JSON.stringify(township)).toContain('"value":10');
  });

  it('R1 filters by place and trade and pages through a filtered list', async () => {
    const far = await aMember(t, place);
    const near = await aMember(t, place, { inProvince: true });
    await set(far, { trade: 'factory' });
    const ids = async (filter: object) => (await clerk.do('members.list', filter)).rows.map((m) => m.id);
    expect(await ids({ province: '33' })).toEqual([far.memberId]);
    expect(await ids({ province: '52' })).toEqual([near.memberId]);
    expect(await ids({ province: '99' })).toEqual([]);
    expect(await ids({ trade: 'factory' })).toEqual([far.memberId]);
    const first = await clerk.do('members.list', { state: 'mobile', limit: 1 });
    expect([first.total, (await clerk.do('members.list', { state: 'mobile', limit: 1, cursor: first.next! })).rows.map((m) => m.id)]).toEqual([2, [near.memberId]]);
  });

  it('R2 a visit home of ten days resets nothing; one longer than the county’s days is asked about', async () => {
    const away = await aMember(t, place);
    const before = await page(clerk, away);
    const home = await clerk.do('members.visitHome', { id: away.memberId, fromDay: '2026-11-01', untilDay: '2026-11-11' });
    expect([home.state, home.outDay, home.going!.homeSince]).toEqual(['mobile', before.outDay, null]);
    const long = await clerk.do('members.visitHome', { id: away.memberId, fromDay: '2026-10-22' });
    expect(long.going).toMatchObject({ homeSince: '2026-10-22', isLongVisit: true });
    const again = await clerk.call('members.visitHome', { id: away.memberId, fromDay: '2026-11-20' });
    expect([again.status, again.error?.code]).toEqual([409, 'home_visit.open']);
    expect((await clerk.do('members.visitHome', { id: away.memberId, fromDay: '2026-10-22', untilDay: today })).going!.homeSince).toBeNull();
    expect((await clerk.call('members.visitHome', { id: away.memberId, fromDay: addDays(today, 1) })).error?.code).toBe('home_visit.days');
    expect((await page(clerk, away)).state).toBe('mobile');
  });

  it('R2 what is transferred is so from its day, and the going-away ends with it', async () => {
    const away = await aMember(t, place);
    await work(t.services, async (op) => noteTransferred(op, (await findMemberOfPerson(op, away.personId))!, today));
    expect((await page(clerk, away)).state).toBe('transferred');
    expect((await clerk.do('members.list', { state: 'transferred' })).rows.map((m) => m.id)).toEqual([away.memberId]);
    expect([(await clerk.do('members.count', {})).total, (await clerk.do('members.count', { asOf: addDays(today, -1) })).total]).toEqual([0, 0]);
    expect((await page(clerk, away)).can).not.toContain('leave');
  });
});

describe('R2 leaving, moving on, coming back', () => {
  it('R2 leaves: the place to the city, in or out of the province told from it, one open going-away a person', async () => {
    const away = await atHome();
    const out = await clerk.do('members.leave', { id: away.memberId, ...going, trade: 'factory', job: '注塑', reason: '务工', expectedMonths: 10, outDay: '2026-11-20', phone: aPhone() });
    expect(out).toMatchObject({ place: '浙江省 宁波市', inProvince: false, state: 'expected', trade: 'factory', outDay: '2026-11-20' });
    expect(out.phone).not.toBe((await page(clerk, await aMember(t, place))).phone);
    const again = await clerk.call('members.leave', { id: away.memberId, province: '44', city: '东莞市', job: '电子厂' });
    expect([again.status, again.error?.code, again.error?.copies]).toMatchObject([409, 'outflow.open_already', { mine: { place: '广东省 东莞市', job: '电子厂' }, theirs: { place: '浙江省 宁波市', job: '注塑' } }]);
    expect((await clerk.do('members.list', { name: away.name })).total).toBe(1);
  });

  it('R2 two who register one leaving at the same moment make one, and a repeat of a key is the same one', async () => {
    const away = await atHome();
    const both = await Promise.all([1, 2].map(() => clerk.call('members.leave', { id: away.memberId, ...going })));
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    const home = await atHome();
    const key = '0f0e0d0c-0b0a-4908-8706-050403020100';
    for (const round of [1, 2]) expect([round, (await clerk.call('members.leave', { id: home.memberId, ...going }, { key })).status]).toEqual([round, 200]);
    expect(await peek(t, (op) => count(op.db, sql('select count(*) from outflows where back_day is null and member_id in (?, ?)', away.memberId, home.memberId)))).toBe(2);
  });

  it('R2 a place closer than the city, a day too far ahead, or before the last return is refused', async () => {
    const away = await atHome();
    const tries = [{ city: '' }, { city: '宁波市中山东路' }, { outDay: '2028-01-01' }, { outDay: '2026-09-01' }, { province: '99' }];
    const codes = [];
    for (const more of tries) codes.push((await clerk.call('members.leave', { id: away.memberId, ...going, ...more })).error?.code);
    expect(codes).toEqual(['outflow.city_needed', 'outflow.city_needed', 'outflow.too_far_ahead', 'outflow.overlaps', 'request.invalid']);
    expect((await clerk.call('members.leave', { id: away.memberId, ...going, city: '中山路 12' })).status).toBe(400);
    expect((await clerk.do('members.leave', { id: away.memberId, province: '31', city: '' })).place).toBe('上海市');
  });

  it('R2 registered ahead of leaving he is counted from the day he leaves; called off, he never was', async () => {
    const away = await atHome();
    const out = await clerk.do('members.leave', { id: away.memberId, ...going, outDay: '2026-12-01' });
    const total = async (filter: object = {}) => (await clerk.do('members.list', filter)).total;
    expect([await total(), await total({ going: 'planned' }), (await clerk.do('members.count', {})).total]).toEqual([0, 1, 0]);
    const off = await clerk.do('members.comeBack', { id: away.memberId, version: out.going!.version, day: today });
    expect([off.state, off.going, await total({ going: 'planned' })]).toEqual(['returned', null, 0]);
  });

  it('R2 changes on the way close nothing and keep what was so before; earlier days are read as they were', async () => {
    const away = await aMember(t, place);
    await set(away, { out_day: '2026-10-01', from_day: '2026-10-01', expected_months: 3 });
    const version = (await page(clerk, away)).going!.version;
    const moved = await clerk.do('members.move', { id: away.memberId, version, province: '44', city: '东莞市', job: '电子厂', expectedMonths: 12 });
    expect(moved).toMatchObject({ place: '广东省 东莞市', job: '电子厂', state: 'expected', outDay: '2026-10-01' });
    expect(moved.outflows).toHaveLength(1);
    const { rows } = await clerk.do('members.history', { id: away.memberId });
    expect(rows.find((r) => r.kind === 'moved')!.words).toMatch(/原来：浙江省 宁波市.*现在：广东省 东莞市/);
    const on = async (asOf: string) => (await clerk.do('members.count', { asOf })).states.filter((s) => s.count).map((s) => s.state);
    expect([await on(addDays(today, -1)), await on(today)]).toEqual([['short'], ['expected']]);
    expect((await clerk.call('members.move', { id: away.memberId, version: version + 1, job: '电子厂' })).error?.code).toBe('outflow.nothing_new');
  });

  it('R2 who was slower gets both copies and decides', async () => {
    const away = await aMember(t, place);
    const version = (await page(clerk, away)).going!.version;
    await clerk.do('members.move', { id: away.memberId, version, job: '甲厂' });
    const late = await clerk.call('members.move', { id: away.memberId, version, job: '乙厂', province: '44', city: '东莞市' });
    expect([late.status, late.error?.code]).toEqual([409, 'outflow.changed_meanwhile']);
    expect(late.error?.copies).toMatchObject({ mine: { job: '乙厂', place: '广东省 东莞市' }, theirs: { job: '甲厂', place: '浙江省 宁波市', version: version + 1 } });
    expect((await clerk.call('members.comeBack', { id: away.memberId, version, day: today })).status).toBe(409);
    expect((await clerk.do('members.move', { id: away.memberId, version: version + 1, job: '乙厂' })).job).toBe('乙厂');
  });

  it('R2 comes back: not tomorrow, not before he left, and then he may leave again', async () => {
    const away = await aMember(t, place);
    const { version } = (await page(clerk, away)).going!;
    const back = (day: string) => clerk.call('members.comeBack', { id: away.memberId, version, day });
    expect([(await back(addDays(today, 1))).error?.code, (await back('2025-02-28')).error?.code]).toEqual(['outflow.back_in_future', 'outflow.back_before_out']);
    const home = await back('2026-11-20');
    expect(home.data).toMatchObject({ state: 'returned', place: '', going: null, can: expect.arrayContaining(['leave']) as string[] });
    expect((await back('2026-11-20')).error?.code).toBe('outflow.none_open');
    expect((await clerk.do('members.list', { state: 'returned' })).rows.map((m) => m.id)).toEqual([away.memberId]);
    expect((await clerk.do('members.leave', { id: away.memberId, ...going, outDay: '2026-11-21' })).outflows).toHaveLength(2);
  });

  it('R2 the member himself leaves, moves and comes back, of himself only, and reads no search for him', async () => {
    const away = await aMember(t, place);
    const other = await aMember(t, place);
    const me = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const mine = await page(me, away);
    expect([mine.can, mine.contact, mine.silentSince, mine.lost]).toEqual([['move', 'come_back', 'visit_home'], null, null, null]);
    await me.do('members.move', { id: away.memberId, version: mine.going!.version, city: '台州市', province: '33' });
    const home = await me.do('members.comeBack', { id: away.memberId, version: mine.going!.version + 1, day: today });
    expect((await me.do('members.leave', { id: away.memberId, ...going, outDay: today })).state).toBe('short');
    expect(home.state).toBe('returned');
    expect((await me.call('members.leave', { id: other.memberId, ...going })).status).toBe(404);
    expect((await me.call('members.verify', { id: away.memberId, how: 'phone' })).status).toBe(403);
  });
});

describe('R3 two levels, one row', () => {
  it('R3 what the village writes is in the township’s list at the next read, and nobody beside may write', async () => {
    const away = await aMember(t, place);
    const secretary = await as(t, 'secretary', { place });
    const beside = await as(t, 'secretary', { place: await aVillage(t, place) });
    const elsewhere = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    t.clock.set(start);
    const { version } = (await page(secretary, away)).going!;
    await secretary.do('members.move', { id: away.memberId, version, province: '44', city: '深圳市', trade: 'transport', job: '送快递' });
    const [row] = (await clerk.do('members.list', {})).rows;
    expect(row).toMatchObject({ place: '广东省 深圳市', job: '送快递', trade: 'transport' });
    for (const who of [beside, elsewhere]) expect((await who.call('members.move', { id: away.memberId, version: version + 1, job: '别的' })).status).toBe(404);
    const county = await as(t, 'county', { place });
    expect([(await page(county, away)).can, (await county.call('members.move', { id: away.memberId, version: 2, job: '别的' })).status]).toEqual([[], 403]);
    await secretary.do('members.comeBack', { id: away.memberId, version: version + 1, day: today });
    expect((await clerk.do('members.list', {})).total).toBe(0);
  });
});

describe('R2 N1 the member himself on his phone', () => {
  it('R2 reads his own page, leaves by the month, changes his phone, and hears both copies when the liaison was faster', async () => {
    const away = await atHome();
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect(await member.do('members.mine', {})).toMatchObject({ id: away.memberId, going: null, can: ['leave'], silentSince: null, lost: null });
    const phone = aPhone();
    const left = await member.do('members.leave', { id: away.memberId, ...going, outDay: '2026-11-01', outPrecision: 'month', phone });
    expect([left.outPrecision, left.going?.outPrecision, left.phone]).toEqual(['month', 'month', `${phone.slice(0, 4)}****${phone.slice(-3)}`]);
    await clerk.do('members.move', { id: away.memberId, version: left.going!.version, job: '注塑厂' });
    const late = await member.call('members.move', { id: away.memberId, version: left.going!.version, province: '44', city: '深圳', job: '电子厂' });
    expect([late.status, late.error?.copies?.mine.place, late.error?.copies?.theirs.job]).toEqual([409, '广东省 深圳', '注塑厂']);
    const decided = await member.do('members.move', { id: away.memberId, version: late.error!.copies!.theirs.version as number, province: '44', city: '深圳', job: '电子厂' });
    expect([decided.place, decided.job]).toEqual(['广东省 深圳市', '电子厂']);
    expect((await page(clerk, away)).place).toBe('广东省 深圳市');
    expect((await member.call('members.mine', { id: away.memberId } as never)).status).toBe(400);
  });
});

describe('R1 a place typed by hand', () => {
  it('R1 is written down by the list’s name of its city, and what the list does not have stays as it was typed, with a word about it', async () => {
    const read = (text: string, province?: string) => clerk.do('members.place', { text, ...(province && { province }) });
    expect(await read('宁波')).toEqual({ known: true, province: '33', place: '浙江省 宁波市', inProvince: false });
    expect(await read('义乌', '33')).toEqual({ known: true, province: '33', place: '浙江省 金华市', inProvince: false });
    expect(await read('凯里')).toMatchObject({ known: true, province: '52', inProvince: true });
    expect(await read('某某岛', '33')).toEqual({ known: false, province: '33', place: '浙江省 某某岛', inProvince: false });
    expect(await read('鼓楼区')).toEqual({ known: false, province: null, place: '鼓楼区', inProvince: null });
    const [known, unknown] = [await atHome(), await atHome()];
    expect(await clerk.do('members.leave', { id: known.memberId, province: '33', city: '慈溪' })).toMatchObject({ place: '浙江省 宁波市', inProvince: false });
    expect(await clerk.do('members.leave', { id: unknown.memberId, province: '33', city: '某某岛' })).toMatchObject({ place: '浙江省 某某岛', inProvince: false });
    expect(await clerk.do('members.move', { id: known.memberId, version: (await page(clerk, known)).going!.version, province: '52', city: '凯里市' })).toMatchObject({ place: '贵州省 黔东南苗族侗族自治州', inProvince: true });
  });
});
