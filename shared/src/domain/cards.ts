/** 流动党员家属证: one valid card a family. */
export const cardStates = ['valid', 'void', 'expired'] as const;
export type CardState = (typeof cardStates)[number];
export const cardValidYears = 2;
/** 128 random bits as base64url: fits WeChat's 32-character scene and cannot be guessed. */
export const cardTokenPattern = /^[A-Za-z0-9_-]{22}$/;
export const voidReasons = ['returned', 'lost', 'mistake'] as const;
export const voidReasonWords: Record<(typeof voidReasons)[number], string> = { returned: '党员返乡', lost: '证丢了', mistake: '发错了' };
