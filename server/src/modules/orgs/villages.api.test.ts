import { scopedTables } from '../../platform/db/scoped';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, aVillage, as, peek, type Away, type Place } from '../../test/factories/county';

const START = Date.UTC(2026, 5, 1, 2);
const MOVED = '2026-07-01';
let t: TestApp, place: Place, other: Place, beside: Place, county: Caller, away: Away;
beforeAll(async () => {
  t = await app({ now: START });
  place = await aCounty(t);
  beside = await aVillage(t, place);
  other = await aTownship(t, place.countyId);
  away = await aMember(t, place);
  await aMember(t, beside);
  await aMember(t, other);
  county = await as(t, 'county', { place });
});
afterAll(() => t.close());

const people = async (who: Caller, asOf?: string): Promise<number> => (await who.do('stats.township', asOf ? { asOf } : {})).figures.find((f) => f.figure === 'members')!.value;
const listed = async (who: Caller, asOf: string): Promise<number> => (await who.do('stats.records', { figure: 'members', asOf })).rows.length;
const counted = async (who: Caller, asOf: string): Promise<number> => (await who.do('members.count', { asOf })).total;

describe('R13 a village moves to another township', () => {
  it('R13 every table that names a village and a township follows; those of a township alone are known by name and stay', async () => {
    const { ofVillages, ofTownships: stay } = await peek(t, (op) => Promise.resolve(scopedTables(op.db)));
    const follow = ofVillages.map((one) => one.table);
    // A table that comes here unseen must be looked at: either its rows lie in a village, or there is a reason why they stay with the township.
    expect(stay).toEqual(['call_plans', 'events', 'greeting_batches', 'imports', 'survey_rounds', 'verify_rounds']);
    expect(follow).toEqual(expect.arrayContaining(['orgs', 'hats', 'people', 'members', 'outflows', 'families', 'family_people', 'cards', 'pairings', 'visits', 'requests', 'reports', 'liaisons', 'family_tags']));
    const columns = await peek(t, (op) => Promise.all([...follow, ...stay].map((table) => op.db.query(`select county_id, township_id from ${table} limit 1`))));
    expect(columns).toHaveLength(follow.length + stay.length);
  });

  it('R13 only the county decides it, inside the county, and not while an import is open', async () => {
    const clerk = await as(t, 'clerk', { place });
    const move = (who: Caller, townshipId: string) => who.call('orgs.moveVillage', { id: place.villageId, townshipId, onDay: '2026-06-01' });
    expect((await move(clerk, other.townshipId)).status).toBe(403);
    const far = await aCounty(t);
    expect([(await move(county, far.townshipId)).status, (await move(county, place.townshipId)).error?.code, (await move(county, place.windowId)).error?.code]).toEqual([404, 'orgs.cannot_move_village', 'orgs.cannot_move_village']);
    const importId = '99999999-9999-4999-8999-999999999999';
    await work(t.services, (op) => op.db.query(`insert into imports (id, county_id, township_id, user_id, hat_id, by_name, file_id, file_name_ct, status, counts, sheets, asked, answered, written, version, at, touched_at) values (?, ?, ?, 'u', 'h', '石干事', 'f', '', 'asking', '{}', '[]', 0, 0, 0, 1, 0, 0)`, [importId, place.countyId, place.townshipId]));
    expect((await move(county, other.townshipId)).error).toMatchObject({ code: 'orgs.import_open', message: '石干事还有一份没导完的名册，请先导完或放弃，再划村' });
    await work(t.services, (op) => op.db.query('delete from imports where id = ?', [importId]));
    expect((await clerk.do('orgs.get', { id: place.villageId })).parentId).toBe(place.townshipId);
  });

  it('R13 not while a person was just merged across its border', async () => {
    const one = await work(t.services, async (op) => {
      const [keep] = await op.db.query('select id, version from people where id = ?', [away.personId]);
      await op.db.query(`insert into merges (id, kind, county_id, township_id, village_id, keep_id, gone_id, open_gone_id, lent_ct, by_name, on_day, at) select 'm-across', 'person', county_id, township_id, village_id, id, (select min(id) from people where village_id = ?), 'm-gone', '', '', '2026-06-01', 0 from people where id = ?`, [beside.villageId, keep.id]);
      return keep.id as string;
    });
    expect(one).toBe(away.personId);
    expect((await county.call('orgs.moveVillage', { id: place.villageId, townshipId: other.townshipId, onDay: '2026-06-01' })).error).toMatchObject({ code: 'orgs.merges_open', message: expect.stringContaining('1 个人') });
    await work(t.services, (op) => op.db.query(`delete from merges where id = 'm-across'`));
  });

  it('R13 from that day the new township sees the people and the old one no longer; hats of the village go on; earlier days count it where it was', async () => {
    const secretary = await as(t, 'secretary', { place });
    const early = await as(t, 'clerk', { place });
    await early.do('transfers.start', { memberId: away.memberId, toOrg: '宁波市某街道党工委' });
    await early.do('migrants.add', { villageId: place.villageId, name: '杨务工', province: '44', city: '东莞市' });
    t.clock.set(Date.UTC(2026, 6, 20, 2));
    county = await as(t, 'county', { place });
    const key = '22222222-2222-4222-8222-222222222222';
    const input = { id: place.villageId, townshipId: other.townshipId, onDay: MOVED };
    await county.do('orgs.moveVillage', input, { key });
    expect((await county.call('orgs.moveVillage', input, { key })).status).toBe(200);
    expect((await county.call('orgs.moveVillage', input)).error?.code).toBe('orgs.cannot_move_village');
    const [before, after] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place: other })];
    expect([(await before.do('members.list', {})).total, (await after.do('members.list', {})).total]).toEqual([1, 2]);
    expect([(await before.call('members.get', { id: away.memberId })).status, (await after.call('members.get', { id: away.memberId })).status]).toEqual([404, 200]);
    expect([(await before.call('families.get', { id: away.familyId })).status, (await after.call('families.get', { id: away.familyId })).status]).toEqual([404, 200]);
    const [hat] = (await after.do('accounts.hats', {})).rows.filter((h) => h.id === secretary.hatId);
    expect(hat).toMatchObject({ townshipId: other.townshipId, villageId: place.villageId });
    const worn = await as(t, 'secretary', { place: { ...other, villageId: place.villageId } });
    expect((await worn.do('members.list', {})).rows.map((m) => m.id)).toEqual([away.memberId]);
    expect((await worn.do('orgs.get', { id: place.villageId })).names.map((n) => [n.parent !== '', n.from, n.until])).toEqual(expect.arrayContaining([[true, MOVED, null]]));

    expect([await people(before), await people(after)]).toEqual([1, 2]);
    expect([await people(before, '2026-06-30'), await people(after, '2026-06-30')]).toEqual([2, 1]);
    expect([await people(before, MOVED), await people(after, MOVED)]).toEqual([1, 2]);
    expect([await listed(before, '2026-06-30'), await listed(after, '2026-06-30')]).toEqual([2, 1]);
    expect([await counted(before, '2026-06-30'), await counted(after, '2026-06-30'), await counted(before, MOVED), await counted(after, MOVED)]).toEqual([2, 1, 1, 2]);
    const villages = async (who: Caller, asOf: string) => (await who.do('stats.township', { asOf })).villages.map((v) => v.villageId).sort();
    expect(await villages(before, '2026-06-30')).toEqual([place.villageId, beside.villageId].sort());
    expect(await villages(after, '2026-07-19')).toEqual([place.villageId, other.villageId].sort());
    expect((await before.do('stats.township', { asOf: '2026-06-30', village: place.villageId })).figures[0]!.value).toBe(1);
    expect((await before.call('stats.township', { asOf: MOVED, village: place.villageId })).status).toBe(404);
    expect([await people(worn, '2026-06-30'), await people(county, '2026-06-30'), await people(county)]).toEqual([1, 3, 3]);
  });

  it('R13 transfers and people away for work of an earlier day are told in the township of that day; their own pages are not', async () => {
    const [before, after] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place: other })];
    const of = async (who: Caller, asOf: string) => [(await who.do('transfers.list', { asOf })).total, (await who.do('migrants.figures', { asOf })).sum.named, (await who.do('migrants.list', { asOf })).total];
    expect([await of(before, '2026-06-30'), await of(after, '2026-06-30')]).toEqual([[1, 1, 1], [0, 0, 0]]);
    expect([await of(before, MOVED), await of(after, MOVED)]).toEqual([[0, 0, 0], [1, 1, 1]]);
    const [then] = (await before.do('transfers.list', { asOf: '2026-06-30' })).rows;
    expect([then!.can, (await before.call('transfers.void', { id: then!.id, reason: '看看' })).status]).toEqual([[], 404]);
    expect((await before.do('migrants.figures', { asOf: '2026-06-30' })).villages.map((v) => v.villageId).sort()).toEqual([place.villageId, beside.villageId].sort());
    expect((await after.do('migrants.figures', { asOf: '2026-06-30' })).villages.map((v) => v.villageId)).toEqual([other.villageId]);
  });

  it('R13 moved back, each day is counted where the village stood then', async () => {
    await county.do('orgs.moveVillage', { id: place.villageId, townshipId: place.townshipId, onDay: '2026-07-10' });
    const [first, second] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place: other })];
    const days = ['2026-06-30', '2026-07-05', '2026-07-15'];
    expect(await Promise.all(days.map((day) => people(first, day)))).toEqual([2, 1, 2]);
    expect(await Promise.all(days.map((day) => people(second, day)))).toEqual([1, 2, 1]);
  });

  it('R13 what became part of the village goes with it', async () => {
    const clerk = await as(t, 'clerk', { place });
    await clerk.do('orgs.mergeInto', { id: beside.villageId, into: place.villageId, onDay: '2026-07-12' });
    await county.do('orgs.moveVillage', { id: place.villageId, townshipId: other.townshipId, onDay: '2026-07-15' });
    expect([(await clerk.do('members.list', {})).total, (await (await as(t, 'clerk', { place: other })).do('members.list', {})).total]).toEqual([0, 3]);
    const left = await peek(t, (op) => Promise.all(scopedTables(op.db).ofVillages.map(async ({ table, inVillages }) => {
      const here = inVillages([place.villageId, beside.villageId]);
      return [table, Number((await op.db.query(`select count(*) as n from ${table} where township_id = ? and ${here.text}`, [place.townshipId, ...here.params]))[0].n)] as const;
    })));
    expect(left.filter(([, n]) => n > 0)).toEqual([]);
  });
});
