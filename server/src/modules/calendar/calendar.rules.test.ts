import { addDays } from '@guiyan/shared/domain/dates';
import { dateLine, dayKind, feastOf, greetingAt, nextFeast, workingDaysAfter } from './calendar.rules';

describe('X9 working days', () => {
  it('X9 a year’s notice says which days rest and which make up for them; without one only weekends are known', () => {
    const year = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
    expect(['2026-02-14', '2026-02-16', '2026-10-10', '2026-10-07', '2026-10-08', '2026-11-22', '2027-10-01', '2027-10-02'].map(dayKind)).toEqual(['work', 'rest', 'work', 'rest', 'work', 'rest', 'unknown', 'rest']);
    // 33 rest days by notice, 6 made up for.
    expect(year.filter((day) => dayKind(day) === 'rest')).toHaveLength(104 + 33 - 6 - year.filter((day) => dayKind(day) === 'rest' && feastWeekend(day)).length);
  });
  it.each([['2026-11-22', 15, '2026-12-11'], ['2026-09-24', 3, '2026-09-30'], ['2026-02-13', 2, '2026-02-24'], ['2026-12-25', 6, '2027-01-04']])('X9 %s and %s working days is %s', (day, count, until) => expect(workingDaysAfter(day, count)).toBe(until));
});
/** Weekends that a notice names as rest days all the same. */
const feastWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && [['2026-01-01', '2026-01-03'], ['2026-02-15', '2026-02-23'], ['2026-04-04', '2026-04-06'], ['2026-05-01', '2026-05-05'], ['2026-06-19', '2026-06-21'], ['2026-09-25', '2026-09-27'], ['2026-10-01', '2026-10-07']].some(([a, b]) => a! <= day && day <= b!);

describe('the calendar home counts by', () => {
  it.each([
    ['2026-02-16', '除夕'], ['2026-02-17', '春节'], ['2026-03-03', '元宵'], ['2026-04-05', '清明'], ['2026-06-19', '端午'], ['2026-09-25', '中秋'], ['2026-10-18', '重阳'], ['2026-12-22', '冬至'], ['2026-01-26', '腊八'],
    ['2027-02-05', '除夕'], ['2027-02-06', '春节'], ['2027-06-09', '端午'], ['2028-01-25', '除夕'], ['2028-05-28', '端午'], ['2028-10-03', '中秋'],
  ])('M5 %s is %s', (day, feast) => expect(feastOf(day)).toBe(feast));

  it('M5 a leap month has no feast', () => expect(feastOf('2028-06-27')).toBeNull());
  it('M5 the date line of three days before 中秋', () => expect(dateLine('2026-09-22')).toBe('9月22日 星期二，农历八月十二，再过三天中秋'));
  it('M5 tomorrow and far away', () => {
    expect(dateLine('2026-09-24')).toMatch(/，明天中秋$/);
    expect(nextFeast('2026-11-01')).toBeNull();
  });
  it('greets by the Shanghai clock whatever zone the machine keeps', () => {
    expect(greetingAt(Date.UTC(2026, 8, 22, 11, 20))).toBe('晚上好');
    expect(greetingAt(Date.UTC(2026, 8, 22, 0, 40))).toBe('早上好');
  });
});
