import { isDue, visitState } from './stats.rules';

describe('L5 a family is due one visit a month', () => {
  const today = '2026-09-22';
  it.each([
    ['visited this month', ['2026-09'], '2026-09', '2026-09-22', 'done'],
    ['visited last month, this one still running', ['2026-08'], '2026-09', '2026-09-22', 'not_yet'],
    ['missed last month too', [], '2026-09', '2026-09-22', 'overdue'],
    ['a month looked back at is over', ['2026-07'], '2026-08', '2026-08-31', 'overdue'],
    ['looked back at a day inside a month', ['2026-07'], '2026-08', '2026-08-20', 'not_yet'],
  ] as const)('L5 %s', (_, visited, period, asOf, state) => {
    expect(visitState('2025-01-05', new Set(visited), period, asOf, today)).toBe(state);
  });

  it('L5 on its last day a month may still be kept', () => expect(visitState('2025-01-05', new Set(['2026-08']), '2026-09', '2026-09-30', '2026-09-30')).toBe('not_yet'));
  it('L5 who was paired within last month did not miss it', () => expect(visitState('2026-08-02', new Set(), '2026-09', today, today)).toBe('not_yet'));

  it.each([
    ['2026-09-30', null, true],
    ['2026-10-01', null, false],
    ['2026-01-01', '2026-09-01', false],
    ['2026-01-01', '2026-09-02', true],
  ])('L5 paired from %s until %s: due in September %s', (from, until, due) => {
    expect(isDue({ from, until }, '2026-09')).toBe(due);
  });
});
