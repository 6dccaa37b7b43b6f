import fc from 'fast-check';
import { addDays, addMonths, dayFromNumber, daysBetween, wholeMonths, type DatePrecision } from './dates';
import { contactStateOf, halfOf, isLongVisit, monthsBefore, stateOf, verifyStateOf, type GoingFacts } from './members';

const away = (outDay: string | null, more: Partial<GoingFacts> = {}): GoingFacts => ({ outDay, outPrecision: 'day', expectedMonths: null, backDay: null, transferredOn: null, ...more });
const aDay = fc.integer({ min: 10_000, max: 25_000 }).map(dayFromNumber);

describe('R2 the state of a going-away is computed, never typed', () => {
  it('R2 five months and 29 days are not six months', () => {
    expect(stateOf(away('2026-03-01'), '2026-08-30', 6)).toBe('short');
    expect(stateOf(away('2026-03-01'), '2026-08-31', 6)).toBe('short');
    expect(stateOf(away('2026-03-01'), '2026-09-01', 6)).toBe('mobile');
  });
  it('R2 a month’s end clamps: 08-31 and six months is 02-28, 02-29 in a leap year', () => {
    expect(stateOf(away('2026-08-31'), '2027-02-27', 6)).toBe('short');
    expect(stateOf(away('2026-08-31'), '2027-02-28', 6)).toBe('mobile');
    expect(stateOf(away('2027-08-31'), '2028-02-28', 6)).toBe('short');
    expect(stateOf(away('2027-08-31'), '2028-02-29', 6)).toBe('mobile');
  });
  it('R2 the order: transferred, returned, mobile, expected, short', () => {
    const long = away('2025-01-01', { expectedMonths: 12 });
    expect(stateOf({ ...long, backDay: '2026-01-01', transferredOn: '2026-02-01' }, '2026-01-15', 6)).toBe('returned');
    expect(stateOf({ ...long, backDay: '2026-01-01', transferredOn: '2026-02-01' }, '2026-02-01', 6)).toBe('transferred');
    expect(stateOf({ ...long, backDay: '2026-01-01' }, '2025-12-31', 6)).toBe('mobile');
    expect(stateOf(away('2026-10-01', { expectedMonths: 6 }), '2026-11-22', 6)).toBe('expected');
    expect(stateOf(away('2026-10-01', { expectedMonths: 5 }), '2026-11-22', 6)).toBe('short');
    expect(stateOf(away('2026-10-01', { expectedMonths: 5 }), '2026-11-22', 1)).toBe('mobile');
  });
  it('R2 an unknown day of leaving is never guessed, whatever was expected', () => {
    expect(stateOf(away(null), '2026-11-22', 6)).toBe('unknown');
    expect(stateOf(away(null, { expectedMonths: 24 }), '2026-11-22', 6)).toBe('unknown');
    expect(stateOf(away(null, { backDay: '2026-05-01' }), '2026-11-22', 6)).toBe('returned');
  });
  it('R2 a day known to the month or year counts once every day of it would, and is unclear in between', () => {
    const march = away('2026-03-01', { outPrecision: 'month' });
    expect(stateOf(march, '2026-08-31', 6)).toBe('short');
    expect(stateOf(march, '2026-09-01', 6)).toBe('unknown');
    expect(stateOf(march, '2026-09-29', 6)).toBe('unknown');
    expect(stateOf(march, '2026-09-30', 6)).toBe('mobile');
    const year = away('2025-01-01', { outPrecision: 'year' });
    expect(stateOf(year, '2025-12-01', 6)).toBe('unknown');
    expect(stateOf(year, '2026-06-30', 6)).toBe('mobile');
  });
  it('R2 called off before it began is no going-away', () => {
    expect(stateOf(away('2026-12-01', { backDay: '2026-12-01' }), '2026-11-22', 6)).toBe('returned');
    expect(stateOf(away('2026-12-01'), '2026-11-22', 6)).toBe('short');
  });
  it('R2 a visit home of ten days does not reset, only an end does, and a long one is asked about', () => {
    const out = away('2026-01-10');
    // The visit of 2026-02-12 to 02-22 is a row beside the going-away: the rule does not even see it.
    expect(stateOf(out, '2026-07-10', 6)).toBe('mobile');
    expect(isLongVisit('2026-02-12', '2026-02-22', '2026-02-22', 30)).toBe(false);
    expect(isLongVisit('2026-02-12', null, '2026-03-14', 30)).toBe(false);
    expect(isLongVisit('2026-02-12', null, '2026-03-15', 30)).toBe(true);
    expect(isLongVisit('2026-02-12', '2026-04-01', '2026-04-02', 30)).toBe(false);
  });

  it('R2 property: once mobile, mobile on every later day until it ends; a lower threshold never takes anyone out', () => {
    fc.assert(fc.property(aDay, fc.nat(1200), fc.nat(400), fc.integer({ min: 1, max: 24 }), fc.constantFrom<DatePrecision>('day', 'month', 'year'), (out, gone, later, months, outPrecision) => {
      const f = away(out, { outPrecision });
      const on = addDays(out, gone);
      if (stateOf(f, on, months) !== 'mobile') return;
      expect(stateOf(f, addDays(on, later), months)).toBe('mobile');
      if (months > 1) expect(stateOf(f, on, months - 1)).toBe('mobile');
      expect(daysBetween(out, on)).toBeGreaterThanOrEqual(months * 28);
    }));
  });
  it('R2 property: the day a query compares with says the same as counting whole months', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: 1, max: 24 }), fc.integer({ min: -40, max: 40 }), (on, months, near) => {
      const out = addDays(addMonths(on, -months), near);
      expect(out <= monthsBefore(on, months)).toBe(wholeMonths(out, on) >= months);
    }));
  });
});

describe('R4 R11 what turns with time', () => {
  it('R4 a check turns stale after the set number of months, and never before it was made', () => {
    expect(verifyStateOf(null, '2026-11-22', 6)).toBe('never');
    expect(verifyStateOf('2026-05-23', '2026-11-22', 6)).toBe('fresh');
    expect(verifyStateOf('2026-05-22', '2026-11-22', 6)).toBe('stale');
    expect(verifyStateOf('2026-11-23', '2026-11-22', 6)).toBe('never');
    expect([halfOf('2026-06-30'), halfOf('2026-07-01')]).toEqual(['2026H1', '2026H2']);
  });
  it('R11 silence only puts a member on a list; lost is what somebody decided', () => {
    const facts = { since: '2026-05-22', unreached: false, proposedOn: null, decidedOn: null };
    expect(contactStateOf(facts, '2026-11-21', 6)).toBe('in_touch');
    expect(contactStateOf({ ...facts, unreached: true }, '2026-11-21', 6)).toBe('silent');
    expect(contactStateOf(facts, '2026-11-22', 6)).toBe('silent');
    expect(contactStateOf(facts, '2036-11-22', 6)).toBe('silent');
    expect(contactStateOf({ ...facts, proposedOn: '2026-11-22' }, '2026-11-22', 6)).toBe('proposed');
    expect(contactStateOf({ ...facts, proposedOn: '2026-11-22', decidedOn: '2026-11-23' }, '2026-11-23', 6)).toBe('lost');
  });
});
