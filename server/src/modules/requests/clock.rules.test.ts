import { knownDays, isWeekend } from '@guiyan/shared/domain/calendar';
import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { clockOf, colourOf, pausesOf, type IsWorkday, type Limit } from './clock.rules';

/** By the notice of 2026; other years have none. */
const by2026: IsWorkday = (day) => {
  const told = knownDays[2026]!;
  if (told.work.includes(day)) return true;
  if (told.rest.some((r) => r.from <= day && day <= r.until) || isWeekend(day)) return false;
  return day.startsWith('2026') ? true : 'unknown';
};
const limit = (from: Day, days: number, more: Partial<Limit> = {}): Limit => ({ from, days, pauses: [], stoppedOn: null, ...more });
const due = (l: Limit, today = l.from, is = by2026) => clockOf(l, is, today).dueOn;

describe('S4 a limit in working days', () => {
  it('S4 crosses the National Day holiday and counts the Saturday that makes up for it', () => {
    // 30 September is a Wednesday; 1–7 October rest; 8, 9 work, and Saturday the 10th too.
    expect([1, 2, 3, 4].map((n) => due(limit('2026-09-30', n)))).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']);
    expect([1, 2].map((n) => due(limit('2026-10-05', n)))).toEqual(['2026-10-08', '2026-10-09']);
  });
  it('S4 counts the make-up Saturday before Spring Festival and none of the nine days of rest', () => {
    expect([1, 2, 3].map((n) => due(limit('2026-02-13', n)))).toEqual(['2026-02-14', '2026-02-24', '2026-02-25']);
  });
  it('S4 pauses while papers are awaited: over a holiday nothing is lost and nothing gained', () => {
    const asked = limit('2026-09-28', 5, { pauses: [{ from: '2026-09-30', until: '2026-10-08' }] });
    // 29 and 30 September are gone; the 8th, on which they came, is not counted: 9, 10, 12.
    expect(due(asked)).toBe('2026-10-12');
    const open = clockOf(limit('2026-09-28', 5, { pauses: [{ from: '2026-09-30', until: null }] }), by2026, '2026-10-20');
    expect([open.dueOn, open.used, open.colour]).toEqual([null, 2, 'paused']);
  });
  it('S4 what was over before papers were asked for stays over', () => {
    const c = clockOf(limit('2026-09-28', 1, { pauses: [{ from: '2026-09-30', until: null }] }), by2026, '2026-10-20');
    expect([c.dueOn, c.colour]).toEqual(['2026-09-29', 'red']);
  });
  it('S4 a year without its notice is counted as working days and said', () => {
    const c = clockOf(limit('2026-12-30', 3), by2026, '2026-12-30');
    expect([c.dueOn, c.unknownYear]).toEqual(['2027-01-04', 2027]);
    expect(clockOf(limit('2026-11-02', 3), by2026, '2026-11-02').unknownYear).toBeNull();
  });
  it('S4 yellow for the last fifth, red from the day after; stopped in time or late', () => {
    const at = (today: Day, more: Partial<Limit> = {}) => clockOf(limit('2026-11-02', 10, more), by2026, today).colour;
    expect(['2026-11-02', '2026-11-11', '2026-11-12', '2026-11-16', '2026-11-17'].map((d) => at(d))).toEqual(['green', 'green', 'amber', 'amber', 'red']);
    expect([at('2026-12-01', { stoppedOn: '2026-11-16' }), at('2026-12-01', { stoppedOn: '2026-11-17' })]).toEqual(['met', 'late']);
    expect(['2026-11-02', '2026-11-03', '2026-11-04'].map((d) => clockOf(limit('2026-11-02', 1), by2026, d).colour)).toEqual(['green', 'amber', 'red']);
    expect(colourOf({ dueOn: '2026-11-16', amberOn: '2026-11-12', stoppedOn: null }, '2026-11-12')).toBe('amber');
  });
  it('S4 papers asked for twice are two pauses; a result ends one that is open', () => {
    expect(pausesOf([{ what: 'papers', on: 'a' }, { what: 'brought', on: 'b' }, { what: 'papers', on: 'c' }, { what: 'ending', on: 'd' }])).toEqual([{ from: 'a', until: 'b' }, { from: 'c', until: 'd' }]);
  });
});

/** Small and repeatable. */
function dice(seed: number): (n: number) => number {
  let s = seed;
  return (n) => { s = (s * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((s / 2_147_483_648) * n); };
}
describe('S4 properties', () => {
  it('S4 the due day is a working day outside every pause, `days` of them lie before it, and a pause puts it off and never brings it nearer', () => {
    let checked = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const roll = dice(seed);
      const from = addDays('2026-01-05', roll(330));
      const days = 1 + roll(25);
      const begin = addDays(from, roll(12));
      const pause = { from: begin, until: addDays(begin, roll(15)) };
      const today = addDays(from, roll(60));
      const [plain, paused] = [clockOf(limit(from, days), by2026, today), clockOf(limit(from, days, { pauses: [pause] }), by2026, today)];
      for (const [c, pauses] of [[plain, []], [paused, [pause]]] as const) {
        const counts = (d: Day) => by2026(d) !== false && !pauses.some((p) => d > p.from && d <= p.until);
        let n = 0;
        for (let d = addDays(from, 1); d <= c.dueOn!; d = addDays(d, 1)) if (counts(d)) n += 1;
        expect([seed, n, counts(c.dueOn!)]).toEqual([seed, days, true]);
        let used = 0;
        for (let d = addDays(from, 1); d <= today; d = addDays(d, 1)) if (counts(d)) used += 1;
        expect([seed, c.used]).toEqual([seed, used]);
        expect([seed, c.colour]).toEqual([seed, today > c.dueOn! ? 'red' : today >= c.amberOn! ? 'amber' : 'green']);
        checked += 1;
      }
      expect(paused.dueOn! >= plain.dueOn!).toBe(true);
      // The same question tomorrow has the same day for an answer.
      expect(clockOf(limit(from, days, { pauses: [pause] }), by2026, addDays(today, 7)).dueOn).toBe(paused.dueOn);
    }
    expect(checked).toBe(800);
  });
});
