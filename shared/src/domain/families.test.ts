import { categoryOn, childStage, mayReadChild, mayReadTag, stageEnds, type DependentKind } from './families';

const born = (birth: string, birthPrecision = 'day') => ({ birth, birthPrecision });
describe('R7 a child’s file, day by day', () => {
  it.each([
    ['2012-11-23', '2026-11-22', 'guardian'], ['2012-11-23', '2026-11-23', 'own'], ['2010-11-23', '2026-11-22', 'own'], ['2010-11-23', '2026-11-23', 'closed'],
    // Born on a leap day: a year older on the first of March of a common year, on the day itself in a leap year.
    ['2012-02-29', '2026-02-28', 'guardian'], ['2012-02-29', '2026-03-01', 'own'], ['2012-02-29', '2028-02-28', 'own'], ['2012-02-29', '2028-02-29', 'closed'],
  ])('R7 born %s, on %s: %s', (birth, on, stage) => expect(childStage(born(birth), on)).toBe(stage));
  it('R7 known by month or year only, a child stays protected until all doubt is gone', () => {
    expect([childStage(born('2012-11-01', 'month'), '2026-11-29'), childStage(born('2012-11-01', 'month'), '2026-11-30')]).toEqual(['guardian', 'own']);
    expect([childStage(born('2010-01-01', 'year'), '2026-12-30'), childStage(born('2010-01-01', 'year'), '2026-12-31')]).toEqual(['own', 'closed']);
    expect(childStage(born(''), '2026-11-22')).toBe('guardian');
  });
  it.each([['2012-11-23', '2026-11-22', '2026-11-22'], ['2012-02-29', '2026-01-01', '2026-02-28'], ['2012-02-29', '2027-01-01', '2028-02-28'], ['2010-01-01', '2026-11-22', null]])('R7 born %s, seen on %s, the stage holds until %s', (birth, on, until) => {
    expect(stageEnds(born(birth), on)).toBe(until);
    if (until) expect(childStage(born(birth), until)).toBe(childStage(born(birth), on));
  });
  it('R7 civil affairs read for their office, the others while consent holds, the clerk counts only', () => {
    expect([mayReadChild('civil', false), mayReadChild('secretary', false), mayReadChild('secretary', true), mayReadChild('clerk', true), mayReadChild('county', true), mayReadChild('helper', true)]).toEqual([true, false, true, false, false, false]);
  });
});

describe('R6 classes are worked out as of a day', () => {
  const on = (kind: DependentKind, birth: string, day: string) => categoryOn({ kind, ...born(birth) }, day);
  it.each([
    ['child', '2010-11-23', '2026-11-22', 'child'], ['child', '2010-11-23', '2026-11-23', 'other'], ['other', '1966-11-23', '2026-11-22', 'other'], ['other', '1966-11-23', '2026-11-23', 'elder'],
    ['woman', '1966-11-23', '2026-11-22', 'woman'], ['woman', '1966-11-23', '2026-11-23', 'elder'], ['other', '1964-02-29', '2024-02-28', 'other'], ['other', '1964-02-29', '2024-02-29', 'elder'], ['elder', '1970-01-01', '2026-11-22', 'other'],
  ] as const)('R6 %s born %s, on %s: %s', (kind, birth, day, expected) => expect(on(kind, birth, day)).toBe(expected));
  it('R6 without a birth the roster’s word stands', () => expect(categoryOn({ kind: 'woman', birth: '', birthPrecision: '' }, '2026-11-22')).toBe('woman'));
  it('R6 the county’s own definition is another age', () => expect(categoryOn({ kind: 'child', ...born('2009-01-01') }, '2026-11-22', { childUnder: 18, ownConsentFrom: 14, elderFrom: 60, womanFrom: 20, womanTo: 55 })).toBe('child'));
  it('R6 health is read by those who serve the family', () => {
    expect((['clerk', 'liaison', 'helper', 'civil', 'county', 'window', 'outpost', 'auditor'] as const).map((h) => mayReadTag(h, 'ill'))).toEqual([true, true, true, true, false, false, false, false]);
    expect(mayReadTag('county', 'empty_nest')).toBe(true);
  });
});
