/** 绿色通道: what is done at a counter for the holder of a card. */

/** F5 What every county begins with; a county adds its own and puts away what it does not use. */
export const matters = [
  { code: 'LOAN', label: '贷款' }, { code: 'SUBSIDY', label: '领补贴' }, { code: 'FARM', label: '农技农资' }, { code: 'LIVESTOCK', label: '畜牧防疫' },
  { code: 'MEDICAL', label: '看病报销' }, { code: 'PAPERS', label: '开证明' }, { code: 'OTHER', label: '别的事' },
] as const;
/** A row without words of its own is from before a county had any. */
export const matterLabel = (code: string): string => matters.find((m) => m.code === code)?.label ?? code;
export const MOST_MATTERS = 30;

/** 办结情况 */
export const endings = ['done', 'again', 'not'] as const;
export type Ending = (typeof endings)[number];
export const endingWords: Record<Ending, string> = { done: '办好了', again: '还要再来一次', not: '没办成' };

/** Where an entry comes from: after a scan at the counter, or at the desk by the number that somebody read out. */
export const serviceSources = ['scan', 'desk'] as const;
/** Days back the desk may log a service for. */
export const DESK_DAYS = 31;

/** F7 Five opinions; the first two ask for a call-back. */
export const opinions = [1, 2, 3, 4, 5] as const;
export type Opinion = (typeof opinions)[number];
export const opinionWords: Record<Opinion, string> = { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' };
export const isBad = (opinion: number): boolean => opinion <= 2;
/** Fewer ratings than this of one unit are not shown: who gave them could be guessed. */
export const FEWEST_RATINGS = 5;

/** F8 Percent to one place; null where there is nothing to divide by. */
const oneDecimal = (n: number): number => Math.round(n * 10) / 10;
export interface MonthCount { all: number; priority: number }
/** 优先率: of all services to card families, those served first. */
export const shareOfPriority = ({ all, priority }: MonthCount): number | null => (all ? oneDecimal((priority / all) * 100) : null);
/** Its change over the month before, in points. */
export const pointsOver = (now: MonthCount, before: MonthCount): number | null => (now.all && before.all ? oneDecimal((now.priority / now.all - before.priority / before.all) * 100) : null);
/** 环比: this month's priority services over last month's, less one; without a month before there is none. */
export const growthOver = (now: MonthCount, before: MonthCount): number | null => (before.priority ? oneDecimal((now.priority / before.priority - 1) * 100) : null);
export const priorityWords = {
  share: { title: '优先率', definition: '这个月给持证家庭优先办的人次 ÷ 这个月给持证家庭办的全部人次。和上个月比，说差几个百分点。更正过的只算更正后的那一次。' },
  growth: { title: '优先办的环比', definition: '这个月优先办的人次 ÷ 上个月优先办的人次 − 1。上个月一次也没有，就没有环比，写「无上月数」。' },
} as const;
