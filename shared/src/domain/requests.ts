import { isStartingItem, startingItems, type StartingItem } from './items';

/** 办事: every matter gets an echo. */
export const requestStates = ['submitted', 'taken', 'answered', 'confirmed', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateWords: Record<RequestState, string> = { submitted: '等人接', taken: '在办', answered: '办好了，等你点头', confirmed: '办结', withdrawn: '收回了' };
/** `desk` and `outpost`: somebody came in person and a clerk entered it. */
export const requestSources = ['request', 'checkin', 'visit', 'contact', 'paper', 'desk', 'outpost'] as const;
/** The codes everybody begins with (S1, domain/items); a county adds its own. */
export type RequestItem = StartingItem;
/** The name a matter without a form of its own is called by. */
export const itemLabel = (code: string): string => (isStartingItem(code) ? startingItems[code].zh : code);
export const requestTextMax = 500;
/** An office may close an answered request itself only after this many logged attempts to reach the asker. */
export const attemptsBeforeClose = 3;
