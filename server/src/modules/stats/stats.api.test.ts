import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, type Place } from '../../test/factories/county';

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
