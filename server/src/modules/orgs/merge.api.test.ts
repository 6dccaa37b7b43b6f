import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aVillage, as, peek, type Away, type Place } from '../../test/factories/county';
import { getOrg, namesOn } from './index';

const START = Date.UTC(2026, 5, 1, 2);
const MERGED = '2026-07-01';
let t: TestApp, place: Place, other: Place, clerk: Caller, ofNew: Caller, ofOld: Caller, away: Away, awayOld: Away;
const nameOf = (id: string) => peek(t, async (op) => (await getOrg(op, id)).name);
beforeAll(async () => {
  t = await app({ now: START });
  place = await aCounty(t);
  other = await aVillage(t, place);
  [clerk, ofNew, ofOld] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place }), await as(t, 'secretary', { place: other })];
  [away, awayOld] = [await aMember(t, place), await aMember(t, other)];
});
afterAll(() => t.close());
const oldName = '上寨村', newName = '新寨村';
const villagesAsOf = async (asOf: string | undefined, caller: Caller = clerk) => (await caller.do('stats.township', asOf ? { asOf } : {})).villages.map((v) => v.village);
const recordVillages = async (asOf: string) => (await clerk.do('stats.records', { figure: 'members', asOf })).rows.map((r) => r.village).sort();

describe('R13 two villages merge in mid-year', () => {
  it('R13 before: each secretary sees his own village', async () => {
    await clerk.do('orgs.rename', { id: other.villageId, name: oldName, onDay: '2026-06-01' });
    await clerk.do('orgs.rename', { id: place.villageId, name: '下寨村', onDay: '2026-06-01' });
    expect((await ofNew.do('members.list', {})).rows.map((m) => m.id)).toEqual([away.memberId]);
    expect((await villagesAsOf(undefined)).sort()).toEqual([oldName, '下寨村'].sort());
  });

  it('R13 a merge is refused into itself, another kind, and on a day too far away', async () => {
    const merge = async (into: string, onDay = '2026-06-01') => (await clerk.call('orgs.mergeInto', { id: other.villageId, into, onDay })).error?.code;
    expect([await merge(other.villageId), await merge(place.windowId), await merge(place.villageId, '2029-01-01')]).toEqual(['orgs.cannot_merge', 'orgs.cannot_merge', 'orgs.too_far']);
    expect((await clerk.call('orgs.end', { id: other.villageId, onDay: '2026-06-01' })).error).toMatchObject({ code: 'orgs.has_people' });
  });

  it('R13 after: one secretary sees both, rows keep their ids and stand under the new name', async () => {
    const group = (await clerk.do('orgs.add', { kind: 'group', name: '一组', parentId: other.villageId })).id;
    t.clock.set(Date.UTC(2026, 6, 20, 2));
    [clerk, ofNew, ofOld] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place }), await as(t, 'secretary', { place: other })];
    const key = '11111111-1111-4111-8111-111111111111';
    await clerk.do('orgs.mergeInto', { id: other.villageId, into: place.villageId, onDay: MERGED }, { key });
    expect((await clerk.call('orgs.mergeInto', { id: other.villageId, into: place.villageId, onDay: MERGED }, { key })).status).toBe(200);
    expect((await clerk.call('orgs.mergeInto', { id: other.villageId, into: place.villageId, onDay: MERGED })).error?.code).toBe('orgs.ended');
    await clerk.do('orgs.rename', { id: place.villageId, name: newName, onDay: MERGED });
    const seen = (await ofNew.do('members.list', {})).rows;
    expect(seen.map((m) => m.id).sort()).toEqual([away.memberId, awayOld.memberId].sort());
    expect(seen.map((m) => m.village)).toEqual([newName, newName]);
    expect((await clerk.do('accounts.hats', {})).rows.filter((h) => h.hat === 'secretary').map((h) => h.place)).toEqual([newName, newName, newName, newName]);
    expect(seen.find((m) => m.id === awayOld.memberId)?.villageId).toBe(other.villageId);
    expect((await ofNew.call('members.get', { id: awayOld.memberId })).status).toBe(200);
    expect((await ofNew.do('families.list', {})).total).toBe(2);
    expect((await clerk.do('members.list', { village: place.villageId })).total).toBe(2);
    expect((await ofOld.do('members.list', {})).rows.map((m) => m.id)).toEqual([awayOld.memberId]);
    expect((await clerk.do('orgs.get', { id: group })).parentId).toBe(place.villageId);
    expect((await clerk.do('orgs.tree', {})).rows.filter((o) => o.kind === 'village').map((o) => o.name)).toEqual([newName]);
  });

  it('R13 figures of today count them together; those of an earlier day reproduce with the names of that day', async () => {
    expect(await villagesAsOf(undefined)).toEqual([newName]);
    expect((await villagesAsOf('2026-06-30')).sort()).toEqual([oldName, '下寨村'].sort());
    expect(await recordVillages('2026-06-30')).toEqual([oldName, '下寨村'].sort());
    expect(await recordVillages('2026-07-19')).toEqual([newName, newName]);
    const members = async (asOf: string) => (await ofNew.do('stats.township', { asOf })).figures.find((f) => f.figure === 'members')!.value;
    expect([await members('2026-06-30'), await members('2026-07-19')]).toEqual([1, 2]);
    const page = await clerk.do('stats.township', { asOf: '2026-06-30', village: place.villageId });
    expect([page.place, page.figures[0]!.value]).toEqual(['下寨村', 1]);
    expect((await clerk.do('stats.gaps', { kind: 'no_helper', asOf: '2026-06-30' })).rows.map((r) => r.village).sort()).toEqual([oldName, '下寨村'].sort());
  });

  it('R13 the page of each tells what became of it', async () => {
    const old = await clerk.do('orgs.get', { id: other.villageId });
    expect(old).toMatchObject({ until: MERGED, mergedInto: { id: place.villageId, name: newName }, can: [] });
    expect(old.names.map((n) => [n.name, n.until])).toEqual(expect.arrayContaining([[oldName, MERGED]]));
    expect((await clerk.do('orgs.get', { id: place.villageId })).absorbed).toEqual([{ id: other.villageId, name: oldName, on: MERGED }]);
  });

  it('R13 merged on: what was merged before follows, and earlier days stay as they were', async () => {
    const third = await aVillage(t, place);
    const thirdName = await nameOf(third.villageId);
    await clerk.do('orgs.mergeInto', { id: place.villageId, into: third.villageId, onDay: '2026-07-10' });
    expect(await villagesAsOf(undefined)).toEqual([thirdName]);
    expect(await villagesAsOf('2026-07-05')).toEqual([newName]);
    expect((await villagesAsOf('2026-06-30')).sort()).toEqual([oldName, '下寨村'].sort());
    const secretary = await as(t, 'secretary', { place: third });
    expect((await secretary.do('members.list', {})).total).toBe(2);
    const standing = await peek(t, (op) => namesOn(op, [other.villageId], '2026-07-05'));
    expect(standing.get(other.villageId)).toMatchObject({ id: place.villageId, name: newName });
  });

  it('R13 nobody is put into a village that is no more', async () => {
    const [gone, stays] = [await aVillage(t, place), await aVillage(t, place)];
    const home = await aMember(t, stays);
    await clerk.do('orgs.mergeInto', { id: gone.villageId, into: stays.villageId, onDay: '2026-07-20' });
    expect((await clerk.call('families.add', { villageId: gone.villageId, name: '潘新户' })).error?.code).toBe('orgs.ended');
    expect((await clerk.call('families.move', { familyId: home.familyId, villageId: gone.villageId })).error?.code).toBe('orgs.ended');
  });

  it('R13 a change is refused before the present name began', async () => {
    const rename = (name: string, onDay: string) => clerk.call('orgs.rename', { id: place.windowId, name, onDay });
    expect((await rename('新信用社', '2026-07-15')).status).toBe(200);
    expect((await rename('再改', '2026-07-14')).error).toMatchObject({ code: 'orgs.too_early', message: expect.stringContaining('2026-07-15') });
    expect((await rename('新信用社', '2026-07-16')).error?.code).toBe('orgs.same_name');
    expect((await clerk.do('orgs.get', { id: place.windowId })).names.at(-1)).toMatchObject({ name: '新信用社', from: '2026-07-15', until: null });
  });
});
