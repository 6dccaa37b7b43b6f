import { mayAnswer, mayDecide, type AnswerState } from '@guiyan/shared/domain/offers';
import type { ErrorCode } from '@guiyan/shared/errors';

/** F6 The law of an answer: null when it may be, else why not. */
export const whyNoAnswer = (state: AnswerState, until: string, today: string): ErrorCode | null => (!mayAnswer(state) ? 'offer.decided' : today > until ? 'offer.over' : null);
export const whyNoDecision = (state: AnswerState): ErrorCode | null => (mayDecide(state) ? null : mayAnswer(state) ? 'offer.not_wanted' : 'offer.decided');
export const answerCan = (hat: string, a: { state: AnswerState; until: string; left: number }, today: string): ('answer' | 'take' | 'refuse')[] => {
  if (hat === 'member' || hat === 'family') return whyNoAnswer(a.state, a.until, today) ? [] : ['answer'];
  if (hat !== 'clerk' || whyNoDecision(a.state)) return [];
  return a.left > 0 ? ['take', 'refuse'] : ['refuse'];
};
/** A loan names its bank and what is paid of the interest, and is given as a loan; nothing else is. */
export const isWhole = (o: { kind: string; gives: string; bank: string; interest: number }): boolean => (o.kind === 'loan' ? o.gives === 'loan' && o.bank !== '' && o.interest > 0 : o.gives !== 'loan');
