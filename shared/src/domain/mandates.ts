/** S10 委托: who may act for whom, in what, until when. */
export const mandateWays = ['self', 'phone', 'witness', 'paper'] as const;
export type MandateWay = (typeof mandateWays)[number];
export const mandateWayWords: Record<MandateWay, string> = { self: '本人在手机上给的', phone: '本人在电话里说的', witness: '当面说的，有人在场', paper: '本人签了字的纸' };
export const mandateStates = ['open', 'over', 'revoked'] as const;
export type MandateState = (typeof mandateStates)[number];
export const mandateStateWords: Record<MandateState, string> = { open: '有效', over: '到期了', revoked: '收回了' };
/** A year at most. */
export const MANDATE_DAYS = 366;
