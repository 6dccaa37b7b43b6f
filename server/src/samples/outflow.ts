import { partsOf, type Day } from '@guiyan/shared/domain/dates';
import { files, type Reply } from './answers';
import { Paper, type Value } from './paper';
import type { Member } from './people';
import { home } from './pools';
import type { Prng } from './prng';

export const outflowSheet = '流出党员名册';

/** Which members carry which damage; all different people. `dotOne` was born in October, or in January if the seed says so. */
export interface Damage { damagedId: Member; dotOne: Member; dotOneIs: 'oct' | 'jan'; twoPhones: Member; coarse: Member; twice: Member; namelessAfter: Member; gaps: ReadonlySet<Member> }

const C = { seq: 1, village: 2, group: 3, name: 4, sex: 5, nation: 6, birth: 7, id: 8, edu: 9, joined: 10, category: 11, out: 12, place: 13, job: 14, phone: 15, liaison: 16, liaisonPhone: 17, branch: 18, remark: 19 } as const;
const WIDTH = 19;
const letter = (column: number) => String.fromCharCode(64 + column);

interface Line { member: Member; again: boolean; nameless: boolean }

export async function outflowBook(rng: Prng, members: Member[], damage: Damage, dropRow: number | undefined): Promise<{ bytes: Buffer; replies: Reply[] }> {
  const paper = new Paper(outflowSheet);
  heads(paper);
  const lines: Line[] = members.flatMap((member) => [{ member, again: false, nameless: false }, ...(member === damage.namelessAfter ? [{ member, again: false, nameless: true }] : [])]);
  if (dropRow !== undefined) lines.splice(dropRow - 1, 1);
  lines.push({ member: damage.twice, again: true, nameless: false });
  const replies: Reply[] = [];
  const reply = (row: number, column: number, kind: Reply['kind'], option: string) => replies.push({ file: files.outflow, sheet: outflowSheet, cell: `${letter(column)}${row}`, kind, option });
  const last = members.at(-1)!.village;
  let from = 0;
  let block = 0;
  const first = paper.next;
  lines.forEach((line, i) => {
    // The second mention of a person stands at the very end, under the last village.
    const village = line.again ? last : line.member.village;
    const before = lines[i - 1];
    if (!before || (before.again ? last : before.member.village) !== village) {
      closeBlock(paper, block, from, paper.next - 1);
      block += 1;
      from = paper.next;
    }
    const values = row(rng, line, damage, paper.next - first + 1);
    if (paper.next === from) values.values[C.village - 1] = village;
    const at = paper.add(values.values, values.formats);
    if (line.again) reply(at, C.name, 'same_person', 'same');
    else if (!line.nameless) ask(line.member, damage, at, reply);
  });
  closeBlock(paper, block, from, paper.next - 1);
  paper.add(['合  计', null, null, lines.length]);
  paper.add([]);
  paper.wide('填表人：                    审核人：                    乡党委（盖章）                2026年9月22日', WIDTH, false);
  paper.notes('填表说明', ['1. 本表由各党支部填写，乡党委汇总。', '2. 外出地点写到县（市、区）。', '3. 一人一行，不要合并姓名。']);
  return { bytes: await paper.bytes(), replies };
}

function heads(paper: Paper): void {
  paper.wide(`${home.county}${home.township}流出党员名册`, WIDTH, true);
  paper.wide(`填报单位：${home.township}党委                          填报时间：2026年9月22日                          单位：人`, WIDTH, false);
  const top = paper.add(['序\n号', '村\n（社区）', '组别', '姓  名', '性别', '民族', '出生年月', '身份证号码', '文化\n程度', '入党时间', '人员类别', '外出务工情况', null, null, '联系电话', '支部联系人', '联系人\n电话', '所在党支部', '备  注']);
  paper.add([null, null, null, null, null, null, null, null, null, null, null, '何时外出', '地  点', '从事职业及\n年收入']);
  paper.merge(top, C.out, top, C.job);
  for (let column = 1; column <= WIDTH; column += 1) if (column < C.out || column > C.job) paper.merge(top, column, top + 1, column);
  paper.widths([5, 10, 7, 9, 5, 8, 12, 21, 7, 12, 9, 12, 18, 24, 26, 10, 14, 18, 12]);
}

/** Every second village is one merged cell; the others are written on their first row only. */
function closeBlock(paper: Paper, block: number, from: number, to: number): void {
  if (block > 0 && block % 2 === 0) paper.merge(from, C.village, to, C.village);
}

function row(rng: Prng, { member: m, again, nameless }: Line, damage: Damage, seq: number): { values: Value[]; formats: Record<number, string> } {
  const values: Value[] = [seq, null, rng.pick([`第${m.group}组`, `${m.group}组`, m.group]), again || m.name.length > 2 ? m.name : `${m.name[0]}  ${m.name[1]}`, m.sex, m.nation, null, m.idNo, m.edu, null, m.probationary ? '预备党员' : '正式党员', null, m.place];
  const formats: Record<number, string> = { [C.id]: '@' };
  const date = (column: number, day: Day, safe: boolean) => {
    const [value, format] = written(rng, day, safe);
    values[column - 1] = value;
    if (format) formats[column] = format;
  };
  date(C.birth, m.birth, again);
  date(C.joined, m.joined, true);
  date(C.out, m.outDate, true);
  values.push(`${m.job}${rng.pick(['，年收入', '，年收入约', ' '])}${m.income}万元`, again || rng.chance(0.5) ? m.phone : Number(m.phone), damage.gaps.has(m) ? null : m.liaison, damage.gaps.has(m) ? null : m.liaisonPhone, `${m.village}党支部`, again ? '与前面重名' : null);
  if (nameless) {
    values[C.name - 1] = null;
    values[C.id - 1] = null;
    values[C.phone - 1] = null;
    values[C.remark - 1] = '姓名待核';
  } else if (!again) hurt(m, damage, values, formats);
  return { values, formats };
}

function hurt(m: Member, damage: Damage, values: Value[], formats: Record<number, string>): void {
  if (m === damage.damagedId) {
    // What Excel makes of an ID number typed into a number cell.
    values[C.id - 1] = Number(`${m.idNo.slice(0, 15)}000`);
    formats[C.id] = '0';
  }
  if (m === damage.dotOne) {
    values[C.birth - 1] = Number(`${partsOf(m.birth).year}.1`);
    delete formats[C.birth];
  }
  if (m === damage.twoPhones) values[C.phone - 1] = `${m.phone}/1394${m.phone.slice(4)}（儿子）`;
  if (m === damage.coarse) values[C.place - 1] = '浙江';
}

function ask(m: Member, damage: Damage, at: number, reply: (row: number, column: number, kind: Reply['kind'], option: string) => void): void {
  if (m === damage.damagedId) reply(at, C.id, 'id_no', 'blank');
  if (m === damage.dotOne) reply(at, C.birth, 'date', damage.dotOneIs);
  if (m === damage.twoPhones) reply(at, C.phone, 'phone', 'split');
  if (m === damage.coarse) reply(at, C.place, 'place', 'province');
}

/** One day in the many ways people write it, never in a way that leaves the month open. */
function written(rng: Prng, day: Day, plain: boolean): [Value, string | undefined] {
  const { year, month, date } = partsOf(day);
  const mm = String(month).padStart(2, '0');
  const ways: [Value, string | undefined][] = [[`${year}.${mm}`, '@'], [`${year}年${month}月`, undefined], [`${year}-${mm}-${String(date).padStart(2, '0')}`, undefined]];
  if (!plain) ways.push([`${year}/${month}/${date}`, undefined], [Number(`${year}${mm}${String(date).padStart(2, '0')}`), undefined], [new Date(Date.UTC(year, month - 1, date)), 'yyyy"年"m"月"d"日"'], [new Date(Date.UTC(year, month - 1, date)), 'yyyy"年"m"月"']);
  if (!plain && month !== 10) ways.push([Number(`${year}.${mm}`), '0.00']);
  return rng.pick(ways);
}
