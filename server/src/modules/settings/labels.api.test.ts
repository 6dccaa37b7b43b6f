import { addDays } from '@guiyan/shared/domain/dates';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, as, peek, type Place } from '../../test/factories/county';
import { labelsOf } from '.';

let t: TestApp;
let place: Place;
let county: Caller;
const today = '2026-11-22';
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(Date.UTC(2026, 10, 22, 2)); place = await aCounty(t); county = await as(t, 'county', { place }); });
afterAll(() => t.close());

const labelsSeen = async (who: Caller) => { const hats = (await who.do('accounts.hats', {})).rows; return hats.find((h) => h.hat === 'liaison')?.title; };
const titles = async (who: Caller, asOf?: string) => { const { figures } = await who.do('stats.township', asOf ? { asOf } : {}); return ['cards', 'pairings'].map((f) => figures.find((one) => one.figure === f)!.title); };

describe('X13 X16 a county’s own words', () => {
  it('X16 each has a first word, the places where it is read, and no history; the township reads and only the county sets', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { rows } = await clerk.do('settings.labels', {});
    expect(rows.map((r) => [r.key, r.words, r.initial])).toEqual([['pairing', '结对帮扶', '结对帮扶'], ['card', '家属证', '家属证'], ['liaison', '联络员', '联络员'], ['verify', '核对', '核对'], ['county_home', '流动党员之家', '流动党员之家']]);
    for (const r of rows) expect([r.places.length > 0, r.places.every((p) => p.includes(`[${r.key}`)), r.history, r.can]).toEqual([true, true, [], []]);
    expect((await clerk.call('settings.setLabel', { key: 'pairing', words: '馨安工程', from: today })).status).toBe(403);
  });

  it('X13 two counties in one installation each see only their own: sign-in, figures, hats, ledgers', async () => {
    const other = await aCounty(t);
    const theirs = await as(t, 'county', { place: other });
    const [clerk, otherClerk] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place: other })];
    await as(t, 'liaison', { place });
    await as(t, 'liaison', { place: other });
    await county.do('settings.setLabel', { key: 'pairing', words: '馨安工程', from: today, note: '县委会议' });
    await county.do('settings.setLabel', { key: 'liaison', words: '暖心人', from: today });
    await theirs.do('settings.setLabel', { key: 'card', words: '安心卡', from: today });
    const session = async (who: Caller & { hatId: string }) => (await who.do('session.switchHat', { hatId: who.hatId })).labels;
    expect([await session(clerk), await session(otherClerk)]).toEqual([{ pairing: '馨安工程', liaison: '暖心人' }, { card: '安心卡' }]);
    expect([await titles(clerk), await titles(otherClerk)]).toEqual([['家属证', '馨安工程'], ['安心卡', '结对帮扶']]);
    expect([await labelsSeen(clerk), await labelsSeen(otherClerk)]).toEqual(['暖心人', '联络员']);
    const made = async (who: Caller) => (await who.do('ledgers.export', { ledger: 'pairings', purpose: '' })).name;
    expect([await made(clerk), await made(otherClerk)]).toEqual([expect.stringContaining('馨安工程台账'), expect.stringContaining('结对帮扶台账')]);
    expect((await theirs.do('settings.labels', {})).rows.find((r) => r.key === 'pairing')).toMatchObject({ words: '结对帮扶', history: [] });
  });

  it('X16 a word holds from its day; figures and ledgers of an earlier day keep the words of that day', async () => {
    const clerk = await as(t, 'clerk', { place });
    await county.do('settings.setLabel', { key: 'card', words: '暖心卡', from: today });
    const made = await county.do('settings.setLabel', { key: 'card', words: '归雁卡', from: '2026-12-01' });
    expect([made.words, made.history.map((h) => [h.words, h.from, h.until])]).toEqual(['暖心卡', [['归雁卡', '2026-12-01', null], ['暖心卡', today, '2026-12-01']]]);
    const on = (day: string) => peek(t, (op) => labelsOf(op, place.countyId, day));
    expect([await on(addDays(today, -1)), await on(today), await on('2026-12-01')]).toEqual([{}, { card: '暖心卡' }, { card: '归雁卡' }]);
    t.clock.set(Date.UTC(2026, 11, 5, 2));
    const later = await as(t, 'clerk', { place });
    expect([await titles(later), await titles(later, '2026-11-25'), await titles(later, '2026-11-01')].map((two) => two[0])).toEqual(['归雁卡', '暖心卡', '家属证']);
    const name = async (until: string) => (await later.do('ledgers.export', { ledger: 'services', from: '2026-11-01', until, purpose: '' })).name;
    expect([await name('2026-11-25'), await name('2026-12-05')]).toEqual([expect.stringContaining('暖心卡使用登记'), expect.stringContaining('归雁卡使用登记')]);
    expect(clerk.hatId).not.toBe(later.hatId);
  });

  it('X13 what is refused is refused in the county’s own words, in the other county’s in the first ones', async () => {
    const other = await aCounty(t);
    await county.do('settings.setLabel', { key: 'liaison', words: '暖心人', from: today });
    const asks = async (of: Place) => (await (await as(t, 'family', { place: of })).call('requests.submit', { item: 'OTHER', text: '想问一件事' } as never)).error;
    expect([(await asks(place))?.message, (await asks(other))?.message]).toEqual(['名册里还没有你的家庭，请暖心人先登记', '名册里还没有你的家庭，请联络员先登记']);
    await county.do('settings.setLabel', { key: 'verify', words: '摸排', from: today });
    expect((await county.do('settings.list', {})).rows.find((r) => r.key === 'verify_stale_months')).toMatchObject({ label: '摸排后多久要再来一次', about: expect.stringContaining('变成「该再摸排」') as string });
  });

  it('X16 back to the first word, and of two who set at once one wins', async () => {
    await county.do('settings.setLabel', { key: 'verify', words: '摸排', from: today });
    const back = await county.do('settings.setLabel', { key: 'verify', words: '核对', from: today });
    expect([back.words, back.history.map((h) => [h.words, h.until])]).toEqual(['核对', [['核对', null], ['摸排', today]]]);
    expect(await peek(t, (op) => labelsOf(op, place.countyId))).toEqual({});
    const both = await Promise.all(['走访核实', '上门核实'].map((words) => county.call('settings.setLabel', { key: 'verify', words, from: today })));
    expect(both.every((r) => r.status === 200 || r.status === 409)).toBe(true);
    expect((await county.do('settings.labels', {})).rows.find((r) => r.key === 'verify')!.history.filter((h) => h.until === null)).toHaveLength(1);
  });

  it('X16 a word of the wrong shape, one that reads like a paper, one taken, and a past day are refused with a sentence', async () => {
    const refused = async (key: 'card' | 'pairing' | 'liaison', words: string, from = today) => { const r = await county.call('settings.setLabel', { key, words, from }); return [r.status, r.error?.code, r.error?.message]; };
    const shape = [400, 'label.shape', '请写 2 到 8 个汉字，不带空格和标点'];
    expect([await refused('card', '卡'), await refused('card', '一二三四五六七八九'), await refused('card', '暖心card'), await refused('card', '暖心 卡')]).toEqual([shape, shape, shape, shape]);
    expect((await refused('card', '居民身份证'))[2]).toBe('「身份」听起来像官方的证件或机关，会叫人弄错，请换一个叫法');
    expect([(await refused('card', '流动党员活动证'))[1], (await refused('liaison', '公安专员'))[1], (await refused('pairing', '帮扶证'))[1]]).toEqual(['label.official', 'label.official', 'label.official']);
    expect((await refused('pairing', '联络员'))[2]).toBe('「联络员」已经是「联络员叫什么」的叫法了，换一个，免得分不清');
    expect((await refused('card', '暖心卡', addDays(today, -1)))[1]).toBe('setting.past');
    expect((await county.call('settings.setLabel', { key: 'card', words: '暖心证', from: today })).status).toBe(200);
  });
});
