import { callAnswerWords, callWantWords, type CallAnswer, type CallWant } from '@guiyan/shared/domain/calls';

interface Said { answer?: CallAnswer | undefined; wants?: CallWant | undefined; words: string }
/** What the contact log says of a call: two taps and what was added; never empty. */
export const contactWords = ({ answer, wants, words }: Said): string =>
  [answer && callAnswerWords[answer], wants && wants !== 'nothing' && callWantWords[wants], words].filter(Boolean).join('。') || '打通了';
/** What becomes a matter of its own; empty when all is well. */
export const difficultyOf = ({ answer, words }: Said): string => (answer === 'difficulty' ? words || '电话里说有难处' : '');
