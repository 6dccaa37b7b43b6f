/** Cells a spreadsheet would run as a formula, in half or full width, get an apostrophe: they read back as the words they are. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text);

/** R1 The paper roster's columns, in the paper's order (流动党员花名册). Columns nobody keeps yet stay empty on purpose: the paper has them. */
export const outflowColumns = [
  '序号', '村(社区)', '姓名', '性别', '民族', '出生年月', '身份证号', '文化程度', '入党时间', '转正时间', '人员类别', '外出时间', '外出地点', '从事职业/工作单位', '联系电话', '外出原因', '是否持证', '证号', '流入地党组织', '流入地联系人及电话', '是否报到', '支部联系人及电话', '党费交至', '家庭留守情况(老/妇/童人数)', '是否失联', '备注',
] as const;
