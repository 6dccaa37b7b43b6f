/** S9 驻外中心. */
export const languages = ['zh', 'bo', 'miao', 'dong', 'other'] as const;
export type Language = (typeof languages)[number];
export const languageWords: Record<Language, string> = { zh: '汉话', bo: '藏语', miao: '苗语', dong: '侗语', other: '别的民族语言' };
/** 双语: the common language and one more. */
export const isBilingual = (spoken: readonly Language[]): boolean => spoken.includes('zh') && spoken.length > 1;

export const facilities = ['hall', 'study', 'mediation', 'copying', 'nursery', 'canteen', 'beds', 'jobs'] as const;
export type Facility = (typeof facilities)[number];
export const facilityWords: Record<Facility, string> = { hall: '办事大厅', study: '学习室', mediation: '调解室', copying: '复印打印', nursery: '孩子活动角', canteen: '吃饭的地方', beds: '临时住处', jobs: '招工信息' };

export const jointStates = ['planned', 'held', 'cancelled'] as const;
export type JointState = (typeof jointStates)[number];
export const jointStateWords: Record<JointState, string> = { planned: '定好了', held: '办过了', cancelled: '不办了' };

export const outpostMax = { hours: 60, way: 160, words: 300 } as const;
