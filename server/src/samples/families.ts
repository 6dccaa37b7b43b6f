import { files, type Reply } from './answers';
import { Paper, type Value } from './paper';
import type { Kin, Member } from './people';
import { home } from './pools';
import type { Prng } from './prng';

export const familiesSheet = '家属名册';
/** Rows below the header that are no persons: the sample row, the head repeated after a page break, 合计, blank, footer. */
export const familiesSkipped = 5;

export interface Unclear { classOf: Kin; relationOf: Kin }

const HEADS = ['序号', '村（社区）', '党员姓名', '家属姓名', '关  系', '性别', '年龄', '身份类别\n（老/妇/童/病/残）', '健康状况', '劳动能力\n（有/弱/无）', '联系电话', '享受政策', '需求', '家属证号', '备注'];
const C = { village: 2, member: 3, name: 4, relation: 5, class: 8 } as const;
const WIDTH = HEADS.length;

export async function familiesBook(rng: Prng, members: Member[], unclear: Unclear): Promise<{ bytes: Buffer; replies: Reply[] }> {
  const paper = new Paper(familiesSheet);
  paper.wide(`${home.township}流动党员家属名册`, WIDTH, true);
  paper.wide(`填报单位：${home.township}                    填报时间：2026年9月22日`, WIDTH, false);
  paper.add(HEADS);
  paper.add(['例', '某某村', '张某某', '李某某', '父亲', '男', 66, '老', '良好', '弱', '13900000000']);
  paper.widths([5, 10, 10, 10, 8, 6, 6, 16, 10, 12, 14, 12, 12, 10, 10]);
  const replies: Reply[] = [];
  const reply = (row: number, column: number, kind: Reply['kind'], option: string) => replies.push({ file: files.families, sheet: familiesSheet, cell: `${String.fromCharCode(64 + column)}${row}`, kind, option });
  const breakAt = members[Math.floor(members.length / 2)]!.village;
  const villages = [...new Set(members.map((m) => m.village))];
  let seq = 0;
  villages.forEach((village, v) => {
    if (village === breakAt) paper.add(HEADS);
    const from = paper.next;
    for (const member of members.filter((m) => m.village === village)) {
      const start = paper.next;
      for (const kin of member.kin) {
        seq += 1;
        const row = line(rng, kin, unclear, seq);
        if (paper.next === from) row[C.village - 1] = village;
        if (paper.next === start) row[C.member - 1] = member.name;
        const at = paper.add(row);
        if (kin === unclear.relationOf) reply(at, C.relation, 'relation', 'spouse');
        if (kin === unclear.classOf) reply(at, C.class, 'class', 'elder');
      }
      if (v % 2 === 0) paper.merge(start, C.member, paper.next - 1, C.member);
    }
    if (v % 3 !== 1) paper.merge(from, C.village, paper.next - 1, C.village);
  });
  paper.add(['合计', null, members.length, seq]);
  paper.add([]);
  paper.wide('填表人：                审核人：                单位（盖章）：', WIDTH, false);
  return { bytes: await paper.bytes(), replies };
}

function line(rng: Prng, kin: Kin, unclear: Unclear, seq: number): Value[] {
  const health = kin.seriouslyIll ? rng.pick(['重病', '重病（尿毒症）']) : kin.kind === 'child' ? '健康' : rng.pick(['健康', '良好', '一般', '患病', '高血压']);
  const labour = kin.noLabour ? rng.pick(['无', '无', '丧失']) : kin.kind === 'child' ? null : rng.pick(['有', '弱']);
  return [
    seq, null, null, kin.name, kin === unclear.relationOf ? '家里人' : kin.relation, kin.sex, rng.chance(0.9) ? kin.age : `${kin.age}岁`, kin === unclear.classOf ? '家属' : className(rng, kin), health, labour,
    kin.phone ? (rng.chance(0.5) ? kin.phone : Number(kin.phone)) : rng.pick([null, '无电话']), rng.pick([null, null, null, '低保', '高龄津贴']), rng.pick([null, null, '农忙帮工', '送药', '代办医保']), null, null,
  ];
}

function className(rng: Prng, kin: Kin): string {
  if (kin.kind === 'child') return rng.pick(['童', '留守儿童', '儿童']);
  if (kin.kind === 'woman') return rng.pick(['妇', '留守妇女', '妇女']);
  // An old woman may be ticked twice and still is one person.
  return kin.seriouslyIll ? '老、病' : kin.sex === '女' ? rng.pick(['老', '留守老人', '老、妇']) : rng.pick(['老', '留守老人', '老人']);
}
