import { isStartingItem, startingItems, type StartingItem } from './items';

/** 办事: every matter gets an echo. */
export const requestStates = ['submitted', 'taken', 'papers', 'working', 'suspended', 'answered', 'callback', 'confirmed', 'ended', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
/** As the asker reads them. */
export const requestStateWords: Record<RequestState, string> = { submitted: '等人接', taken: '受理了', papers: '等你补材料', working: '在办', suspended: '先放一放', answered: '有结果了，等你点头', callback: '换人回访', confirmed: '办结', ended: '终止', withdrawn: '收回了' };
/** As those who serve read them, on both screens and in the ledgers. */
export const requestStaffWords: Record<RequestState, string> = { submitted: '等人接', taken: '受理', papers: '补正，等材料', working: '承办', suspended: '中止', answered: '等家里点头', callback: '等人回访', confirmed: '办结', ended: '终止', withdrawn: '收回了' };
/** Open until its echo. */
export const openStates = ['submitted', 'taken', 'papers', 'working', 'suspended', 'answered', 'callback'] as const satisfies readonly RequestState[];
export const isOpenState = (state: string): boolean => (openStates as readonly string[]).includes(state);
/** 满意度, told once with the echo. */
export const ratings = [5, 4, 3, 2, 1] as const;
export const ratingWords: Record<(typeof ratings)[number], string> = { 5: '很满意', 4: '满意', 3: '一般', 2: '不满意', 1: '很不满意' };
/** From here down somebody else rings back before it is closed. */
export const BAD_RATING = 2;
/** S4 What a clock shows; `met` and `late` once it has stopped. */
export const clockColours = ['green', 'amber', 'red', 'paused', 'met', 'late'] as const;
export type ClockColour = (typeof clockColours)[number];
export const clockWords: Record<ClockColour, string> = { green: '在时限内', amber: '快到期', red: '超期', paused: '等材料，停着', met: '按时', late: '晚了' };
/** What happened to a matter, in order. */
export const requestSteps = ['submitted', 'taken', 'papers', 'brought', 'working', 'offered', 'passed', 'bounced', 'suspended', 'resumed', 'answered', 'ending', 'attempt', 'confirmed', 'reopened', 'callback', 'called', 'closed', 'withdrawn', 'handed'] as const;
/** `happened`: told as a happening of work or life (P5). `desk` and `outpost`: somebody came in person and a clerk entered it. */
export const requestSources = ['request', 'checkin', 'visit', 'contact', 'happened', 'paper', 'desk', 'outpost'] as const;
/** The codes everybody begins with (S1, domain/items); a county adds its own. */
export type RequestItem = StartingItem;
/** The name a matter without a form of its own is called by. */
export const itemLabel = (code: string): string => (isStartingItem(code) ? startingItems[code].zh : code);
export const requestTextMax = 500;
/** An office may close an answered request itself only after this many logged attempts to reach the asker. */
export const attemptsBeforeClose = 3;
