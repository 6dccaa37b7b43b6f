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

  it('H9 four people on paddy and hill, four visits before he left: each figure is the length or the sum of its list', async () => {
    const lands = { paddy: 500, hill: 700 };
    const one = await helper.do('helpdays.record', help({ people: 4, halves: 2, lands }));
    expect([one.people, one.lands]).toEqual([4, { paddy: 500, hill: 700, otherLand: 0 }]);
    await helper.do('helpdays.record', help({ season: 'flood', people: 2, halves: 1, lands: { paddy: 50 } }));
    await helper.do('helpdays.record', help({ season: 'other', halves: 1 }));
    const f = await clerk.do('helpdays.figures', { year: 2026 });
    expect(f).toMatchObject({ times: 3, days: 2, people: 7, labour: 5.5, families: 1, lands: { paddy: 550, hill: 700, otherLand: 0 } });
    expect(f.seasons.find((s) => s.season === 'farm')).toEqual({ season: 'farm', times: 1, days: 1, families: 1, people: 4, labour: 4, lands: { paddy: 500, hill: 700, otherLand: 0 } });
    const listed = async (more: object) => (await clerk.do('helpdays.list', { year: 2026, state: 'done', ...more })).rows;
    for (const s of f.seasons) {
      const rows = await listed({ season: s.season });
      expect([rows.length, rows.reduce((n, r) => n + r.people, 0), rows.reduce((n, r) => n + r.lands.paddy, 0), rows.reduce((n, r) => n + (r.people * r.halves) / 2, 0)]).toEqual([s.times, s.people, s.lands.paddy, s.labour]);
    }
    for (const land of ['paddy', 'hill', 'otherLand'] as const) expect((await listed({ land })).reduce((n, r) => n + r.lands[land], 0)).toBe(f.lands[land]);
    expect((await listed({ land: 'hill' })).map((r) => r.id)).toEqual([one.id]);
    expect(f.villages).toMatchObject([{ villageId: place.villageId, times: 3, people: 7 }]);
    const elsewhere = await aVillage(t, place);
    expect([await listed({ village: elsewhere.villageId }), (await clerk.do('helpdays.figures', { year: 2026, village: elsewhere.villageId })).times]).toEqual([[], 0]);
    expect((await helper.call('helpdays.record', help({ people: 0 }))).status).toBe(400);
    expect((await helper.call('helpdays.record', help({ lands: { paddy: -1 } }))).status).toBe(400);
  });

  it('H9 visits before a departure are those of the month he left and the one before, up to the day; the list is the figure', async () => {
    const leaver = await aMember(t, place, { outDay: '2026-09-08' });
    await clerk.do('pairings.pair', { familyId: leaver.familyId, helperId: helper.personId!, helperClass: 'organs', from: '2026-06-01' });
    const went = (day: string) => helper.do('visits.record', { familyId: leaver.familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: startOfDay(day) + 36_000_000 });
    for (const day of ['2026-08-01', '2026-08-20', '2026-09-01', '2026-09-08']) await went(day);
    for (const day of ['2026-07-31', '2026-09-09']) await went(day);
    const f = await clerk.do('helpdays.figures', { year: 2026 });
    expect(f.leaving).toEqual({ visits: 4, members: 1 });
    const listed = await clerk.do('visits.list', { leaving: 2026 });
    expect([listed.total, listed.rows.map((v) => v.on)]).toEqual([4, ['2026-09-08', '2026-09-01', '2026-08-20', '2026-08-01']]);
    expect((await clerk.do('helpdays.figures', { year: 2025 })).leaving).toEqual({ visits: 0, members: 0 });
    expect((await (await as(t, 'secretary', { place: await aVillage(t, place) })).do('helpdays.figures', { year: 2026 })).leaving).toEqual({ visits: 0, members: 0 });
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
