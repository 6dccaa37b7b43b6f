import { startOfDay } from '@guiyan/shared/domain/dates';
import { dutyRules, type DutySpec } from '@guiyan/shared/domain/duties';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aVillage, awake as as, type Away, type Place } from '../../test/factories/county';
import { runCounty } from '../duties/running';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
let helper: Awaited<ReturnType<typeof as>>;
const morning = (day: string): void => t.clock.set(startOfDay(day) + 8 * 3_600_000);
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  morning('2026-09-10');
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  helper = await as(t, 'helper', { place });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
});
afterAll(() => t.close());
const help = (more: object = {}) => ({ familyId: away.familyId, season: 'farm' as const, halves: 2 as const, happenedAt: t.clock.now(), ...more });

/** In the middle of September the harvest is on and the floods are not over. */
const both = ['season_visit', 'season_visit'];

describe('H9 days of help', () => {
  it('H9 planned by the office, done by a helper of the family, late from the phone, and once', async () => {
    const planned = await clerk.do('helpdays.plan', { familyId: away.familyId, season: 'farm', on: '2026-09-20', halves: 1, words: '收稻谷' });
    expect(planned).toMatchObject({ state: 'planned', helper: '', on: '2026-09-20' });
    const home = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    expect((await home.do('helpdays.list', {})).rows.map((d) => [d.on, d.state])).toEqual([['2026-09-20', 'planned']]);
    morning('2026-09-22');
    const happenedAt = startOfDay('2026-09-21') + 10 * 3_600_000;
    const done = await helper.do('helpdays.record', help({ id: planned.id, halves: 1, happenedAt }));
    expect(done).toMatchObject({ id: planned.id, state: 'done', on: '2026-09-21', halves: 1, can: ['callOff'] });
    expect((await helper.call('helpdays.record', help({ id: planned.id }))).error?.code).toBe('helpday.not_planned');
    expect((await clerk.call('helpdays.callOff', { id: planned.id, reason: '记错' })).status).toBe(403);
    const stranger = await as(t, 'helper', { place });
    expect([(await stranger.call('helpdays.record', help())).status, (await stranger.do('helpdays.list', {})).rows]).toEqual([404, []]);
    expect((await clerk.call('helpdays.plan', { familyId: away.familyId, season: 'farm', on: '2026-09-01', halves: 1 })).error?.code).toBe('helpday.when');
  });

  it('H9 the figures of a year are the rows of their list, by season in half days', async () => {
    await helper.do('helpdays.record', help({ halves: 1 }));
    await helper.do('helpdays.record', help({ halves: 2 }));
    const { id } = await helper.do('helpdays.record', help({ season: 'hospital' }));
    const figures = async (who: Caller) => (await who.do('helpdays.figures', { year: 2026 }));
    const seasons = (f: Awaited<ReturnType<typeof figures>>) => f.seasons.filter((s) => s.times).map((s) => [s.season, s.times, s.days, s.families]);
    expect([seasons(await figures(clerk)), (await figures(clerk)).days]).toEqual([[['farm', 2, 1.5, 1], ['hospital', 1, 1, 1]], 2.5]);
    expect((await clerk.do('helpdays.list', { year: 2026, season: 'farm', state: 'done' })).rows).toHaveLength(2);
    await helper.do('helpdays.callOff', { id, reason: '记错了' });
    expect((await helper.call('helpdays.callOff', { id, reason: '记错了' })).error?.code).toBe('helpday.called_off');
    expect((await figures(clerk)).days).toBe(1.5);
    expect((await figures(await as(t, 'secretary', { place: await aVillage(t, place) }))).days).toBe(0);
    expect((await figures(await as(t, 'county', { place }))).days).toBe(1.5);
  });

  it('H9 what the farm window made due is done by a day of help; the month’s visit is not; taken back, it is due again', async () => {
    const county = await as(t, 'county', { place });
    await county.do('duties.setRule', { code: 'season_visit', spec: { ...dutyRules.season_visit, on: true } as DutySpec as never, from: '2026-09-10', note: '' });
    morning('2026-09-15');
    await runCounty(t.services, place.countyId);
    const due = async () => (await helper.do('duties.list', { view: 'mine' })).rows.map((d) => d.rule).sort();
    expect(await due()).toContain('season_visit');
    const { id } = await helper.do('helpdays.record', help());
    const left = await due();
    expect(left).not.toContain('season_visit');
    expect((await clerk.do('duties.list', { view: 'place', state: 'done' })).rows.map((d) => d.rule)).toEqual(both);
    await helper.do('helpdays.callOff', { id, reason: '记错了' });
    expect(await due()).toEqual([...left, ...both].sort());
  });

  it('H9 help of before the night’s run counts inside the window', async () => {
    const county = await as(t, 'county', { place });
    await county.do('duties.setRule', { code: 'season_visit', spec: { ...dutyRules.season_visit, on: true } as DutySpec as never, from: '2026-09-10', note: '' });
    morning('2026-09-15');
    await helper.do('helpdays.record', help());
    await runCounty(t.services, place.countyId);
    expect((await clerk.do('duties.list', { view: 'place', state: 'done' })).rows.map((d) => d.rule)).toEqual(both);
  });
});
