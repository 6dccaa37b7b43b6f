/** 结对帮扶 and 走访. */
export const helperClasses = ['leaders', 'organs', 'society', 'heritage', 'prosperous', 'mass_org'] as const;
export type HelperClass = (typeof helperClasses)[number];
export const helperClassWords: Record<HelperClass, string> = { leaders: '党政班子', organs: '机关党员和支部', society: '社会力量', heritage: '文化传承人', prosperous: '致富带头人', mass_org: '群团组织' };
/** H2 At which of the four levels somebody helps. */
export const pairingLevels = ['county', 'township', 'village', 'group'] as const;
export type PairingLevel = (typeof pairingLevels)[number];
export const pairingLevelWords: Record<PairingLevel, string> = { county: '县级', township: '乡级', village: '村级', group: '组级' };
export const pairingRoles = ['helper', 'acting_parent', 'acting_child'] as const;
export type PairingRole = (typeof pairingRoles)[number];
export const pairingRoleWords: Record<PairingRole, string> = { helper: '帮扶人', acting_parent: '代理家长', acting_child: '临时子女' };
/** H3 Whom a scheme may be for: each family with a member away, or each of these at home. */
export const schemeSubjects = ['family', 'child', 'elder', 'woman'] as const;
export type SchemeSubject = (typeof schemeSubjects)[number];
export const schemeSubjectWords: Record<SchemeSubject, string> = { family: '每一家', child: '每个孩子', elder: '每位老人', woman: '每位妇女' };
/** Families of one helper, at most that a scheme may allow. */
export const MOST_FAMILIES = 200;
export const aspects = ['thought', 'life', 'production'] as const;
export const aspectWords: Record<(typeof aspects)[number], string> = { thought: '帮思想', life: '帮生活', production: '帮生产' };
export const visitWays = ['door', 'phone', 'video'] as const;
export const visitWayWords: Record<(typeof visitWays)[number], string> = { door: '上门', phone: '电话', video: '视频' };
export const visitOccasions = ['monthly', 'festival', 'school', 'illness', 'farm', 'must'] as const;
export const visitOccasionWords: Record<(typeof visitOccasions)[number], string> = { monthly: '每月看望', festival: '过节', school: '开学放假', illness: '生病', farm: '农忙汛期', must: '四必访' };
export const visitStates = ['well', 'so_so', 'trouble'] as const;
export const visitStateWords: Record<(typeof visitStates)[number], string> = { well: '都好', so_so: '一般', trouble: '有难处' };
/** H10 Pictures of a visit: shown to others once an office has looked at them. */
export const photoStates = ['waiting', 'passed', 'withheld'] as const;
export type PhotoState = (typeof photoStates)[number];
export const photoStateWords: Record<PhotoState, string> = { waiting: '等人看', passed: '可以看', withheld: '不给别人看' };
