import { addMonths, daysBetween, daysInMonth, firstOfMonth, lastOfMonth, partsOf, dayOf, wholeMonths, type DatePrecision, type Day } from './dates';

/** R2 What a going-away is on a day, computed from dates and never typed; `home` and `inflow` (a member of elsewhere who lives here) have no going-away at all. */
export const memberStates = ['mobile', 'expected', 'short', 'unknown', 'returned', 'transferred', 'home', 'inflow'] as const;
export type MemberState = (typeof memberStates)[number];
export const memberStateWords: Record<MemberState, string> = { mobile: '流动党员', expected: '预计流动', short: '短期外出', unknown: '待核实', returned: '已返乡', transferred: '已转出', home: '在家', inflow: '流入' };
/** The states of someone who is away on that day. */
export const awayStates = ['mobile', 'expected', 'short', 'unknown'] as const satisfies readonly MemberState[];

export interface GoingFacts {
  outDay: Day | null;
  outPrecision: DatePrecision;
  expectedMonths: number | null;
  backDay: Day | null;
  transferredOn: Day | null;
}

/** The first and the last day a fuzzy day may mean. */
export function spanOf(day: Day, precision: DatePrecision): { first: Day; last: Day } {
  const { year } = partsOf(day);
  if (precision === 'year') return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
  return precision === 'month' ? { first: firstOfMonth(day), last: lastOfMonth(day) } : { first: day, last: day };
}

/**
 * The state of one going-away as of a day, with that day's setting `out_months`.
 * In this order (our rule after the 2024 意见): 已转出 · 返乡 · 流动党员 (whole calendar months, month ends clamp) · 预计流动 · 短期外出.
 * An unknown day of leaving is 待核实, and so is one known only to the month or year while it could be either: never a guess.
 * A visit home is no end of a going-away and plays no part here.
 */
export function stateOf(f: GoingFacts, on: Day, outMonths: number): MemberState {
  if (f.transferredOn !== null && f.transferredOn <= on) return 'transferred';
  // Called off before it began: it ends on the day it would have begun.
  if (f.backDay !== null && (f.backDay <= on || (f.outDay !== null && f.outDay > on))) return 'returned';
  if (f.outDay === null) return 'unknown';
  const { first, last } = spanOf(f.outDay, f.outPrecision);
  if (wholeMonths(last, on) >= outMonths) return 'mobile';
  if (wholeMonths(first, on) >= outMonths) return 'unknown';
  return f.expectedMonths !== null && f.expectedMonths >= outMonths ? 'expected' : 'short';
}

/** The latest day since which `months` whole calendar months have passed on `on`: what `wholeMonths(day, on) >= months` means to a query. */
export function monthsBefore(on: Day, months: number): Day {
  const { year, month, date } = partsOf(on);
  // On a month's last day the longer month's later days have come round as well: 08-31 + 6 = 02-28.
  return date === daysInMonth(year, month) ? lastOfMonth(addMonths(firstOfMonth(on), -months)) : addMonths(on, -months);
}

/** R4 Checked lately, checked long ago, or never. */
export const verifyStates = ['fresh', 'stale', 'never'] as const;
export type VerifyState = (typeof verifyStates)[number];
/** Holds the county's own word: `inLabels`. */
export const verifyStateWords: Record<VerifyState, string> = { fresh: '[verify]过', stale: '该再[verify]', never: '没[verify]过' };
export const verifyStateOf = (verifiedOn: Day | null, on: Day, staleMonths: number): VerifyState =>
  verifiedOn === null || verifiedOn > on ? 'never' : wholeMonths(verifiedOn, on) >= staleMonths ? 'stale' : 'fresh';
export const verifyHows = ['door', 'phone', 'other'] as const;
export type VerifyHow = (typeof verifyHows)[number];
export const verifyHowWords: Record<VerifyHow, string> = { door: '上门', phone: '打电话', other: '别的办法' };

/** R4 The half-year a day lies in: 2026H2. */
export const halfOf = (day: Day): string => `${day.slice(0, 4)}H${partsOf(day).month <= 6 ? 1 : 2}`;
export const halfWords = (half: string): string => `${half.slice(0, 4)}年${half.endsWith('1') ? '上' : '下'}半年`;

/** R11 In touch, silent for long (somebody should search), proposed as lost, or lost by decision. */
export const contactStates = ['in_touch', 'silent', 'proposed', 'lost'] as const;
export type ContactState = (typeof contactStates)[number];
export const contactStateWords: Record<ContactState, string> = { in_touch: '联系得上', silent: '去向不明', proposed: '已提请认定失联', lost: '失联' };
/** `since`: the last contact, or the day the register began to count him when nobody has noted one yet. */
export const isSilent = (since: Day, on: Day, lostMonths: number): boolean => wholeMonths(since, on) >= lostMonths;
/** `unreachedOn`: so many calls in a row reached nobody up to that day; it holds until he is heard of then or later. */
export const isUnreached = (f: { lastContactDay: Day | null; unreachedOn: Day | null }): boolean => f.unreachedOn !== null && (f.lastContactDay === null || f.unreachedOn > f.lastContactDay);
export const contactStateOf = (f: { since: Day; unreached: boolean; proposedOn: Day | null; decidedOn: Day | null }, on: Day, lostMonths: number): ContactState =>
  f.decidedOn !== null ? 'lost' : f.proposedOn !== null ? 'proposed' : f.unreached || isSilent(f.since, on, lostMonths) ? 'silent' : 'in_touch';
/** Reasons a branch gives (条例 and the yearly form). */
export const lostReasons = ['work', 'closed', 'graduated', 'unit', 'abroad', 'moved', 'other'] as const;
export type LostReason = (typeof lostReasons)[number];
export const lostReasonWords: Record<LostReason, string> = { work: '外出务工经商', closed: '单位改制、破产', graduated: '毕业后去向不明', unit: '工作单位变动', abroad: '出国出境', moved: '居住地变动', other: '其他' };

/** A visit home that lasts longer than the county's `max_home_days` is asked about; it changes nothing by itself. */
export const isLongVisit = (from: Day, until: Day | null, on: Day, maxHomeDays: number): boolean => from <= on && (until === null || until > on) && daysBetween(from, on) > maxHomeDays;

/** R1 What one does for a living, in the broad. */
export const trades = ['factory', 'building', 'catering', 'transport', 'retail', 'household', 'farming', 'office', 'own', 'study', 'other'] as const;
export type Trade = (typeof trades)[number];
export const tradeWords: Record<Trade, string> = {
  factory: '工厂', building: '建筑', catering: '餐饮住宿', transport: '运输快递', retail: '卖货', household: '家政保安', farming: '种养', office: '坐办公室', own: '自己做生意', study: '读书', other: '别的',
};

/** N5 How a liaison spoke with a member. */
export const contactHows = ['phone', 'wechat', 'letter', 'meeting', 'other'] as const;
export type ContactHow = (typeof contactHows)[number];
export const contactHowWords: Record<ContactHow, string> = { phone: '电话', wechat: '微信', letter: '书信', meeting: '见面', other: '别的' };

/** What may be said of months away when one leaves. */
export const EXPECTED_MONTHS_MAX = 120;
