import { duesAdvice, duesNotes, monthsUnpaid, yuanWords, type DuesKind } from './dues';

describe('C5 dues, reckoned and never collected', () => {
  it.each([
    ['wage', 300_000, '15.00'], ['wage', 300_001, '30.00'], ['wage', 500_000, '50.00'], ['wage', 500_001, '75.00'], ['wage', 1_000_000, '150.00'], ['wage', 1_000_001, '200.00'], ['wage', 0, '0.00'],
    ['self_employed', 300_001, '30.00'], ['retired', 500_000, '25.00'], ['retired', 500_001, '50.00'], ['student', null, '0.20'], ['unemployed', null, '0.20'], ['relief', null, '0.20'],
  ] as [DuesKind, number | null, string][])('C5 %s with a base of %s fen: %s yuan, of the whole base', (kind, base, yuan) => {
    const advice = duesAdvice(kind, base)!;
    expect([yuanWords(advice.fromFen), yuanWords(advice.untilFen)]).toEqual([yuan, yuan]);
    expect(advice.source).toMatch(/党费收缴/);
  });
  it('C5 a farmer’s is a range, also with a wage beside it; the branch decides which', () => {
    const advice = duesAdvice('farmer', 450_000)!;
    expect([advice.fromFen, advice.untilFen]).toEqual([20, 100]);
    expect(duesNotes('farmer', { baseFen: 450_000, probationary: false }).join()).toContain('由支部定');
    expect(duesNotes('wage', { baseFen: 1, probationary: true })[0]).toContain('支部大会');
  });
  it('C5 without a base there is no answer where one is needed', () => expect([duesAdvice('wage', null), duesAdvice('retired', null)]).toEqual([null, null]));
  it('C5 the sum is a whole number of fen for every base', () => {
    for (let fen = 0; fen < 1_200_000; fen += 7_919) expect(Number.isInteger(duesAdvice('wage', fen)!.fromFen)).toBe(true);
  });
  it.each([['2026-05', '2026-11-22', 5], ['2026-04', '2026-11-01', 6], ['2026-04', '2026-10-31', 5], ['2026-12', '2026-11-22', 0], ['2025-12', '2026-01-01', 0], ['2025-06', '2026-01-01', 6]])('C5 paid to %s, on %s %i months are over and unpaid', (to, today, n) => expect(monthsUnpaid(to, today)).toBe(n));
});
