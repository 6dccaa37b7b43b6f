/** 流动党员家属证: one valid card a family. */
export const cardStates = ['valid', 'void', 'expired'] as const;
export type CardState = (typeof cardStates)[number];
export const cardValidYears = 2;
/** 128 random bits as base64url: fits WeChat's 32-character scene and cannot be guessed. */
export const cardTokenPattern = /^[A-Za-z0-9_-]{22}$/;
export const matters = [
  { code: 'LOAN', label: '贷款' }, { code: 'SUBSIDY', label: '领补贴' }, { code: 'FARM', label: '农技农资' }, { code: 'LIVESTOCK', label: '畜牧防疫' },
  { code: 'MEDICAL', label: '看病报销' }, { code: 'PAPERS', label: '开证明' }, { code: 'OTHER', label: '别的事' },
] as const;
export type Matter = (typeof matters)[number]['code'];
export const matterLabel = (code: string): string => matters.find((m) => m.code === code)?.label ?? code;
export const voidReasons = ['returned', 'lost', 'mistake'] as const;
export const voidReasonWords: Record<(typeof voidReasons)[number], string> = { returned: '党员返乡', lost: '证丢了', mistake: '发错了' };
