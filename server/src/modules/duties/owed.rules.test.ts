import { byState, occasionOf, pressing, stateOf, type OwedVisit } from './owed.rules';

const now = 1000;
const visit = (state: string, dueAt: number, period = '2026-11'): OwedVisit => ({ familyId: 'f', title: '', period, state, dueOn: '2026-11-30', dueAt });

describe('H5 what a family is owed', () => {
  it('H5 what is left decides, what is overdue first; what was done shows where nothing is left', () => {
    expect(stateOf([visit('done', 2000), visit('open', 2000), visit('open', now)], now)).toBe('overdue');
    expect(stateOf([visit('done', 2000), visit('open', now + 1)], now)).toBe('due');
    expect([stateOf([visit('done', 2000)], now), stateOf([], now), stateOf([], now, true), stateOf([visit('open', 2000)], now, true)]).toEqual(['done', 'none', 'done', 'due']);
  });
  it('H5 what is overdue stands first, what nobody asks for last', () => {
    expect((['none', 'done', 'due', 'overdue'] as const).map((state) => ({ state })).sort(byState).map((d) => d.state)).toEqual(['overdue', 'due', 'done', 'none']);
  });
  it('H7 the occasion is told by the period, and what happened comes before the calendar', () => {
    expect(['2026-11', '春节@2027', 'opening@2027-1', 'flood@2026-1', 'W2026-11-23', '0190b1c2-aaaa-7000-8000-000000000000'].map(occasionOf)).toEqual(['monthly', 'festival', 'school', 'farm', 'illness', 'must']);
    expect(pressing([visit('open', 1), visit('open', 9, '端午@2026'), visit('open', 20, '0190b1c2-aaaa-7000-8000-000000000000')]).map((d) => d.dueAt)).toEqual([20, 9, 1]);
  });
});
