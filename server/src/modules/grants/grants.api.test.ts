import { amountWords } from '@guiyan/shared/domain/grants';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aVillage, awake as as, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());
const sow = (familyId: string, more: object = {}) => ({ familyId, kind: 'sow' as const, amount: 3, project: '白香猪保种', on: '2026-03-01', ...more });

describe('H18 grants and what came of them', () => {
  it('H18 outcomes follow in the unit of the kind; the last day stands, the same day again corrects it', async () => {
    const given = await clerk.do('grants.give', sow(away.familyId, { model: true }));
    await clerk.do('grants.outcome', { id: given.id, on: '2026-09-01', amount: 78 });
    await clerk.do('grants.outcome', { id: given.id, on: '2026-06-01', amount: 20 });
    const told = await clerk.do('grants.outcome', { id: given.id, on: '2026-09-01', amount: 76, words: '卖了两头' });
    expect(told.outcomes.map((o) => [o.on, o.amount])).toEqual([['2026-09-01', 76], ['2026-06-01', 20]]);
    const codes = [await clerk.call('grants.outcome', { id: given.id, on: '2026-02-28', amount: 1 }), await clerk.call('grants.outcome', { id: given.id, on: '2199-01-01', amount: 1 }), await clerk.call('grants.give', sow(away.familyId, { on: '2199-01-01' })), await clerk.call('grants.give', sow(away.familyId, { amount: 0 }))].map((r) => r.error?.code);
    expect(codes).toEqual(['grant.before', 'grant.future', 'grant.future', 'request.invalid']);
    expect([amountWords('sow', 78), amountWords('subsidy', 150_050), amountWords('subsidy', 150_000)]).toEqual(['78 头', '1500.50 元', '1500 元']);
  });

  it('H18 the sums are the rows of the list under the same filter, units are never added, and what was a mistake counts nowhere', async () => {
    const other = await aMember(t, await aVillage(t, place));
    const first = await clerk.do('grants.give', sow(away.familyId, { model: true }));
    await clerk.do('grants.give', sow(away.familyId, { amount: 2 }));
    await clerk.do('grants.give', sow(other.familyId, { amount: 4 }));
    await clerk.do('grants.give', { familyId: other.familyId, kind: 'subsidy', amount: 150_050, project: '到户产业补助', on: '2026-03-01' });
    const wrong = await clerk.do('grants.give', sow(away.familyId, { amount: 900 }));
    await clerk.do('grants.outcome', { id: first.id, on: '2026-09-01', amount: 78 });
    await clerk.do('grants.takeBack', { id: wrong.id, reason: '多打了' });
    for (const call of [() => clerk.call('grants.takeBack', { id: wrong.id, reason: '又' }), () => clerk.call('grants.outcome', { id: wrong.id, on: '2026-09-01', amount: 1 })]) expect((await call()).error?.code).toBe('grant.taken_back');
    for (const filter of [{}, { model: true }, { kind: 'sow' as const }, { village: place.villageId }]) {
      const figures = await clerk.do('grants.figures', filter);
      const rows = (await clerk.do('grants.list', { ...filter, limit: 200 })).rows;
      const sums = [...new Set(rows.map((r) => r.kind))].sort().map((kind) => {
        const of = rows.filter((r) => r.kind === kind);
        return { kind, grants: of.length, families: new Set(of.map((r) => r.familyId)).size, given: of.reduce((n, r) => n + r.amount, 0), told: of.filter((r) => r.outcomes.length).length, now: of.reduce((n, r) => n + (r.outcomes[0]?.amount ?? 0), 0) };
      });
      expect([...figures.kinds].sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(sums);
      expect(figures.models).toBe(new Set(rows.filter((r) => r.model).map((r) => r.familyId)).size);
    }
    expect((await clerk.do('grants.figures', {})).kinds.find((k) => k.kind === 'sow')).toEqual({ kind: 'sow', grants: 3, families: 2, given: 9, told: 1, now: 78 });
    const home = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    expect((await home.do('grants.list', {})).rows.map((r) => r.amount).sort()).toEqual([2, 3]);
  });
});
