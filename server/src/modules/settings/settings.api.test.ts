import { addDays, addMonths } from '@guiyan/shared/domain/dates';
import { newId } from '../../platform/ids';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Place } from '../../test/factories/county';
import { CountySetting, settingOf } from '.';

let t: TestApp;
let place: Place;
let county: Caller;
const today = '2026-11-22';
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(Date.UTC(2026, 10, 22, 2)); place = await aCounty(t); county = await as(t, 'county', { place }); });
afterAll(() => t.close());

const rule = async (who: Caller, key: string) => (await who.do('settings.list', {})).rows.find((r) => r.key === key)!;

describe('X16 a county sets its own rules', () => {
  it('X16 every rule has a default, a unit, a range and a sentence; the township reads and only the county sets', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { rows } = await clerk.do('settings.list', {});
    expect(rows.map((r) => [r.key, r.value, r.unit])).toEqual([['out_months', 6, '个月'], ['verify_stale_months', 6, '个月'], ['lost_months', 6, '个月'], ['max_home_days', 30, '天'], ['child_under', 16, '岁'], ['elder_from', 60, '岁'], ['woman_from', 20, '岁'], ['woman_to', 59, '岁'], ['survey_days', 30, '天'], ['quiet_from', 21, '点'], ['quiet_until', 8, '点'], ['push_hours', 36, '小时'], ['remind_before', 5, '天'], ['remind_step', 3, '天'], ['rate_days', 15, '天'], ['card_list_days', 7, '天']]);
    for (const r of rows) expect([r.about.length > 20, r.min <= r.value && r.value <= r.max, r.history, r.can]).toEqual([true, true, [], []]);
    expect((await clerk.call('settings.set', { key: 'out_months', value: 3, from: today })).status).toBe(403);
  });

  it('X16 a value holds from its day, earlier days keep theirs, and the history says who set it', async () => {
    await county.do('settings.set', { key: 'out_months', value: 3, from: today, note: '县委会议' });
    await county.do('settings.set', { key: 'out_months', value: 4, from: '2027-01-01' });
    const made = await county.do('settings.set', { key: 'out_months', value: 5, from: '2026-12-01' });
    expect(made.history.map((h) => [h.value, h.from, h.until])).toEqual([[5, '2026-12-01', '2027-01-01'], [4, '2027-01-01', null], [3, today, '2026-12-01']]);
    expect(made.history[2]).toMatchObject({ note: '县委会议', by: expect.stringContaining('county') as string });
    const days = [addDays(today, -1), today, '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'];
    const values = await peek(t, (op) => Promise.all(days.map((day) => settingOf(op, place.countyId, 'out_months', day))));
    expect(values).toEqual([6, 3, 3, 5, 5, 4]);
    expect(made.value).toBe(3);
    const other = await as(t, 'county', { place: await aCounty(t) });
    expect((await rule(other, 'out_months')).history).toEqual([]);
  });

  it('X16 the rules are read again when a value was added, by this process or another, and at no other time', async () => {
    const away = await aMember(t, place);
    await work(t.services, (op) => op.db.query('update outflows set out_day = ? where member_id = ?', [addMonths(today, -4), away.memberId]));
    const asked = async (): Promise<[string, number]> => {
      const reads = jest.spyOn(t.services.db, 'read');
      const { state } = await county.do('members.get', { id: away.memberId });
      const times = reads.mock.calls.length;
      reads.mockRestore();
      return [state, times];
    };
    const [[state, first], [, second]] = [await asked(), await asked()];
    expect([state, second]).toEqual(['short', first - 1]);
    await county.do('settings.set', { key: 'out_months', value: 3, from: today });
    expect([await asked(), await asked()]).toEqual([['mobile', first], ['mobile', second]]);
    await work(t.services, async (op) => {
      await op.db.query('update county_settings set until_day = ? where county_id = ?', [today, place.countyId]);
      await op.db.insert(CountySetting, { id: newId(), countyId: place.countyId, code: 'out_months', turn: 2, value: 5, fromDay: today, untilDay: null, setBy: null, setByName: '', note: '', createdAt: op.now });
    });
    expect([await asked(), await asked()]).toEqual([['short', first], ['short', second]]);
  });

  it('X16 a value set twice for one day counts once, as the last one said', async () => {
    await county.do('settings.set', { key: 'lost_months', value: 3, from: today });
    const now = await county.do('settings.set', { key: 'lost_months', value: 9, from: today });
    expect([now.value, now.history.map((h) => [h.value, h.until])]).toEqual([9, [[9, null], [3, today]]]);
    const both = await Promise.all([2, 4].map((value) => county.call('settings.set', { key: 'max_home_days', value, from: today })));
    expect(both.map((r) => r.status).every((s) => s === 200 || s === 409)).toBe(true);
    const open = (await rule(county, 'max_home_days')).history.filter((h) => h.until === null);
    expect(open).toHaveLength(1);
  });

  it('X16 out of range and into the past are refused with a sentence', async () => {
    const past = await county.call('settings.set', { key: 'out_months', value: 3, from: addDays(today, -1) });
    expect([past.status, past.error?.code]).toEqual([400, 'setting.past']);
    const wild = await county.call('settings.set', { key: 'out_months', value: 13, from: today });
    expect([wild.status, wild.error?.message]).toEqual([400, '只能填 1 到 12 个月']);
  });

  it('X16 the preview says who would change state on that day, writes nothing, and comes true', async () => {
    const clerk = await as(t, 'clerk', { place });
    for (const months of [2, 4, 5, 8]) {
      const away = await aMember(t, place);
      await work(t.services, (op) => op.db.query('update outflows set out_day = ? where member_id = ?', [addMonths(today, -months), away.memberId]));
    }
    const states = async () => Object.fromEntries((await clerk.do('members.count', {})).states.map((s) => [s.state, s.count]));
    expect(await states()).toEqual({ mobile: 1, expected: 0, short: 3, unknown: 0 });
    const seen = await county.do('settings.preview', { key: 'out_months', value: 4, from: today });
    expect(seen).toEqual({ key: 'out_months', from: today, was: 6, becomes: 4, who: 'away', members: 4, changed: 2, moves: [{ from: '短期外出', to: '流动党员', count: 2 }] });
    expect((await rule(county, 'out_months')).history).toEqual([]);
    await county.do('settings.set', { key: 'out_months', value: 4, from: today });
    expect(await states()).toEqual({ mobile: 3, expected: 0, short: 1, unknown: 0 });
    expect((await clerk.do('members.list', { state: 'mobile' })).total).toBe(3);
    const silent = await county.do('settings.preview', { key: 'lost_months', value: 1, from: addMonths(today, 2) });
    expect([silent.changed, silent.moves]).toEqual([4, [{ from: '联系得上', to: '去向不明', count: 4 }]]);
  });

  it('X16 R2 figures of an earlier day keep the value of their day', async () => {
    const clerk = await as(t, 'clerk', { place });
    const away = await aMember(t, place);
    await work(t.services, (op) => op.db.query('update outflows set out_day = ?, from_day = ? where member_id = ?', [addMonths(today, -4), addMonths(today, -4), away.memberId]));
    const yesterday = await clerk.do('members.count', { asOf: addDays(today, -1) });
    await county.do('settings.set', { key: 'out_months', value: 1, from: today });
    expect(await clerk.do('members.count', { asOf: addDays(today, -1) })).toEqual(yesterday);
    expect(yesterday).toMatchObject({ outMonths: 6, total: 1 });
    const now = await clerk.do('members.count', {});
    expect([now.outMonths, now.states.find((s) => s.state === 'mobile')?.count]).toEqual([1, 1]);
  });
});
