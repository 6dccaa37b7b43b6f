/** F6 What a township offers families that hold a card. */
export const offerKinds = ['place', 'loan', 'other'] as const;
export type OfferKind = (typeof offerKinds)[number];
export const offerWords: Record<OfferKind, string> = { place: '项目名额', loan: '贴息贷款', other: '别的好处' };

/** A family answers for itself, as often as it likes until the last day; what the office decided stands. */
export const answerStates = ['offered', 'wanted', 'declined', 'taken', 'refused', 'withdrawn'] as const;
export type AnswerState = (typeof answerStates)[number];
export const answerWords: Record<AnswerState, string> = { offered: '还没回', wanted: '想要', declined: '不需要', taken: '办上了', refused: '没办成', withdrawn: '收回了' };
const openToFamily: readonly AnswerState[] = ['offered', 'wanted', 'declined'];
export const mayAnswer = (state: AnswerState): boolean => openToFamily.includes(state);
/** How an offer ended before its last day: taken no more answers, or never to be given to anybody. */
export const offerEndings = ['closed', 'withdrawn'] as const;
export type OfferEnding = (typeof offerEndings)[number];
export const offerEndingWords: Record<OfferEnding, string> = { closed: '不再收了', withdrawn: '收回了' };
export const mayDecide = (state: AnswerState): boolean => state === 'wanted';

/** 50 = 0.5%: the part of a year's interest that is paid for the family, in hundredths of a percent. */
export const MOST_INTEREST = 2_000;
export const interestWords = (points: number): string => `贴息 ${points / 100}%`;
