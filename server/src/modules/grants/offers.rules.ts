import { mayAnswer, mayDecide, type AnswerState } from '@guiyan/shared/domain/offers';
import type { ErrorCode } from '@guiyan/shared/errors';

/** F6 The law of an answer: null when it may be, else why not. */
export const whyNoAnswer = (a: { state: AnswerState; until: string; ended: string | null }, today: string): ErrorCode | null => (a.state === 'withdrawn' || (a.ended && mayAnswer(a.state)) ? 'offer.ended' : !mayAnswer(a.state) ? 'offer.decided' : today > a.until ? 'offer.over' : null);
export const whyNoDecision = (state: AnswerState): ErrorCode | null => (mayDecide(state) ? null : state === 'withdrawn' ? 'offer.ended' : mayAnswer(state) ? 'offer.not_wanted' : 'offer.decided');
export const answerCan = (hat: string, a: { state: AnswerState; until: string; ended: string | null; left: number }, today: string): ('answer' | 'take' | 'refuse')[] => {
  if (hat === 'member' || hat === 'family') return whyNoAnswer(a, today) ? [] : ['answer'];
  if (hat !== 'clerk' || whyNoDecision(a.state)) return [];
  return a.left > 0 ? ['take', 'refuse'] : ['refuse'];
};
/** Closed is the milder end and stays; what somebody has taken up is not taken from him. */
export const offerCan = (hat: string, o: { ended: string | null; taken: number; until: string }, today: string): ('close' | 'withdraw')[] =>
  hat !== 'clerk' || o.ended ? [] : [...(o.until >= today ? (['close'] as const) : []), ...(o.taken === 0 ? (['withdraw'] as const) : [])];
/** A loan names its bank and what is paid of the interest, and is given as a loan; nothing else is. */
export const isWhole = (o: { kind: string; gives: string; bank: string; interest: number }): boolean => (o.kind === 'loan' ? o.gives === 'loan' && o.bank !== '' && o.interest > 0 : o.gives !== 'loan');
