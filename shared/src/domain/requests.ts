/** 办事: every matter gets an echo. */
export const requestStates = ['submitted', 'taken', 'answered', 'confirmed', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateWords: Record<RequestState, string> = { submitted: '等人接', taken: '在办', answered: '办好了，等你点头', confirmed: '办结', withdrawn: '收回了' };
export const requestSources = ['request', 'checkin', 'visit', 'contact', 'paper'] as const;
export const requestItems = [
  { code: 'MEDICAL', label: '医保报销' }, { code: 'PENSION', label: '社保' }, { code: 'JOBS', label: '就业创业补贴' }, { code: 'LAND', label: '土地承包' },
  { code: 'LOAN', label: '贷款担保' }, { code: 'SCHOOL', label: '入学转学' }, { code: 'UTILITY', label: '水电' }, { code: 'HELP', label: '求帮忙' }, { code: 'OTHER', label: '别的事' },
] as const;
export type RequestItem = (typeof requestItems)[number]['code'];
export const itemLabel = (code: string): string => requestItems.find((i) => i.code === code)?.label ?? code;
export const requestTextMax = 500;
/** An office may close an answered request itself only after this many logged attempts to reach the asker. */
export const attemptsBeforeClose = 3;
