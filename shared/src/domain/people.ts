/** R12 Why two records may be one person, strongest first. */
export const matchReasons = ['id_no', 'id15', 'name_birth', 'phone', 'name_village'] as const;
export type MatchReason = (typeof matchReasons)[number];
export const matchReasonWords: Record<MatchReason, string> = {
  id_no: '身份证号相同', id15: '姓名相同，身份证号前 15 位相同', name_birth: '姓名、村和出生相同', phone: '姓名和电话相同', name_village: '姓名和村相同，别的没法比',
};
/** What speaks against it. */
export const againstReasons = ['sex', 'birth', 'phone', 'village', 'family', 'both_bound'] as const;
export type AgainstReason = (typeof againstReasons)[number];
export const againstWords: Record<AgainstReason, string> = {
  sex: '性别不同', birth: '出生不同', phone: '电话不同', village: '村不同', family: '登在两户里', both_bound: '两条都有人用手机绑定了',
};
/** Facts one of two records may lend the other. */
export const mergeFields = ['name', 'sex', 'birth', 'nation', 'edu', 'idNo', 'phone', 'otherPhone', 'village', 'duty'] as const;
export type MergeField = (typeof mergeFields)[number];
export const mergeFieldWords: Record<MergeField, string> = {
  name: '姓名', sex: '性别', birth: '出生', nation: '民族', edu: '学历', idNo: '身份证号', phone: '电话', otherPhone: '另一个电话', village: '村组', duty: '职务',
};
/** Days in which a merge can be taken back. */
export const UNDO_DAYS = 30;
