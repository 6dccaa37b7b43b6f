/** 党费: an advisory reckoning in whole fen. Nothing here is paid, owed or collected. */
export const duesKinds = ['wage', 'self_employed', 'retired', 'farmer', 'student', 'unemployed', 'relief'] as const;
export type DuesKind = (typeof duesKinds)[number];
export const duesKindWords: Record<DuesKind, string> = { wage: '按月领工资', self_employed: '个体、灵活就业', retired: '离退休', farmer: '农民', student: '学生', unemployed: '没有工作', relief: '领抚恤、救济或低保' };

export interface DuesAdvice { fromFen: number; untilFen: number; rule: string; source: string }

const law = '《关于中国共产党党费收缴、使用和管理的规定》';
/** Bands of the fixed monthly wage after tax: up to and including `most` fen, per mille of the whole base. */
const wageBands = [{ most: 300_000, perMille: 5 }, { most: 500_000, perMille: 10 }, { most: 1_000_000, perMille: 15 }, { most: Infinity, perMille: 20 }] as const;
const retiredBands = [{ most: 500_000, perMille: 5 }, { most: Infinity, perMille: 10 }] as const;

const percent = (perMille: number): string => `${perMille / 10}%`;
/** Half a fen is rounded up; all in whole numbers. */
const share = (fen: number, perMille: number): number => Math.floor((fen * perMille + 500) / 1000);
function byBand(fen: number, bands: readonly { most: number; perMille: number }[], base: string): DuesAdvice {
  const { perMille } = bands.find((b) => fen <= b.most)!;
  const due = share(fen, perMille);
  return { fromFen: due, untilFen: due, rule: `${base}，整个基数按 ${percent(perMille)} 算，不分段累进`, source: law };
}

/** Whether the reckoning needs a base: the monthly wage after tax, or last quarter's average monthly net income. */
export const needsBase = (kind: DuesKind): boolean => kind === 'wage' || kind === 'self_employed' || kind === 'retired';

/**
 * Monthly dues as the published rules reckon them; fen in, fen out.
 * Wages: ≤ 3000.00 0.5 %, ≤ 5000 1 %, ≤ 10000 1.5 %, above 2 %, of the whole base (3000.00 → 15.00, 3000.01 → 30.00).
 * Retired: ≤ 5000 0.5 %, above 1 %. Farmers 0.20–1.00. Students, jobless, relief 0.20.
 * Source: 关于中国共产党党费收缴、使用和管理的规定. Answers null when a base is needed and missing.
 */
export function duesAdvice(kind: DuesKind, baseFen: number | null): DuesAdvice | null {
  if (needsBase(kind) && baseFen === null) return null;
  switch (kind) {
    case 'wage': return byBand(baseFen!, wageBands, '每月固定的税后工资收入');
    case 'self_employed': return byBand(baseFen!, wageBands, '上季度月平均纯收入');
    case 'retired': return byBand(baseFen!, retiredBands, '每月实际领取的离退休费');
    case 'farmer': return { fromFen: 20, untilFen: 100, rule: '农民党员每月交 0.2 元至 1 元', source: law };
    case 'student': return { fromFen: 20, untilFen: 20, rule: '学生党员每月交 0.2 元', source: law };
    case 'unemployed': return { fromFen: 20, untilFen: 20, rule: '没有收入的党员每月交 0.2 元', source: law };
    case 'relief': return { fromFen: 20, untilFen: 20, rule: '领抚恤、救济或低保的党员每月交 0.2 元', source: law };
  }
}

/** What may be said beside the sum; people decide. */
export function duesNotes(kind: DuesKind, facts: { baseFen: number | null; probationary: boolean }): string[] {
  return [
    ...(facts.probationary ? ['预备党员从支部大会通过之日起交党费'] : []),
    ...(kind === 'farmer' && facts.baseFen ? ['在外有固定工资的农民党员，按工资还是按农民交，由支部定'] : []),
    '确有困难的，支部同意并报上级批准，可以少交或免交',
    '只供参考，以支部核定的为准；这里不收党费',
  ];
}

/** 1500 → '15.00' */
export const yuanWords = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Months that are over and not paid: the running month is not counted. `paidTo` and `today` as YYYY-MM…. */
export function monthsUnpaid(paidTo: string, today: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return Math.max(index(today) - 1 - index(paidTo), 0);
}
/** Six months in a row without reason: the branch looks into it (党员教育管理工作条例第三十一条第六项). A proposal, never a decision. */
export const UNPAID_MONTHS = 6;
/** Dues may be paid ahead within a year (our limit on slips of the pen). */
export const DUES_AHEAD_MONTHS = 12;
