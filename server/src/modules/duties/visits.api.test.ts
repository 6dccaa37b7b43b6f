import { addDays, startOfDay } from '@guiyan/shared/domain/dates';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, aVillage, awake as as, type Away, type Place } from '../../test/factories/county';
import { runCounty } from './running';

let t: TestApp;
let place: Place;
let [clerk, county]: [Caller, Caller] = [null!, null!];
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
const morning = (day: string): void => t.clock.set(startOfDay(day) + 30 * 60_000);
const night = async (day: string): Promise<void> => { morning(day); await runCounty(t.services, place.countyId); };
beforeEach(async () => { morning('2026-11-01'); place = await aCounty(t); clerk = await as(t, 'clerk', { place }); county = await as(t, 'county', { place }); });
const helps = async (list: readonly Away[], more: object = {}, at = place) => {
  const helper = await as(t, 'helper', { place: at });
  for (const away of list) await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs', ...more });
  return helper;
};
const visit = (who: Caller, familyId: string) => who.do('visits.record', { familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: t.clock.now() });
const group = (away: Away, name: string) => work(t.services, (op) => op.db.query('update families set group_name = ? where id = ?', [name, away.familyId]));

describe('H5 the plan of visits', () => {
  it('H5 every family due is one stop, in time, hamlet by hamlet; phones masked, strangers nothing', async () => {
    const list = [await aMember(t, place), await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    for (const [i, away] of list.entries()) await group(away, i % 2 ? '二组' : '一组');
    const helper = await helps(list);
    await night('2026-11-02');
    morning('2026-11-29');
    const { rows } = await helper.do('duties.plan', {});
    expect(rows.map((r) => r.helperId)).toEqual([helper.personId]);
    expect(rows[0]!.days.map((d) => [d.on, d.hamlets.map((h) => [h.groupName, h.stops.length])])).toEqual([['2026-11-29', [['一组', 2]]], ['2026-11-30', [['二组', 2]]]]);
    const stops = rows[0]!.days.flatMap((d) => d.hamlets.flatMap((h) => h.stops));
    expect(stops.map((s) => s.familyId).sort()).toEqual(list.map((a) => a.familyId).sort());
    expect(stops[0]).toMatchObject({ titles: ['月月有联系'], dueOn: '2026-11-30', overdue: false, people: '老人 1', phone: expect.stringMatching(/^139\d\*{4}\d{3}$/) });
    await visit(helper, stops[0]!.familyId);
    expect((await helper.do('duties.plan', {})).rows[0]!.days.flatMap((d) => d.hamlets.flatMap((h) => h.stops)).map((s) => s.familyId)).not.toContain(stops[0]!.familyId);
    const seen = await Promise.all([clerk, await as(t, 'secretary', { place })].map(async (who) => (await who.do('duties.plan', {})).rows.map((r) => r.helperId)));
    expect(seen).toEqual([[helper.personId], [helper.personId]]);
    const beside = [await as(t, 'helper', { place }), await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: await aTownship(t, place.countyId) })];
    for (const who of beside) expect((await who.do('duties.plan', {})).rows).toEqual([]);
  });
});

describe('H7 one visit closes what it should', () => {
  it('H7 the phone is told what a visit is for, and one visit closes the month and the feast alike', async () => {
    const away = await aMember(t, place);
    const helper = await helps([away]);
    await night('2026-11-02');
    expect((await helper.do('duties.visits', {})).rows[0]).toMatchObject({ occasion: 'monthly', serves: ['月月有联系'], state: 'due', dueOn: '2026-11-30', doneOn: null });
    await visit(helper, away.familyId);
    expect((await helper.do('duties.visits', {})).rows[0]).toMatchObject({ occasion: 'monthly', serves: [], state: 'done', dueOn: null, doneOn: '2026-11-02' });
    for (let day = '2026-11-03'; day <= '2027-02-01'; day = addDays(day, 15)) await night(day);
    await night('2027-02-01');
    expect((await helper.do('duties.visits', {})).rows[0]).toMatchObject({ occasion: 'festival', serves: expect.arrayContaining(['节节有问候', '月月有联系']) });
    await visit(helper, away.familyId);
    const open = (await helper.do('duties.list', {})).rows.map((d) => `${d.rule} ${d.period}`);
    expect(open.filter((d) => d.endsWith('2027-02') || d.startsWith('feast_visit 春节'))).toEqual([]);
  });
});

describe('H6 the drive before Spring Festival', () => {
  it('H6 counts every village and every unit that is paired, in their fixed order, and the total is its rows', async () => {
    const next = await aVillage(t, place);
    const [one, two, three] = [await aMember(t, place), await aMember(t, place), await aMember(t, next)];
    const unitId = (await clerk.do('orgs.add', { kind: 'unit', name: '财政所', parentId: place.townshipId })).id;
    const teacher = await helps([one], { unitId });
    const plain = await helps([two, three]);
    expect(await clerk.do('duties.drive', {})).toEqual({ drive: null, total: 0, done: 0, rows: [] });
    await night('2027-01-10');
    const before = await clerk.do('duties.drive', {});
    expect([before.drive?.period, before.total, before.done, before.rows.map((r) => [r.orgId, r.isUnit, r.state, r.families, r.visited])]).toEqual(['春节@2027', 3, 0, [[place.villageId, false, 'todo', 2, 0], [next.villageId, false, 'todo', 1, 0], [unitId, true, 'todo', 1, 0]]]);
    await visit(plain, two.familyId);
    expect((await clerk.do('duties.drive', {})).rows.map((r) => [r.state, r.visited])).toEqual([['done', 1], ['todo', 0], ['todo', 0]]);
    t.clock.advance(60_000);
    await visit(teacher, one.familyId);
    const after = await county.do('duties.drive', {});
    expect([after.done, after.rows.map((r) => [r.state, r.visited])]).toEqual([2, [['done', 2], ['todo', 0], ['done', 1]]]);
    expect((await (await as(t, 'secretary', { place: next })).do('duties.drive', {})).rows.map((r) => r.orgId)).toEqual([next.villageId]);
    // A visit made inside its days before the duty was made counts as well.
    expect((await teacher.do('duties.list', { rule: 'unit_drive', state: 'done' })).rows).toHaveLength(1);
  });

  it('H6 a drive that opens after the visit was made finds it', async () => {
    const away = await aMember(t, place);
    const unitId = (await clerk.do('orgs.add', { kind: 'unit', name: '学校', parentId: place.townshipId })).id;
    const teacher = await helps([away], { unitId });
    await night('2027-01-06');
    morning('2027-01-07');
    await visit(teacher, away.familyId);
    await night('2027-01-08');
    expect((await clerk.do('duties.drive', {})).rows.map((r) => r.state)).toEqual(['done', 'done']);
  });
});

describe('L5 four levels', () => {
  it('L5 county, township, village and group: each number is the length of the list it opens', async () => {
    const next = await aVillage(t, place);
    const [one, two, bare] = [await aMember(t, place), await aMember(t, next), await aMember(t, place)];
    await group(one, '一组'); await group(bare, '二组');
    await helps([one, two]);
    await night('2026-11-02');
    const total = async (who: Caller, more: object) => (await who.do('duties.list', { view: 'place', state: 'todo', ...more })).total;
    const gap = async (who: Caller, more: object) => (await who.do('stats.gaps', { kind: 'no_helper', ...more })).total;
    const check = async (who: Caller, list: readonly { todo: number; uncovered: number }[], of: (i: number) => object) => {
      for (const [i, p] of list.entries()) expect([p.todo, p.uncovered]).toEqual([await total(who, of(i)), await gap(who, of(i))]);
    };
    const top = await county.do('duties.counts', {});
    expect(top.places.map((p) => p.orgId)).toContain(place.townshipId);
    await check(county, top.places, (i) => ({ township: top.places[i]!.orgId }));
    const township = await county.do('duties.counts', { township: place.townshipId });
    expect(township.places.map((p) => [p.orgId, p.uncovered])).toEqual([[place.villageId, 1], [next.villageId, 0]]);
    await check(county, township.places, (i) => ({ village: township.places[i]!.orgId }));
    const village = await clerk.do('duties.counts', { village: place.villageId });
    expect(village.groups.map((g) => [g.name, g.uncovered])).toEqual([['一组', 0], ['二组', 1]]);
    await check(clerk, village.groups, (i) => ({ village: place.villageId, group: village.groups[i]!.name }));
    const secretary = await as(t, 'secretary', { place });
    expect((await secretary.do('duties.counts', {})).groups).toEqual(village.groups);
    expect((await secretary.call('duties.counts', { village: next.villageId })).status).toBe(404);
    expect((await clerk.call('duties.counts', { township: (await aTownship(t, place.countyId)).townshipId })).status).toBe(404);
  });
});
