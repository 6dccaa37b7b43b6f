/** 季度思想汇报. A person has one report a quarter; handing in again after a return is the same report. */
export const reportStates = ['handed_in', 'returned', 'accepted'] as const;
export type ReportState = (typeof reportStates)[number];
export const slotStates = [...reportStates, 'open', 'missed', 'not_due', 'before'] as const;
export const reportTextMax = 4000;
/** Activities a member may name himself in one report. */
export const OWN_ACTIVITIES = 12;
export const reportStateWords: Record<(typeof slotStates)[number], string> = {
  handed_in: '等支部看', returned: '请再补充', accepted: '支部看过', open: '该写了', missed: '没有交', not_due: '还没到', before: '登记以前',
};
/** 四季度; the year is told where it is not plain. */
export const quarterName = (quarter: string): string => `${'一二三四'[Number(quarter.slice(5)) - 1] ?? ''}季度`;
