import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, aVillage, as, peek, type Place } from '../../test/factories/county';
import { getOrg } from './index';

const START = Date.UTC(2026, 5, 1, 2);
const DAY = '2026-07-01';
let t: TestApp, place: Place, other: Place, clerk: Caller;
beforeAll(async () => { t = await app({ now: START }); });
beforeEach(async () => {
  t.clock.set(START);
  place = await aCounty(t);
  other = await aVillage(t, place);
  clerk = await as(t, 'clerk', { place });
});
afterAll(() => t.close());

const nameOf = (id: string) => peek(t, async (op) => (await getOrg(op, id)).name);
const plansOf = async (who: Caller, id: string) => (await who.do('orgs.get', { id })).plans;
/** The morning of a day in Shanghai, with the sign-ins of that day; each later than the one before, for the job runs once in ten minutes. */
let dawns = 0;
const dawn = async (day: string) => { t.clock.set(Date.parse(`${day}T01:00:00+08:00`) + (dawns += 2) * 600_000); clerk = await as(t, 'clerk', { place }); };
const run = () => t.services.schedule.run('turn-orgs');

describe('R13 changes dated ahead', () => {
  it('R13 a merger decided today is shown as coming on both pages, takes effect on its day and once', async () => {
    await aMember(t, place);
    await aMember(t, other);
    await clerk.do('orgs.mergeInto', { id: other.villageId, into: place.villageId, onDay: DAY });
    const [own, onTheOther] = [await plansOf(clerk, other.villageId), await plansOf(clerk, place.villageId)];
    expect(own).toEqual([expect.objectContaining({ deed: 'merge', on: DAY, failed: false, why: '', org: expect.objectContaining({ id: other.villageId }) as object, other: expect.objectContaining({ id: place.villageId }) as object, can: ['call_off'] })]);
    expect(onTheOther).toEqual(own);
    await dawn('2026-06-30');
    await run();
    expect((await clerk.do('orgs.get', { id: other.villageId })).until).toBeNull();
    await dawn(DAY);
    expect(await run()).toBe(true);
    expect(await clerk.do('orgs.get', { id: other.villageId })).toMatchObject({ until: DAY, mergedInto: { id: place.villageId }, plans: [] });
    expect((await clerk.do('members.list', { village: place.villageId })).total).toBe(2);
    t.clock.advance(600_000);
    expect(await run()).toBe(true);
    const events = await peek(t, (op) => op.db.query(`select actor_name from events where name = 'org.merged' and subject_id = ?`, [other.villageId]));
    expect(events).toEqual([{ actor_name: expect.stringContaining('clerk') as string }]);
  });

  it('R13 a rename dated ahead: one to come at a time, called off before, a day that was missed is made up', async () => {
    const old = await nameOf(place.windowId);
    const rename = (name: string, onDay: string) => clerk.call('orgs.rename', { id: place.windowId, name, onDay });
    expect((await rename('便民窗口', DAY)).status).toBe(200);
    expect((await rename('便民大厅', '2026-08-01')).error).toMatchObject({ code: 'orgs.planned', message: expect.stringContaining(DAY) as string });
    expect((await rename('便民大厅', '2029-08-01')).error?.code).toBe('orgs.too_far');
    const [plan] = await plansOf(clerk, place.windowId);
    const secretary = await as(t, 'secretary', { place });
    expect((await secretary.call('orgs.callOff', { id: plan!.id })).status).toBe(403);
    expect((await plansOf(secretary, place.windowId))[0]!.can).toEqual([]);
    await clerk.do('orgs.callOff', { id: plan!.id });
    expect((await clerk.call('orgs.callOff', { id: plan!.id })).error?.code).toBe('orgs.plan_over');
    await dawn('2026-07-02');
    await run();
    expect([await nameOf(place.windowId), await plansOf(clerk, place.windowId)]).toEqual([old, []]);
    expect((await rename('便民大厅', '2026-08-01')).status).toBe(200);
    await dawn('2026-08-05');
    await run();
    expect(await nameOf(place.windowId)).toBe('便民大厅');
    expect((await clerk.do('orgs.get', { id: place.windowId })).names.at(-1)).toMatchObject({ name: '便民大厅', from: '2026-08-01' });
  });

  it('R13 what cannot be done on its day is told with a sentence and changes nothing', async () => {
    await clerk.do('orgs.rename', { id: place.windowId, name: '便民窗口', onDay: DAY });
    await clerk.do('orgs.end', { id: place.windowId, onDay: '2026-06-01' });
    const old = await nameOf(place.windowId);
    await dawn(DAY);
    await run();
    expect(await plansOf(clerk, place.windowId)).toEqual([expect.objectContaining({ failed: true, why: `“${old}”已经停用，不能再改`, can: [] })]);
    expect(await nameOf(place.windowId)).toBe(old);
  });

  it('R13 a village that is to move waits while an import is open, says so, and moves afterwards', async () => {
    const county = await as(t, 'county', { place });
    const township = await aTownship(t, place.countyId);
    await aMember(t, place);
    await county.do('orgs.moveVillage', { id: place.villageId, townshipId: township.townshipId, onDay: DAY });
    expect((await plansOf(clerk, place.villageId))[0]).toMatchObject({ deed: 'move_village', other: { id: township.townshipId }, can: [] });
    const importId = `88888888-8888-4888-8888-${place.townshipId.slice(-12)}`;
    await t.services.db.tx((db) => db.query(`insert into imports (id, county_id, township_id, user_id, hat_id, by_name, file_id, file_name_ct, status, counts, sheets, asked, answered, written, version, at, touched_at) values (?, ?, ?, 'u', 'h', '石干事', 'f', '', 'tried', '{}', '[]', 0, 0, 0, 1, 0, 0)`, [importId, place.countyId, place.townshipId]));
    await dawn(DAY);
    await run();
    expect((await plansOf(clerk, place.villageId))[0]).toMatchObject({ failed: false, why: expect.stringContaining('石干事还有一份没导完的名册') as string });
    await t.services.db.tx((db) => db.query(`update imports set status = 'dropped' where id = ?`, [importId]));
    t.clock.advance(600_000);
    await run();
    clerk = await as(t, 'clerk', { place });
    const after = await as(t, 'clerk', { place: township });
    expect([(await clerk.do('members.list', {})).total, (await after.do('members.list', {})).total]).toEqual([0, 1]);
  });
});
