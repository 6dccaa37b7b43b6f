import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, awake, type Away, type Place } from '../../test/factories/county';
import { work } from '../../platform/op';
import { addOrg } from '../orgs';

/**
 * T0 One township in August, entered by hand through the door and counted from its records:
 * 56 cards; July 20 of 50 and August 35 of 68 served first, at 信用社, 农推站, 畜牧水产站, 财政所 and 司法所;
 * five families in four villages with seedlings and pigs, 78 of them, one household that shows others how.
 * No two numbers that stand for different things are equal, so that a swapped query shows.
 */
let t: TestApp;
let place: Place;
let clerk: Caller;
let county: Caller;
let families: Away[];
const units: Record<string, { id: string }> = {};
// [all, of these served first]
const plan: Record<string, { july: [number, number]; august: [number, number] }> = {
  信用社: { july: [19, 9], august: [24, 16] }, 农推站: { july: [13, 6], august: [17, 8] }, 畜牧水产站: { july: [10, 3], august: [14, 7] }, 财政所: { july: [8, 2], august: [11, 4] }, 司法所: { july: [0, 0], august: [2, 0] },
};
/** The second of 司法所 is the slip below. */
const entered = (name: string, key: 'july' | 'august'): [number, number] => (name === '司法所' && key === 'august' ? [1, 0] : plan[name]![key]);
const at = (day: string, hour = 9): number => Date.parse(`${day}T0${hour}:00:00+08:00`);

beforeAll(async () => {
  t = await app();
  t.clock.set(at('2026-06-20'));
  place = await aCounty(t);
  const villages = [place, await aVillage(t, place), await aVillage(t, place), await aVillage(t, place)];
  families = [];
  for (let i = 0; i < 56; i += 1) families.push(await aMember(t, villages[i % 4]!));
  clerk = await awake(t, 'clerk', { place });
  county = await awake(t, 'county', { place });
  expect(await clerk.do('cards.issueBatch', {})).toEqual({ issued: 56, already: 0 });
  const numbers = (await clerk.do('cards.list', { limit: 200 })).rows.map((k) => k.number);
  for (const name of Object.keys(plan)) {
    const id = await work(t.services, (op) => addOrg(op, { countyId: place.countyId, townshipId: place.townshipId, kind: 'window', name, parentId: place.townshipId }));
    units[name] = { id };
  }
  let n = 0;
  for (const [month, key] of [['2026-07', 'july'], ['2026-08', 'august']] as const) {
    t.clock.set(at(`${month}-31`));
    for (const [name, { id }] of Object.entries(units)) {
      const [all, first] = entered(name, key);
      for (let i = 0; i < all; i += 1) await clerk.do('services.logAtDesk', { number: numbers[(n += 1) % 56]!, unitId: id, on: `${month}-${String((i % 28) + 1).padStart(2, '0')}`, matter: 'LOAN', priority: i < first, waitedMinutes: 7 });
    }
  }
  // A slip put right is counted once, as it was put right.
  const slip = await clerk.do('services.logAtDesk', { number: numbers[0]!, unitId: units.司法所!.id, on: '2026-08-30', matter: 'LOAN', priority: true, waitedMinutes: 7 });
  await clerk.do('services.correct', { id: slip.id, matter: 'PAPERS', priority: false, waitedMinutes: 9, reason: '点错了' });
}, 120_000);
afterAll(() => t.close());

it('T0 F1 F5 56 cards, 68 services of August in five units, the four named each with some; they add up', async () => {
  expect((await clerk.do('cards.list', { status: 'valid' })).total).toBe(56);
  const { total, rows } = await clerk.do('services.units', { month: '2026-08' });
  expect([total, rows.reduce((n, u) => n + u.services, 0), (await clerk.do('services.list', { month: '2026-08' })).total]).toEqual([68, 68, 68]);
  expect(Object.fromEntries(rows.map((u) => [u.unit, [u.services, u.priority]]))).toEqual(Object.fromEntries(Object.entries(plan).map(([name, { august }]) => [name, august])));
  const inOrder = rows.map((u) => u.unit);
  expect(inOrder).toEqual(['财政所', '畜牧水产站', '农推站', '司法所', '信用社']);
});

it('T0 F8 the share rises from 40.0 to 51.5 percent, by 11.5 points, and 35 over 20 is 75 percent more', async () => {
  for (const who of [clerk, county]) {
    const august = await who.do('stats.priority', { month: '2026-08', township: place.townshipId });
    expect(august.total).toEqual({ now: { all: 68, priority: 35 }, before: { all: 50, priority: 20 }, share: 51.5, shareBefore: 40, points: 11.5, growth: 75 });
    expect(august.words.map((w) => w.definition).every((d) => d.includes('÷'))).toBe(true);
    for (const unit of august.units) {
      const of = (part: 'all' | 'priority') => who.do('stats.services', { month: '2026-08', township: place.townshipId, unit: unit.unitId, part, limit: 200 });
      expect([(await of('all')).total, (await of('priority')).rows.length]).toEqual([unit.now.all, unit.now.priority]);
    }
    expect((await who.do('stats.services', { month: '2026-08', township: place.townshipId, part: 'priority' })).total).toBe(35);
  }
  const whole = await county.do('stats.priority', { month: '2026-08' });
  expect(whole.places.map((p) => [p.orgId, p.growth])).toEqual([[place.townshipId, 75]]);
  expect((await clerk.do('stats.township', { asOf: '2026-08-31' })).figures.find((f) => f.figure === 'services')).toMatchObject({ value: 68, parts: [{ part: 'priority', value: 35 }, { part: 'usual', value: 33 }] });
});

it('T0 F8 without a month before there is no growth, and nothing claims one', async () => {
  const july = await clerk.do('stats.priority', { month: '2026-07' });
  expect(july.total).toMatchObject({ share: 40, shareBefore: null, points: null, growth: null });
  const june = await clerk.do('stats.priority', { month: '2026-06' });
  expect(june.total).toMatchObject({ share: null, growth: null });
  expect((await clerk.do('stats.priority', { month: '2026-08' })).units.find((u) => u.unit === '司法所')).toMatchObject({ share: 0, points: null, growth: null });
  expect((await clerk.call('stats.priority', { month: '2026-09' })).status).toBe(400);
  expect((await clerk.call('stats.priority', { township: (await aCounty(t)).townshipId })).status).toBe(404);
  expect((await (await as(t, 'window', { place })).call('stats.priority', {})).status).toBe(403);
});

/** Nothing of it equals the 78 visits or the 68 services: five families, six grants, 78 of what one grant became, 23 of what was given. */
it('T0 H18 five families over four villages, 1, 2, 1 and 1; 78 pigs of one grant; one household that shows others how', async () => {
  const before = await clerk.do('grants.figures', {});
  expect(before).toEqual({ models: 0, families: 0, villages: [], kinds: [] });
  const on = '2026-08-20';
  // By village: the first, the second twice, the third, the fourth; the households of one village stand four apart.
  const [first, second, alsoSecond, third, fourth] = [families[0]!, families[1]!, families[5]!, families[2]!, families[3]!];
  const pigs = await clerk.do('grants.give', { familyId: second.familyId, kind: 'sow', amount: 12, project: '白香猪保种', on, model: true });
  await clerk.do('grants.give', { familyId: second.familyId, kind: 'seedling', amount: 340, project: '茶苗', on });
  for (const [of, amount] of [[first, 210], [alsoSecond, 150], [third, 90], [fourth, 60]] as const) await clerk.do('grants.give', { familyId: of.familyId, kind: 'seedling', amount, project: '茶苗', on });
  const wrong = await clerk.do('grants.give', { familyId: families[9]!.familyId, kind: 'sow', amount: 5, project: '白香猪保种', on, model: true });
  await clerk.do('grants.takeBack', { id: wrong.id, reason: '记错了家' });
  await clerk.do('grants.outcome', { id: pigs.id, on: '2026-08-25', amount: 61 });
  await clerk.do('grants.outcome', { id: pigs.id, on: '2026-08-31', amount: 78 });
  for (const who of [clerk, county]) {
    const told = await who.do('grants.figures', {});
    expect([told.families, told.villages.map((v) => v.families).sort(), told.models]).toEqual([5, [1, 1, 1, 2], 1]);
    expect(told.kinds).toEqual([{ kind: 'sow', grants: 1, families: 1, given: 12, told: 1, now: 78 }, { kind: 'seedling', grants: 5, families: 5, given: 850, told: 0, now: 0 }]);
    const { rows } = await who.do('grants.list', {});
    expect([rows.length, new Set(rows.map((r) => r.familyId)).size, rows.filter((r) => r.model).map((r) => r.outcomes[0]!.amount)]).toEqual([6, 5, [78]]);
    for (const village of told.villages) {
      const of = (await who.do('grants.list', { village: village.villageId! })).rows;
      expect([new Set(of.map((r) => r.familyId)).size, (await who.do('grants.figures', { village: village.villageId! })).families]).toEqual([village.families, village.families]);
    }
    expect((await who.do('grants.figures', { model: true })).kinds.map((k) => k.now)).toEqual([78]);
    expect((await who.do('services.units', { month: '2026-08' })).total).toBe(68);
  }
  expect((await clerk.do('visits.list', {})).rows).toEqual([]);
});

/** Last: it adds a township to the county. */
it('T0 F5 F8 units of a whole county stand side by side, by township and name; they add up, and each number is its list', async () => {
  const far = await aTownship(t, place.countyId);
  const there = await awake(t, 'clerk', { place: far });
  await aMember(t, far);
  await there.do('cards.issueBatch', {});
  const { number } = (await there.do('cards.list', {})).rows[0]!;
  for (const priority of [true, true, false]) await there.do('services.logAtDesk', { number, unitId: far.windowId, on: '2026-08-31', matter: 'LOAN', priority, waitedMinutes: 7 });
  const whole = await county.do('stats.priority', { month: '2026-08' });
  const { township } = await clerk.do('stats.priority', { month: '2026-08' }).then((p) => p.units[0]!);
  expect(whole.units.map((u) => u.township)).toEqual(whole.units.map((u) => u.township).toSorted(new Intl.Collator('zh-CN').compare));
  expect(whole.units.filter((u) => u.townshipId === place.townshipId).map((u) => [u.township, u.unit])).toEqual(['财政所', '畜牧水产站', '农推站', '司法所', '信用社'].map((unit) => [township, unit]));
  expect(whole.units.find((u) => u.townshipId === far.townshipId)).toMatchObject({ unitId: far.windowId, now: { all: 3, priority: 2 }, share: 66.7, growth: null });
  const added = (of: 'all' | 'priority', when: 'now' | 'before') => whole.units.reduce((n, u) => n + u[when][of], 0);
  expect([added('all', 'now'), added('priority', 'now'), added('all', 'before'), added('priority', 'before')]).toEqual([71, 37, 50, 20]);
  expect([whole.total.now, whole.total.before]).toEqual([{ all: 71, priority: 37 }, { all: 50, priority: 20 }]);
  for (const [month, when] of [['2026-08', 'now'], ['2026-07', 'before']] as const)
    for (const u of whole.units) for (const part of ['all', 'priority'] as const) expect((await county.do('stats.services', { month, unit: u.unitId, part, limit: 1 })).total).toBe(u[when][part]);
  // One township sees none of the other's.
  expect((await there.do('stats.priority', { month: '2026-08' })).units.map((u) => u.unitId)).toEqual([far.windowId]);
});
