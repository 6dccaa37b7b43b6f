/** 结对帮扶 and 走访. */
export const helperClasses = ['leaders', 'organs', 'society'] as const;
export type HelperClass = (typeof helperClasses)[number];
export const helperClassWords: Record<HelperClass, string> = { leaders: '党政班子', organs: '机关党员和支部', society: '社会力量' };
export const pairingRoles = ['helper', 'acting_parent', 'acting_child'] as const;
export type PairingRole = (typeof pairingRoles)[number];
export const pairingRoleWords: Record<PairingRole, string> = { helper: '帮扶人', acting_parent: '代理家长', acting_child: '临时子女' };
export const aspects = ['thought', 'life', 'production'] as const;
export const aspectWords: Record<(typeof aspects)[number], string> = { thought: '帮思想', life: '帮生活', production: '帮生产' };
export const visitWays = ['door', 'phone', 'video'] as const;
export const visitWayWords: Record<(typeof visitWays)[number], string> = { door: '上门', phone: '电话', video: '视频' };
export const visitOccasions = ['monthly', 'festival', 'school', 'illness', 'farm', 'must'] as const;
export const visitOccasionWords: Record<(typeof visitOccasions)[number], string> = { monthly: '每月看望', festival: '过节', school: '开学放假', illness: '生病', farm: '农忙汛期', must: '四必访' };
export const visitStates = ['well', 'so_so', 'trouble'] as const;
export const visitStateWords: Record<(typeof visitStates)[number], string> = { well: '都好', so_so: '一般', trouble: '有难处' };
