import { randomUUID } from 'node:crypto';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';

let t: TestApp;
let place: Place;
let [clerk, county]: [Caller, Caller] = [null!, null!];
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
beforeEach(async () => { place = await aCounty(t); clerk = await as(t, 'clerk', { place }); county = await as(t, 'county', { place }); });

const set = (who: Caller, more: object = {}) => who.do('schemes.set', { name: '馨安工程', subjects: ['family'], levels: [], most: 2, ...more });
const pair = (who: Caller, away: Away, helperId: string, more: object = {}) => who.call('pairings.pair', { familyId: away.familyId, helperId, helperClass: 'organs', ...more });
const helper = async (at = place) => (await as(t, 'helper', { place: at })).personId!;
const group = (away: Away, name: string) => work(t.services, (op) => op.db.query('update families set group_name = ? where id = ?', [name, away.familyId]));

describe('H3 a scheme of the county', () => {
  it('H3 every family is covered or a gap by name, and each number is the length of its list', async () => {
    const [one, two, three] = [await aMember(t, place, { name: '杨一' }), await aMember(t, await aVillage(t, place), { name: '安二' }), await aMember(t, place, { name: '龙三' })];
    await pair(clerk, one, await helper());
    const { id } = await set(county);
    const seen = await clerk.do('schemes.coverage', { id });
    expect(seen).toMatchObject({ total: 3, covered: 1, gaps: 2, helpers: { total: 1, over: 0 } });
    const gaps = await clerk.do('schemes.subjects', { id });
    expect([gaps.total, gaps.rows.map((s) => s.name)]).toEqual([seen.gaps, ['安二家', '龙三家']]);
    const covered = await clerk.do('schemes.subjects', { id, show: 'covered' });
    expect([covered.total, covered.rows.map((s) => s.familyId)]).toEqual([seen.covered, [one.familyId]]);
    for (const p of seen.places) expect((await clerk.do('schemes.subjects', { id, place: p.key })).total).toBe(p.gaps);
    expect(seen.places.map((p) => p.total)).toEqual([2, 1]);
    const secretary = await as(t, 'secretary', { place });
    expect((await secretary.do('schemes.subjects', { id })).rows.map((s) => s.familyId)).toEqual([three.familyId]);
    const paged = await clerk.do('schemes.subjects', { id, show: 'all', limit: 2 });
    expect([paged.rows.map((s) => s.name), (await clerk.do('schemes.subjects', { id, show: 'all', limit: 2, cursor: paged.next! })).rows.map((s) => s.name)]).toEqual([['安二家', '龙三家'], ['杨一家']]);
    expect((await clerk.do('schemes.coverage', { id: (await set(county, { name: '老人', subjects: ['elder', 'child'] })).id })).total).toBe(3);
    expect(two.familyId).toBe(gaps.rows[0]!.familyId);
  });

  it('H2 H3 L5 four levels: a zone covers its groups, and the gap says which level is missing', async () => {
    const [one, two] = [await aMember(t, place), await aMember(t, place)];
    await group(one, '一组'); await group(two, '二组');
    for (const away of [one, two]) await pair(clerk, away, await helper(), { level: 'village' });
    const { id } = await set(county, { levels: ['township', 'village'], most: 10 });
    const zone = await clerk.do('zones.cover', { villageId: place.villageId, groups: ['一组'], name: '片长', level: 'township' });
    expect(zone).toMatchObject({ groups: ['一组'], helper: '片长', level: 'township', until: null, can: ['end'] });
    const seen = await clerk.do('schemes.coverage', { id });
    expect([seen.covered, seen.gaps, seen.levels.map((l) => [l.level, l.covered])]).toEqual([1, 1, [['township', 1], ['village', 2]]]);
    expect((await clerk.do('schemes.subjects', { id })).rows.map((s) => [s.familyId, s.groupName, s.missing])).toEqual([[two.familyId, '二组', ['township']]]);
    expect((await clerk.do('schemes.subjects', { id, level: 'village' })).total).toBe(0);
    const inVillage = await clerk.do('schemes.coverage', { id, village: place.villageId });
    expect(inVillage.places.map((p) => [p.key, p.covered, p.gaps]).sort()).toEqual([['一组', 1, 0], ['二组', 0, 1]].sort());
    expect((await clerk.do('schemes.subjects', { id, village: place.villageId, place: '二组' })).total).toBe(1);
    await clerk.do('zones.end', { id: zone.id, reason: '换届' });
    expect((await clerk.do('schemes.coverage', { id })).covered).toBe(0);
    expect((await clerk.do('zones.list', { ended: true })).rows.map((z) => [z.id, z.reason])).toEqual([[zone.id, '换届']]);
    expect((await clerk.call('zones.end', { id: zone.id, reason: '再来' })).error?.code).toBe('pairing.ended');
  });

  it('H2 a zone is one’s own place’s, once, and gives sight of nobody', async () => {
    const away = await aMember(t, place);
    const branch = (await clerk.do('orgs.add', { kind: 'branch', name: '机关支部', parentId: place.townshipId })).id;
    const person = await as(t, 'helper', { place });
    const input = { villageId: place.villageId, unitId: branch, helperId: person.personId!, level: 'county' as const };
    expect((await county.do('zones.cover', input))).toMatchObject({ unit: '机关支部' });
    const again = await clerk.call('zones.cover', input);
    expect([again.status, again.error?.code]).toEqual([409, 'zone.exists']);
    expect((await person.call('families.get', { id: away.familyId })).status).toBe(404);
    const next = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect([(await next.call('zones.cover', input)).status, (await next.do('zones.list', {})).rows]).toEqual([404, []]);
    expect((await clerk.call('zones.cover', { ...input, villageId: place.townshipId })).error?.code).toBe('zone.no_village');
  });

  it('H3 no helper is given more than the scheme allows, also by two offices at once; what came otherwise stands on the board', async () => {
    const helperId = await helper();
    const families = await Promise.all(Array.from({ length: 6 }, () => aMember(t, place)));
    await set(county);
    const replies = await Promise.all(families.map((f) => pair(clerk, f, helperId)));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 200, 409, 409, 409, 409]);
    expect(replies.find((r) => r.status === 409)!.error).toMatchObject({ code: 'pairing.full', message: '馨安工程：一位帮扶人最多帮 2 户，他已经够数了，请另选一位' });
    // A second tie with a family he has already is no further family.
    const had = families[replies.findIndex((r) => r.status === 200)]!;
    expect((await pair(clerk, had, helperId, { personId: had.elderId })).status).toBe(200);
    const [now] = (await clerk.do('schemes.list', {})).rows;
    const fewer = await set(county, { id: now!.id, most: 1 });
    expect((await clerk.do('schemes.coverage', { id: fewer.id })).helpers).toEqual({ total: 1, over: 1 });
    expect((await clerk.do('schemes.load', { id: fewer.id, over: true })).rows.map((h) => [h.helperId, h.families, h.over])).toEqual([[helperId, 2, true]]);
    const { rows: forms } = await clerk.do('schemes.list', {});
    expect(forms.map((s) => [s.most, s.until])).toEqual([[1, null], [2, '2026-11-22']]);
  });

  it('H3 a unit’s families are the unit’s, whoever its contact person is', async () => {
    const unitId = (await clerk.do('orgs.add', { kind: 'unit', name: '财政所', parentId: place.townshipId })).id;
    const [one, two, three] = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const { id } = await set(county);
    expect([(await pair(clerk, one, await helper(), { unitId })).status, (await pair(clerk, two, await helper(), { unitId })).status, (await pair(clerk, three, await helper(), { unitId })).status]).toEqual([200, 200, 409]);
    expect((await clerk.do('schemes.load', { id })).rows).toEqual([{ helperId: unitId, name: '财政所', unit: true, families: 2, over: false }]);
  });

  it('H3 only the county sets it, under one name, and another county knows nothing of it', async () => {
    const { id } = await set(county);
    expect((await clerk.call('schemes.set', { name: '自己的', subjects: ['family'], levels: [], most: 3 })).status).toBe(403);
    expect((await county.call('schemes.set', { name: '馨安工程', subjects: ['family'], levels: [], most: 3 })).error?.code).toBe('scheme.name_taken');
    const far = await as(t, 'county', { place: await aCounty(t) });
    for (const name of ['schemes.coverage', 'schemes.subjects', 'schemes.load', 'schemes.end'] as const) expect((await far.call(name, { id })).status).toBe(404);
    expect((await county.call('schemes.coverage', { id: randomUUID() })).status).toBe(404);
    expect((await county.do('schemes.end', { id })).until).toBe('2026-11-22');
    expect((await county.call('schemes.end', { id })).error?.code).toBe('scheme.ended');
    const events = await t.services.db.read((m) => rows<{ name: string }>(m, sql(`select name from events where subject_id = ? order by id`, id)));
    expect(events.map((e) => e.name)).toEqual(['scheme.set', 'scheme.ended']);
  });
});
