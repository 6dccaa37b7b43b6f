import { startOfDay } from '@guiyan/shared/domain/dates';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aVillage, awake, type Place } from '../../test/factories/county';
import { runCounty } from '../duties';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
  for (let i = 0; i < 3; i += 1) await aMember(t, place);
});
afterAll(() => t.close());

const enter = (year: number, value: number) => clerk.do('orgs.setProfile', { orgId: place.townshipId, year, source: '统计年报', figures: [{ figure: 'party_members', value }] });
const shares = async (asOf?: string) => new Map((await clerk.do('stats.township', asOf ? { asOf } : {})).figures.map((f) => [f.figure, f.share]));

describe('R10 a figure as a share of its place', () => {
  it('R10 no share while nobody entered the yearly figure, and none of a place that has no members', async () => {
    expect((await shares()).get('members')).toBeNull();
    await enter(2025, 0);
    expect((await shares()).get('members')).toBeNull();
  });

  it('R10 members away as a share of the members of the year, else of the last year before it; of nothing else', async () => {
    await enter(2024, 40);
    await enter(2026, 147);
    expect((await shares()).get('members')).toEqual({ percent: 2, of: 147, title: '党员', year: 2026, source: '统计年报' });
    // 3 of 40 are 7.5 %, as they stood at the end of 2025.
    const before = await shares('2025-12-31');
    expect(before.get('members')).toMatchObject({ of: 40, year: 2024 });
    expect([...before].filter(([, share]) => share !== null).map(([figure]) => figure)).toEqual(['members']);
  });
});

describe('L5 one idea of due', () => {
  const night = async (day: string): Promise<void> => { t.clock.set(startOfDay(day) + 30 * 60_000); await runCounty(t.services, place.countyId); };
  const visit = (who: Caller, familyId: string) => who.do('visits.record', { familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: t.clock.now() });

  it('L5 the board is what the duties say: as long as the lists, the helpers’ own pages and the places below, today and looked back at', async () => {
    t.clock.set(startOfDay('2026-10-30') + 30 * 60_000);
    place = await aCounty(t);
    const next = await aVillage(t, place);
    const [clerk, county, secretary] = [await awake(t, 'clerk', { place }), await awake(t, 'county', { place }), await awake(t, 'secretary', { place })];
    const helpers = [await awake(t, 'helper', { place }), await awake(t, 'helper', { place })];
    const [gone, kept, late, far, home] = [await aMember(t, place), await aMember(t, place), await aMember(t, place), await aMember(t, next), await aMember(t, next)];
    await aMember(t, place);
    for (const [i, a] of [gone, kept, late, far, home].entries()) await clerk.do('pairings.pair', { familyId: a.familyId, helperId: helpers[i % 2]!.personId!, helperClass: 'organs' });
    // Visited before anything was asked for: done, here as on the helper’s page.
    await visit(helpers[0]!, gone.familyId);
    expect((await clerk.do('stats.township', {})).visits).toEqual({ due: 1, done: 1, overdue: 0, notYet: 0 });
    expect((await helpers[0]!.do('duties.visits', {})).rows.filter((r) => r.state === 'done').map((r) => r.familyId)).toEqual([gone.familyId]);
    await night('2026-10-31');
    await night('2026-11-01');
    for (const a of [gone, kept, far]) await visit(helpers[a === kept ? 1 : a === far ? 1 : 0]!, a.familyId);
    // Nobody of this family is away any more; while it is paired somebody is to go.
    await clerk.do('members.comeBack', { id: home.memberId, version: (await clerk.do('members.get', { id: home.memberId })).going!.version, day: '2026-11-01' });
    const board = async (asOf?: string, who: Caller = clerk, more: object = {}) => (await who.do('stats.township', { ...(asOf ? { asOf } : {}), ...more })).visits;
    expect(await board()).toEqual({ due: 5, done: 3, overdue: 0, notYet: 2 });
    for (const day of ['2026-12-01', '2026-12-05']) await night(day);
    await visit(helpers[1]!, kept.familyId);
    const page = await clerk.do('stats.township', {});
    // October’s visit, asked for on its last day, waits for a week: two families have had neither that one nor November’s.
    expect(page.visits).toEqual({ due: 5, done: 1, overdue: 2, notYet: 2 });
    expect(await board('2026-11-01')).toEqual({ due: 5, done: 3, overdue: 0, notYet: 2 });
    expect(page.gaps.overdue).toBe(page.visits.overdue);
    expect(page.helped).toEqual({ families: 5, withHelper: 4, without: 1 });
    for (const who of [clerk, county, secretary]) {
      const seen = await who.do('stats.township', {});
      const listed = async (state: 'todo' | 'overdue') => new Set((await who.do('duties.list', { view: 'place', state, limit: 200 })).rows.filter((d) => d.evidence === 'visit' && d.subject.kind === 'family').map((d) => d.subject.id));
      const [open, overdue] = [await listed('todo'), await listed('overdue')];
      expect([seen.visits.overdue, seen.visits.notYet]).toEqual([overdue.size, [...open].filter((id) => !overdue.has(id)).length]);
      for (const [kind, n] of [['overdue', seen.visits.overdue], ['visited', seen.visits.done], ['not_yet', seen.visits.notYet], ['no_helper', seen.helped.without], ['helped', seen.helped.withHelper]] as const) {
        const list = await who.do('stats.gaps', { kind, limit: 200 });
        expect([kind, list.total, list.rows.length]).toEqual([kind, n, n]);
      }
      expect(seen.villages.reduce((n, v) => n + v.overdue, 0)).toBe(seen.visits.overdue);
      for (const v of seen.villages) expect(await board(undefined, who, { village: v.villageId })).toEqual({ due: v.due, done: v.done, overdue: v.overdue, notYet: v.notYet });
    }
    const own = (await Promise.all(helpers.map((h) => h.do('duties.visits', {})))).flatMap((r) => r.rows);
    const count = (state: string) => own.filter((r) => r.state === state).length;
    expect([count('overdue'), count('due'), count('done')]).toEqual([page.visits.overdue, page.visits.notYet, page.visits.done]);
    expect(page.months.slice(-3).map((m) => [m.period, m.due, m.done])).toEqual([['2026-10', 5, 3], ['2026-11', 5, 3], ['2026-12', 5, 1]]);
  });
});
