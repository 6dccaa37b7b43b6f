import { randomUUID } from 'node:crypto';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aTownship, aVillage, as, awake, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Awaited<ReturnType<typeof awake>>;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(TEST_NOW); place = await aCounty(t); clerk = await awake(t, 'clerk', { place }); });
afterAll(() => t.close());
const facts = { name: '馨安小院', place: '村小学旧教室', keeper: '石奶奶', phone: '0855-7654321', days: '周三、周六下午', doings: '下棋，做鞋垫，孩子写作业' };
const code = async (asked: Promise<{ status: number; error: { code: string } | null }>) => { const r = await asked; return r.error?.code ?? r.status; };

describe('H13 activity-houses', () => {
  it('H13 the desk of a township keeps them; whoever is of the place reads where, when and whom to ring', async () => {
    const site = await clerk.do('sites.add', { villageId: place.villageId, ...facts, from: '2026-11-01' });
    expect(site).toMatchObject({ ...facts, state: 'open', fromDay: '2026-11-01', untilDay: null, version: 0, can: ['change', 'close'] });
    for (const hat of ['family', 'liaison', 'helper', 'secretary', 'civil', 'county'] as const) {
      const reader = await as(t, hat, { place });
      expect((await reader.do('sites.list', {})).rows).toMatchObject([{ id: site.id, keeper: '石奶奶', phone: '0855-7654321', can: [] }]);
      expect((await reader.call('sites.close', { id: site.id, on: '2026-11-22', reason: '不开' })).status).toBe(403);
    }
    const next = await aVillage(t, place);
    expect((await (await as(t, 'secretary', { place: next })).do('sites.list', {})).rows).toEqual([]);
    expect((await clerk.do('sites.list', { village: next.villageId })).rows).toEqual([]);
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect((await far.do('sites.list', {})).rows).toEqual([]);
    for (const call of [() => far.call('sites.add', { villageId: place.villageId, ...facts, from: '2026-11-01' }), () => far.call('sites.change', { id: site.id, ...facts, version: 0 }), () => far.call('sites.close', { id: site.id, on: '2026-11-22', reason: '不开' })]) expect((await call()).status).toBe(404);
    expect((await clerk.call('sites.add', { villageId: place.villageId, ...facts, phone: '12', from: '2026-11-01' })).status).toBe(400);
  });

  it('H13 a change is on what was read; the same key changes once', async () => {
    const { id } = await clerk.do('sites.add', { villageId: place.villageId, ...facts, from: '2026-11-01' });
    const key = randomUUID();
    const other = { id, ...facts, keeper: '杨大叔', version: 0 };
    expect(await clerk.do('sites.change', other, { key })).toMatchObject({ keeper: '杨大叔', version: 1 });
    expect(await clerk.do('sites.change', other, { key })).toMatchObject({ version: 1 });
    expect(await code(clerk.call('sites.change', other))).toBe('row.changed');
  });

  it('H13 who kept it before is known to the offices, with days; a word put right the same day is nobody’s time', async () => {
    const { id } = await clerk.do('sites.add', { villageId: place.villageId, ...facts, from: '2026-11-22' });
    await clerk.do('sites.change', { id, ...facts, keeper: '石阿奶', version: 0 });
    t.clock.set(startOfDay('2026-12-05') + 3_600_000);
    expect((await clerk.do('sites.change', { id, ...facts, keeper: '石阿奶', phone: '13800000000', version: 1 })).keepers).toEqual([]);
    const one = { name: '石阿奶', fromDay: '2026-11-22', untilDay: '2026-12-05' };
    expect(await clerk.do('sites.change', { id, ...facts, keeper: '杨大叔', version: 2 })).toMatchObject({ keeper: '杨大叔', keepers: [one] });
    t.clock.set(startOfDay('2027-02-01') + 3_600_000);
    clerk = await awake(t, 'clerk', { place });
    await clerk.do('sites.change', { id, ...facts, keeper: '龙二姐', version: 3 });
    const [now] = (await clerk.do('sites.list', {})).rows;
    expect([now!.keeper, now!.keepers]).toEqual(['龙二姐', [{ name: '杨大叔', fromDay: '2026-12-05', untilDay: '2027-02-01' }, one]]);
    // As of a day it is whoever kept it then, and his number is nobody's any more.
    expect((await clerk.do('sites.list', { asOf: '2026-12-24' })).rows).toMatchObject([{ keeper: '杨大叔', phone: '' }]);
    expect((await clerk.do('sites.list', { asOf: '2026-12-01' })).rows).toMatchObject([{ keeper: '石阿奶', phone: '' }]);
    const family = await awake(t, 'family', { place });
    expect((await family.do('sites.list', {})).rows).toMatchObject([{ keeper: '龙二姐', phone: facts.phone, keepers: [] }]);
  });

  it('H13 one is open from its first day until it closes, and the list of an earlier day still knows it', async () => {
    const { id } = await clerk.do('sites.add', { villageId: place.villageId, ...facts, from: '2026-11-25' });
    const states = async (input: object = {}) => (await clerk.do('sites.list', input)).rows.map((s) => s.state);
    expect([await states(), await states({ asOf: '2026-11-24' })]).toEqual([['soon'], []]);
    t.clock.set(startOfDay('2026-11-25'));
    expect(await states()).toEqual(['open']);
    expect(await code(clerk.call('sites.close', { id, on: '2026-11-24', reason: '塌了' }))).toBe('site.before');
    expect(await clerk.do('sites.close', { id, on: '2026-11-30', reason: '房子漏雨' })).toMatchObject({ state: 'open', untilDay: '2026-11-30', can: [] });
    expect(await code(clerk.call('sites.close', { id, on: '2026-12-01', reason: '再说一次' }))).toBe('site.closed');
    expect(await code(clerk.call('sites.change', { id, ...facts, version: 0 }))).toBe('site.closed');
    t.clock.set(startOfDay('2026-11-30'));
    expect([await states(), await states({ all: true }), await states({ asOf: '2026-11-29' })]).toEqual([[], ['closed'], ['open']]);
  });
});
