import { dateLine, feastOf, greetingAt, nextFeast } from './calendar.rules';

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
