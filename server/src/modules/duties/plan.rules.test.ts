import { addDays } from '@guiyan/shared/domain/dates';
import { perDay, spread, type Stop } from './plan.rules';

const today = '2026-11-22';
const stop = (key: string, hamlet: string, dueOn = '2026-11-30'): Stop => ({ key, hamlet, dueOn });
/** A small generator with a seed, so that a failure can be looked at again. */
const random = (seed: number) => () => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed / 2_147_483_648; };

describe('H5 the days of a helper', () => {
  it('H5 a hamlet is walked on one day, and the days are as full as each other', () => {
    const days = spread([stop('a', '一组'), stop('b', '二组'), stop('c', '一组'), stop('d', '二组')], '2026-11-29');
    expect(days.map((d) => [d.on, d.stops.map((s) => s.key)])).toEqual([['2026-11-29', ['a', 'c']], ['2026-11-30', ['b', 'd']]]);
  });
  it('H5 what is overdue comes first, and what is due today is not put off for a neighbour', () => {
    const days = spread([stop('late', '三组', '2026-11-01'), stop('near', '三组', '2026-12-30'), stop('now', '一组', today)], today);
    expect(days[0]!.stops.map((s) => s.key).sort()).toEqual(['late', 'now']);
  });
  it('H5 of any list everybody is visited once, in time, and no day has more than it must', () => {
    const next = random(7);
    for (let round = 0; round < 120; round += 1) {
      const stops = Array.from({ length: 1 + Math.floor(next() * 30) }, (_, i) => stop(`s${i}`, `${Math.floor(next() * 5)}组`, addDays(today, Math.floor(next() * 15) - 3)));
      const days = spread(stops, today);
      const most = perDay(stops, today);
      expect(days.flatMap((d) => d.stops.map((s) => s.key)).sort()).toEqual(stops.map((s) => s.key).sort());
      for (const d of days) {
        expect(d.stops.length).toBeLessThanOrEqual(most);
        for (const s of d.stops) expect([s.key, s.dueOn < today || d.on <= s.dueOn]).toEqual([s.key, true]);
      }
    }
  });
});
