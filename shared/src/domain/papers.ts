/** Official papers, transfers and reporting to a host: words and limits. The product records them; it prints, numbers and seals nothing. */
export const paperKinds = ['activity', 'proof', 'letter'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperKindWords: Record<PaperKind, string> = { activity: '流动党员活动证', proof: '党员证明信', letter: '组织关系介绍信' };
/** valid and expired follow from days; the others are how a paper ended. */
export const paperStates = ['valid', 'expired', 'lost', 'returned', 'void'] as const;
export type PaperState = (typeof paperStates)[number];
export const paperStateWords: Record<PaperState, string> = { valid: '在用', expired: '过期', lost: '遗失', returned: '已收回', void: '作废' };
export const paperEnds = ['lost', 'returned', 'void'] as const;
/** A proof of membership serves an absence of at most six months. */
export const PROOF_MONTHS = 6;

/** A letter prints its days of validity, 1–90 (our rule: the printed days are kept; at most three months). */
export const LETTER_DAYS_MAX = 90;
/** The receipt is due within a month: overdue from day 31 (our rule). */
export const RECEIPT_DAYS = 30;
export const transferStates = ['preparing', 'letter', 'expired', 'handed', 'received', 'back', 'returned', 'void'] as const;
export type TransferState = (typeof transferStates)[number];
export const transferStateWords: Record<TransferState, string> = { preparing: '准备', letter: '信已开', expired: '超期', handed: '转出未接收', received: '已接收', back: '已转回', returned: '退回', void: '作废' };
export const overdueKinds = ['letter', 'receipt'] as const;
export type Overdue = (typeof overdueKinds)[number];
export const overdueWords: Record<Overdue, string> = { letter: '信过了有效期', receipt: '回执超期' };
export const carriers = ['member', 'post'] as const;
export const carrierWords: Record<(typeof carriers)[number], string> = { member: '本人带去', post: '机要寄送' };

export const arrivalStates = ['reported', 'accepted', 'returned', 'withdrawn', 'ended'] as const;
export type ArrivalState = (typeof arrivalStates)[number];
export const arrivalStateWords: Record<ArrivalState, string> = { reported: '等对方接收', accepted: '已接收', returned: '对方退回', withdrawn: '已撤回', ended: '已结束' };

export const activities = ['meeting', 'class', 'day', 'service', 'review', 'other'] as const;
export type Activity = (typeof activities)[number];
export const activityWords: Record<Activity, string> = { meeting: '党员大会或小组会', class: '党课', day: '主题党日', service: '志愿服务', review: '组织生活会或民主评议', other: '别的活动' };

/** What the adviser asks; a question that is not answered is null. */
export interface AdviceFacts {
  /** Months the member will be away. */
  months: number | null;
  /** The place of work or home is settled. */
  settled: boolean | null;
  /** Knows where he goes and which organisation is there. */
  placeKnown: boolean | null;
}
export const advisedPapers = ['activity', 'proof', 'letter', 'none'] as const;
export type AdvisedPaper = (typeof advisedPapers)[number];
export const advisedWords: Record<AdvisedPaper, string> = { activity: '办流动党员活动证', proof: '开党员证明信', letter: '转组织关系（开介绍信）', none: '先报告支部，暂时不用办证' };
/** One rule of the table: it fits when every condition that is not null holds. The first that fits answers. */
export interface AdviceRule { code: string; minMonths: number | null; maxMonths: number | null; settled: boolean | null; placeKnown: boolean | null; paper: AdvisedPaper; words: string; source: string }

/** The table until a county changes a line; the last line always fits. */
export const adviceRules: readonly AdviceRule[] = [
  { code: 'transfer', minMonths: 6, maxMonths: null, settled: true, placeKnown: null, paper: 'letter', words: '外出半年以上、地点比较固定的，应当把组织关系转到那边的党组织。', source: '《中国共产党党员教育管理工作条例》第二十五条' },
  { code: 'activity', minMonths: 6, maxMonths: null, settled: null, placeKnown: null, paper: 'activity', words: '外出半年以上、地点不固定的，关系不转，带流动党员活动证，到那边报到、参加组织生活。', source: '《中国共产党党员教育管理工作条例》第三十二条' },
  { code: 'proof', minMonths: 1, maxMonths: 6, settled: null, placeKnown: true, paper: 'proof', words: '外出不满半年、知道去哪里的，开党员证明信，到那边参加组织生活；表决和选举仍在原支部。', source: '党员证明信的通行用法：外出六个月以内' },
  { code: 'report', minMonths: null, maxMonths: null, settled: null, placeKnown: null, paper: 'none', words: '走之前向支部说明原因、时间、地点和联系办法；到了以后再定。', source: '《关于加强和改进流动党员管理工作的意见》（2006 年）' },
];

/** First rule that fits; a condition on a question that was not answered does not hold. */
export function whichPaper(rules: readonly AdviceRule[], facts: AdviceFacts): AdviceRule | null {
  const holds = (want: boolean | null, given: boolean | null) => want === null || want === given;
  const inMonths = (r: AdviceRule) =>
    (r.minMonths === null || (facts.months !== null && facts.months >= r.minMonths)) && (r.maxMonths === null || (facts.months !== null && facts.months < r.maxMonths));
  return rules.find((r) => inMonths(r) && holds(r.settled, facts.settled) && holds(r.placeKnown, facts.placeKnown)) ?? null;
}
