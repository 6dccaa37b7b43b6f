import type { Output } from '@guiyan/shared/contract';
import { importKindWords, type ImportKind } from '@guiyan/shared/domain/imports';
import { TYPED } from '@guiyan/shared/domain/sheets';
import type { Tone } from '../ui/words';

export type Import = Output<'imports.get'>;
export type Question = Output<'imports.questions'>['rows'][number];

/** What each column was taken for. */
const fieldWords: Record<string, string> = {
  seq: '序号', township: '乡镇', village: '村', group: '组', branch: '党支部', name: '姓名', memberName: '哪位党员', sex: '性别', nation: '民族', birth: '出生年月', age: '年龄', idNo: '身份证号', memberIdNo: '党员身份证号',
  edu: '学历', joined: '入党日期', confirmed: '转正日期', category: '人员类别', outDate: '外出时间', backDate: '返乡时间', place: '外出地点', job: '从事什么', reason: '外出原因', phone: '电话', memberPhone: '党员电话',
  liaison: '支部联系人', liaisonPhone: '联系人电话', certHeld: '有没有活动证', certNo: '活动证号', dues: '党费交到', address: '住址', household: '家里情况', lost: '是否失联', relation: '和党员的关系', class: '身份类别',
  health: '健康', labour: '劳动能力', benefits: '享受政策', needs: '需求', cardNo: '家属证号', helper: '帮扶人', helperClass: '帮扶力量', helperUnit: '帮扶人单位职务', helperPhone: '帮扶人电话', since: '结对时间',
  until: '解除时间', aspects: '帮什么', difficulty: '困难', remark: '备注', floating: '是不是流动党员', day: '哪天', flowType: '流动类型', flowRange: '流动范围', state: '状态', inDate: '流入时间', relationAt: '组织关系所在地', by: '谁做的', way: '方式', content: '内容', item: '事项', result: '结果', amount: '数目',
  hours: '学时', skill: '技能', wage: '薪资', leftType: '留守类型', boarding: '是否寄宿', schooling: '就学', living: '居住方式', selfCare: '自理能力', land: '耕地养殖', former: '原职业', occasion: '节点', doneOn: '办结时间', basis: '依据', balance: '余额', spent: '兑换', validTo: '有效期', brought: '带动劳动力', activist: '是不是积极分子', politics: '政治面貌',
};
export const fieldWord = (field: string): string => fieldWords[field] ?? field;

export const kindWord = (kind: ImportKind | null): string => (kind ? importKindWords[kind] : '没认出');

/** Rows that a commit would store, before and after the trial run. */
export const storable = ({ counts }: Import): number => counts.ready + counts.fresh + counts.changed + counts.same;
/** What was read and kept as it stands, in a sentence; '' when everything found its place. */
export const keptWords = ({ counts }: Import): string => [
  counts.kept > 0 ? `${counts.kept} 行先原样留着，每行写着为什么` : '', counts.partly > 0 ? `${counts.partly} 行里有的列还没有地方放，原样留着` : '',
].filter(Boolean).join('。');
/** Every row of the file that is not the paper's own furniture above the head. */
export const allRows = ({ counts }: Import): number => counts.rows + counts.skipped;

export function whereItStands(i: Import): { words: string; tone: Tone } {
  switch (i.status) {
    case 'reading': return { words: '正在读', tone: 'plain' };
    case 'asking': return i.asked > i.answered ? { words: `还有 ${i.asked - i.answered} 格要问`, tone: 'red' } : { words: '可以先试一遍', tone: 'amber' };
    case 'tried': return { words: '试过了，还没存', tone: 'amber' };
    case 'committing': return { words: `正在存，存了 ${i.written} 行`, tone: 'amber' };
    case 'done': return { words: '存好了', tone: 'green' };
    case 'undoing': return { words: `正在撤回，还剩 ${i.written} 行`, tone: 'amber' };
    case 'undone': return { words: '撤回了', tone: 'plain' };
    case 'refused': return { words: '没有收', tone: 'red' };
    case 'dropped': return { words: '不要了', tone: 'plain' };
  }
}

/** What the answer made of the cell, in the words of its button. */
export function answerWords(q: Question): string {
  if (q.answer === null) return q.parsed;
  if (q.answer.startsWith(TYPED)) return q.kind === 'id_no' || q.kind === 'phone' ? hidden(q.answer.slice(TYPED.length)) : q.answer.slice(TYPED.length);
  if (q.answer === q.suggested && q.answer !== 'blank') return q.parsed;
  return q.options.find((o) => o.value === q.answer)?.label ?? q.parsed;
}
const hidden = (text: string) => (text.length > 7 ? `${text.slice(0, 4)}****${text.slice(-3)}` : '****');

/** Kinds whose cell may be written anew by hand; the others are a choice. */
export const typedKinds: Partial<Record<string, string>> = { date: '照这样写：1985-10-03 或 1985年10月', id_no: '18 位身份证号', phone: '手机号或座机', place: '写到城市，如 广东省东莞市', name: '姓名' };
export { TYPED };
