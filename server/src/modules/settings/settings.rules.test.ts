import { place } from '../../platform/db/spans';
import { valueOn, valuesOn, type Span } from './settings.rules';

const span = (value: number, fromDay: string, untilDay: string | null = null): Span => ({ id: `${value}${fromDay}`, code: 'out_months', value, fromDay, untilDay });

describe('X16 a rule’s value on a day', () => {
  const spans = [span(3, '2026-01-01', '2026-07-01'), span(6, '2026-07-01', '2027-01-01'), span(4, '2027-01-01')];
  it('X16 what nobody set is what everybody begins with', () => {
    expect(valueOn([], 'out_months', '2026-11-22')).toBe(6);
    expect(valueOn(spans, 'out_months', '2025-12-31')).toBe(6);
    expect(valuesOn(spans, '2026-03-01')).toEqual({ out_months: 3, verify_stale_months: 6, lost_months: 6, max_home_days: 30, child_under: 16, elder_from: 60, woman_from: 20, woman_to: 59, survey_days: 30, quiet_from: 21, quiet_until: 8, push_hours: 36, remind_before: 5, remind_step: 3, rate_days: 15, card_list_days: 7 });
  });
  it('X16 each day has one value, from the day it begins until the day before the next', () => {
    expect(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((day) => valueOn(spans, 'out_months', day))).toEqual([3, 6, 6, 4]);
  });
  it('X16 a new value ends the one that holds, keeps a planned one, and replaces one of the same day', () => {
    expect(place(spans, 'out_months', '2026-11-22')).toEqual({ cut: [spans[1]], until: '2027-01-01' });
    expect(place(spans, 'out_months', '2027-01-01')).toEqual({ cut: [spans[2]], until: null });
    expect(place(spans, 'out_months', '2027-05-01')).toEqual({ cut: [spans[2]], until: null });
    expect(place(spans, 'lost_months', '2026-11-22')).toEqual({ cut: [], until: null });
    const replaced = [span(5, '2026-11-22', '2026-11-22'), span(7, '2026-11-22')];
    expect(valueOn(replaced, 'out_months', '2026-11-22')).toBe(7);
  });
});
