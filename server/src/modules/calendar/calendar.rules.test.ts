import { faultOfDays, faultOfWindows, knownDays } from '@guiyan/shared/domain/calendar';
import { addDays } from '@guiyan/shared/domain/dates';
import { dateLine, dayKind as kindOf, daysChanged, feastOf, festivalsOf, greetingAt, homecomingOf, nextFeast, workingDaysAfter as after, type DaysOfYear } from './calendar.rules';

const first: DaysOfYear = (year) => knownDays[year] ?? null;
const dayKind = (day: string) => kindOf(day, first);
const workingDaysAfter = (day: string, count: number) => after(day, count, first);

describe('X9 working days', () => {
  it('X9 a year’s notice says which days rest and which make up for them; without one only weekends are known', () => {
    const year = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
    expect(['2026-02-14', '2026-02-16', '2026-10-10', '2026-10-07', '2026-10-08', '2026-11-22', '2027-10-01', '2027-10-02'].map((day) => dayKind(day))).toEqual(['work', 'rest', 'work', 'rest', 'work', 'rest', 'unknown', 'rest']);
    // 33 rest days by notice, 6 made up for.
    expect(year.filter((day) => dayKind(day) === 'rest')).toHaveLength(104 + 33 - 6 - year.filter((day) => dayKind(day) === 'rest' && feastWeekend(day)).length);
  });
  it.each([['2026-11-22', 15, '2026-12-11'], ['2026-09-24', 3, '2026-09-30'], ['2026-02-13', 2, '2026-02-24'], ['2026-12-25', 6, '2027-01-04']])('X9 %s and %s working days is %s', (day, count, until) => expect(workingDaysAfter(day, count)).toBe(until));
});
describe('X16 a year’s notice', () => {
  it('X16 New Year’s rest may be told by the notice of the year it begins', () => {
    const told: DaysOfYear = (year) => (year === 2027 ? { rest: [{ name: '元旦', from: '2026-12-31', until: '2027-01-03' }], work: ['2026-12-27'] } : first(year));
    expect([kindOf('2026-12-31', first), kindOf('2026-12-31', told), kindOf('2026-12-27', told), kindOf('2027-10-01', told)]).toEqual(['work', 'rest', 'work', 'work']);
    expect(daysChanged(2027, first, told).slice(0, 4)).toEqual([{ on: '2026-12-27', was: 'rest', becomes: 'work' }, { on: '2026-12-31', was: 'work', becomes: 'rest' }, { on: '2027-01-01', was: 'unknown', becomes: 'rest' }, { on: '2027-01-04', was: 'unknown', becomes: 'work' }]);
  });
  it.each([
    [[], [], 'calendar.none'], [[['2027-02-08', '2027-02-05']], [], 'calendar.reversed'], [[['2026-02-08', '2026-02-09']], [], 'calendar.outside'], [[['2027-05-01', '2027-06-05']], [], 'calendar.too_long'],
    [[['2027-05-01', '2027-05-05'], ['2027-05-05', '2027-05-06']], [], 'calendar.twice'], [[['2027-05-01', '2027-05-05']], ['2027-05-02'], 'calendar.both'], [[['2027-05-01', '2027-05-05']], ['2027-05-10'], 'calendar.not_weekend'],
    [[['2027-05-01', '2027-05-05']], ['2027-05-08', '2027-05-08'], 'calendar.twice'], [[['2027-05-01', '2027-05-05']], ['2027-05-08'], undefined],
  ])('X16 %j and %j is %s', (rest, work, code) => expect(faultOfDays(2027, { rest: (rest as [string, string][]).map(([from, until]) => ({ name: '假', from, until })), work: work as string[] })?.code).toBe(code));
  it('X16 2026’s own notice is without fault; a window names days of every year', () => {
    expect(faultOfDays(2026, knownDays[2026]!)).toBeNull();
    expect([['02-29', '03-01'], ['03-02', '03-01'], ['03-01', '03-01']].map(([from, until]) => faultOfWindows([{ name: '开学', from: from!, until: until! }])?.code)).toEqual(['calendar.window_day', 'calendar.window_reversed', undefined]);
  });
});

describe('X16 the feasts of a year', () => {
  it('X16 all of them, in the order of the year', () => expect(festivalsOf(2027).map((f) => [f.name, f.on.slice(5)].join(' '))).toEqual(['元旦 01-01', '腊八 01-15', '小年（北方） 01-30', '小年（南方） 01-31', '除夕 02-05', '春节 02-06', '元宵 02-20', '三八 03-08', '清明 04-05', '六一 06-01', '端午 06-09', '七一 07-01', '八一 08-01', '中秋 09-15', '国庆 10-01', '重阳 10-08', '冬至 12-22']));
  it.each([[2026, '2026-02-07', '2026-03-03'], [2027, '2027-01-27', '2027-02-20'], [2028, '2028-01-16', '2028-02-09']])('X16 who works away comes home in %d', (year, from, until) => expect(homecomingOf(year)).toEqual({ from, until }));
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
