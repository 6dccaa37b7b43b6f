/** M1 一个电话: what a liaison tells and asks once a month, and what came of it. */
export { callOutcomes, callOutcomeWords } from './notices';

/** The first of the two questions. */
export const callAnswers = ['well', 'difficulty'] as const;
export type CallAnswer = (typeof callAnswers)[number];
export const callAnswerWords: Record<CallAnswer, string> = { well: '都好', difficulty: '有难处' };
/** The second. */
export const callWants = ['nothing', 'work', 'skill', 'home', 'policy', 'other'] as const;
export type CallWant = (typeof callWants)[number];
export const callWantWords: Record<CallWant, string> = { nothing: '没有', work: '想找活干', skill: '想学手艺', home: '想回来干', policy: '想问政策', other: '别的' };
export const callQuestions = ['人和家里都好吗？', '有什么打算，想要什么？'] as const;

/** Things to tell a month, and signs in each. */
export const TELLS = 3;
export const tellMax = 60;

/**
 * Our rule: three days on which somebody called and nobody answered, with no word from the member in between, put him
 * among those to be searched for (R11). Several tries of one day are one miss; calls lie a month apart, so days count and not months.
 */
export const MISSES = 3;
/** `days`: days of calls that reached nobody, in any order; `heard`: the last contact. Counts those after it. */
export const missesSince = (days: readonly string[], heard: string | null): number => new Set(days.filter((day) => heard === null || day > heard)).size;
