/** S11 困难问题: what somebody told to be hard in a visit, a check-in, a call or as a happening; open until the matter it became has its echo. */
export const difficultySources = ['visit', 'checkin', 'contact', 'happened'] as const;
export type DifficultySource = (typeof difficultySources)[number];
export const difficultySourceWords: Record<DifficultySource, string> = { visit: '走访时说的', checkin: '报平安时说的', contact: '电话里说的', happened: '家里的事里说的' };
export const difficultyKinds = ['finance', 'other'] as const;
export type DifficultyKind = (typeof difficultyKinds)[number];
export const difficultyKindWords: Record<DifficultyKind, string> = { finance: '钱上的', other: '别的' };
