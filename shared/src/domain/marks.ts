/** S12 Marks of the county's own: 一核三联四帮双引, 帮带, 帮扶, 帮联. Nothing follows from one; it is put on and counted by. */
export const markedThings = ['case', 'outpost'] as const;
export type MarkedThing = (typeof markedThings)[number];
export const markedThingWords: Record<MarkedThing, string> = { case: '办的事', outpost: '驻外中心' };
export const markMax = 16;
/** As many as one can choose from without a search. */
export const MOST_MARKS = 40;
