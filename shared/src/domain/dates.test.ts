import fc from 'fast-check';
import { addDays, addMonths, ageOn, dayNumber, dayWords, daysBetween, dueWords, fullDayWords, isDay, lastOfMonth, quarterOf, shanghaiDay, shanghaiTime, startOfDay, weekdayOf, wholeMonths } from './dates';

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('1970-01-01', n));

describe('R2 days of the Shanghai calendar, in any zone and without Intl', () => {
  it('R2 a day begins at 16:00 UTC of the day before', () => {
    expect(shanghaiDay(Date.UTC(2026, 8, 21, 15, 59, 59, 999))).toBe('2026-09-21');
    expect(shanghaiDay(Date.UTC(2026, 8, 21, 16))).toBe('2026-09-22');
    expect(shanghaiTime(Date.UTC(2026, 8, 22, 0, 5))).toBe('08:05');
    fc.assert(fc.property(anyDay, (day) => shanghaiDay(startOfDay(day)) === day && shanghaiDay(startOfDay(day) - 1) === addDays(day, -1)));
  });

  it('R2 months clamp at their end', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('R2 5 months and 29 days are not six months', () => {
    expect(wholeMonths('2026-03-22', '2026-09-21')).toBe(5);
    expect(wholeMonths('2026-03-22', '2026-09-22')).toBe(6);
    expect(wholeMonths('2026-08-31', '2027-02-28')).toBe(6);
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (day, n) => wholeMonths(day, addMonths(day, n)) === n));
  });

  it('P1 a quarter knows its first and last day', () => {
    expect(quarterOf('2026-09-22')).toEqual({ year: 2026, quarter: 3, from: '2026-07-01', until: '2026-09-30', key: '2026Q3' });
    fc.assert(fc.property(anyDay, (day) => { const q = quarterOf(day); return q.from <= day && day <= q.until && lastOfMonth(q.until) === q.until; }));
  });

  it('X5 days are told the Chinese way', () => {
    expect([dayWords('2026-09-02'), fullDayWords('2026-09-01', 'month'), fullDayWords('2026-01-01', 'year'), weekdayOf('2026-09-22')]).toEqual(['9月2日', '2026年9月', '2026年', '星期二']);
    expect(['2026-09-22', '2026-09-23', '2026-09-30', '2026-09-19'].map((d) => dueWords(d, '2026-09-22'))).toEqual(['今天', '明天', '还有 8 天', '过了 3 天']);
  });

  it('X9 a child turns 14 on the birthday, not the day before', () => {
    expect(ageOn('2012-09-22', '2026-09-21')).toBe(13);
    expect(ageOn('2012-09-22', '2026-09-22')).toBe(14);
  });

  it('R2 what is no day is told', () => {
    expect(['2026-02-29', '2026-13-01', '2026-9-1', ''].map(isDay)).toEqual([false, false, false, false]);
    fc.assert(fc.property(anyDay, anyDay, (a, b) => isDay(a) && daysBetween(a, b) === dayNumber(b) - dayNumber(a) && addDays(a, daysBetween(a, b)) === b));
  });
});
