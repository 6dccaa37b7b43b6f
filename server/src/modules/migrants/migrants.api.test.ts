import { addDays } from '@guiyan/shared/domain/dates';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, aVillage, type Place } from '../../test/factories/county';
import { readLedger } from '../../test/factories/exports';
import { addMember } from '../members';

let t: TestApp;
let place: Place;
let next: Place;
let clerk: Caller;
let today: string;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  next = await aVillage(t, place);
  clerk = await as(t, 'clerk', { place });
  today = (await clerk.do('home.open', {})).today;
});
afterAll(() => t.close());

const add = (name: string, more: object = {}) => clerk.do('migrants.add', { villageId: place.villageId, name, province: '33', city: '宁波市', ...more });
const told = (total: number, more: object = {}) => clerk.do('migrants.setTotal', { villageId: place.villageId, on: today, total, outProvince: 0, source: '村里报的', ...more });
const here = async (asOf?: string) => (await clerk.do('migrants.figures', asOf ? { asOf } : {})).villages.find((v) => v.villageId === place.villageId)!;

describe('R9 away for work and no member', () => {
  it('R9 a village’s total holds those who are named: the two are never added', async () => {
    expect(await here()).toMatchObject({ away: 0, named: 0, total: null });
    await add('杨一', { brought: 3, activist: true });
    await add('杨二', { province: '52', city: '贵阳市' });
    expect(await here()).toMatchObject({ away: 2, named: 2, outProvince: 1, brought: 3, activists: 1 });
    await told(10, { outProvince: 6, brought: 2 });
    expect(await here()).toMatchObject({ away: 10, named: 2, total: 10, totalOn: today, source: '村里报的', outProvince: 6, brought: 3 });
    // The same day again is a correction, and names that outgrow an old total stand.
    await told(1);
    expect(await here()).toMatchObject({ away: 2, total: 1 });
    expect((await clerk.do('migrants.figures', {})).sum).toMatchObject({ away: 2, named: 2 });
    expect((await clerk.do('migrants.figures', {})).villages.map((v) => v.villageId)).toEqual([place.villageId, next.villageId]);
  });

  it('R9 figures and names of an earlier day are those of that day', async () => {
    const before = addDays(today, -30);
    const one = await add('杨一', { fromDay: before });
    await told(5, { on: before });
    await clerk.do('migrants.end', { id: one.id, on: addDays(today, -10), reason: '回来种田' });
    await told(4);
    expect(await here(addDays(today, -31))).toMatchObject({ away: 0, named: 0, total: null });
    expect(await here(before)).toMatchObject({ away: 5, named: 1, total: 5 });
    expect(await here()).toMatchObject({ away: 4, named: 0, total: 4 });
    expect((await clerk.do('migrants.list', { asOf: before })).rows.map((g) => g.name)).toEqual(['杨一']);
    expect((await clerk.do('migrants.list', {})).total).toBe(0);
    expect(await clerk.call('migrants.end', { id: one.id, on: today })).toMatchObject({ status: 409, error: { code: 'migrants.ended' } });
  });

  it('R9 one person once: not twice by name, not as a member too, and out of the list when he joins', async () => {
    const away = await aMember(t, place);
    const asked = { villageId: place.villageId, province: '33', city: '宁波市' };
    expect(await clerk.call('migrants.add', { ...asked, personId: away.personId })).toMatchObject({ status: 409, error: { code: 'migrants.is_member' } });
    const elder = await clerk.do('migrants.add', { ...asked, personId: away.elderId });
    expect(await clerk.call('migrants.add', { ...asked, personId: away.elderId })).toMatchObject({ status: 409, error: { code: 'migrants.known' } });
    await work(t.services, (op) => addMember(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, personId: elder.personId }));
    expect(await here()).toMatchObject({ away: 0, named: 0 });
    // Two records of one person, both entered, are one when somebody says so.
    const [a, b] = [await add('龙静'), await add('龙静')];
    expect(await here()).toMatchObject({ named: 2 });
    await clerk.do('people.merge', { keepId: a.personId, goneId: b.personId });
    expect(await here()).toMatchObject({ named: 1 });
    expect((await clerk.do('migrants.list', { name: 'lj' })).rows.map((g) => g.personId)).toEqual([a.personId]);
  });

  it('R9 found by village, by mark and by sound; the phone is masked; changed with a version', async () => {
    const one = await add('龙静', { phone: aPhone(), trade: 'factory' });
    await add('杨远');
    expect(one).toMatchObject({ place: '浙江省 宁波市', inProvince: false, trade: 'factory', can: ['change', 'end'] });
    expect(one.phone).toMatch(/^139\d\*{4}\d{3}$/);
    expect((await clerk.do('migrants.list', { activist: true })).total).toBe(0);
    expect(await clerk.do('migrants.change', { id: one.id, version: 1, activist: true, brought: 12 })).toMatchObject({ activist: true, brought: 12, version: 2, place: one.place });
    expect((await clerk.call('migrants.change', { id: one.id, version: 1, brought: 1 })).status).toBe(409);
    expect((await clerk.do('migrants.list', { activist: true, name: 'long', village: place.villageId })).rows.map((g) => g.name)).toEqual(['龙静']);
    expect((await clerk.do('migrants.list', { village: next.villageId })).total).toBe(0);
  });

  it('R9 bad input gets a sentence and leaves nothing', async () => {
    const asked = { villageId: place.villageId, name: '杨一', province: '33', city: '宁波市' };
    for (const [input, code] of [[{ ...asked, city: '' }, 'outflow.city_needed'], [{ ...asked, city: '宁波市江东路' }, 'outflow.city_needed'], [{ ...asked, fromDay: addDays(today, 1) }, 'migrants.day'], [{ ...asked, name: undefined }, 'migrants.someone_needed']] as const) expect(await clerk.call('migrants.add', input as never)).toMatchObject({ status: 400, error: { code } });
    expect(await clerk.call('migrants.setTotal', { villageId: place.villageId, on: today, total: 3, outProvince: 4, source: '村里' })).toMatchObject({ status: 400, error: { code: 'migrants.more_out' } });
    expect(await clerk.call('migrants.setTotal', { villageId: place.villageId, on: addDays(today, 1), total: 3, outProvince: 0, source: '村里' })).toMatchObject({ status: 400, error: { code: 'migrants.day' } });
    expect((await clerk.call('migrants.add', { ...asked, villageId: place.townshipId })).status).toBe(404);
    expect(await here()).toMatchObject({ away: 0, named: 0, total: null });
  });

  it('R9 two villages that merge are told once: by both totals until the new village tells its own', async () => {
    await told(5);
    await clerk.do('migrants.setTotal', { villageId: next.villageId, on: today, total: 7, outProvince: 0, source: '村里报的' });
    await clerk.do('orgs.mergeInto', { id: next.villageId, into: place.villageId, onDay: today });
    expect((await clerk.do('migrants.figures', {})).villages.map((v) => [v.villageId, v.away])).toEqual([[place.villageId, 12]]);
    t.clock.advance(86_400_000);
    const later = await as(t, 'clerk', { place });
    const on = (await later.do('home.open', {})).today;
    expect((await later.do('migrants.setTotal', { villageId: place.villageId, on, total: 11, outProvince: 0, source: '合并后报的' })).sum.away).toBe(11);
  });

  it('R9 L4 the ledger names those who are named and counts the rest in one line a village', async () => {
    await add('龙静', { brought: 3, activist: true, phone: aPhone() });
    await told(4, { outProvince: 2 });
    const made = await clerk.do('ledgers.export', { ledger: 'migrants' });
    const { rows } = await readLedger(t, made.url);
    expect(rows).toEqual([
      expect.objectContaining({ 姓名: '龙静', 外出地点: '浙江省宁波市', 积极分子: '是', 带动劳动力: '3', 人数: '1', 联系电话: expect.stringMatching(/\*{4}/) }),
      expect.objectContaining({ 姓名: '（未列名）', 人数: '3', 备注: `村里报的，${today} 共 4 人` }),
    ]);
    const village = await as(t, 'secretary', { place: next });
    expect((await readLedger(t, (await village.do('ledgers.export', { ledger: 'migrants' })).url)).rows).toEqual([]);
  });
});
