/** X3 What of one’s own data somebody looked at: the member’s page, the family’s, how an elder lives, a number in full. */
export const lookedAt = ['member', 'family', 'elder', 'number'] as const;
export type LookedAt = (typeof lookedAt)[number];
export const lookedAtWords: Record<LookedAt, string> = { member: '党员资料', family: '家庭资料', elder: '老人情况', number: '完整的号码' };
