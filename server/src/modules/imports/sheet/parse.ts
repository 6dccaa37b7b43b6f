import { ageOn, fullDayWords, type FuzzyDay } from '@guiyan/shared/domain/dates';
import { joinDoubt, joinDoubtWords } from '@guiyan/shared/domain/joining';
import { helperClassWords } from '@guiyan/shared/domain/pairings';
import { maskIdNo } from '@guiyan/shared/domain/idno';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { rowRefusalWords, type RowRefusal } from '@guiyan/shared/domain/sheets';
import type { Book, Cell } from './book';
import { readDate, type DateUse } from './date';
import type { Field } from './fields';
import { layouts } from './layouts';
import { columnsByField, type DataRow, type Table } from './detect';
import { ofSomeoneElse, readIdCell, type IdValue } from './idcell';
import { readClass, readRelation, relationWords } from './kin';
import { readName } from './name';
import { readPhones, type OwnedPhone } from './phonecell';
import { readPlace } from './placecell';
import { BLANK, type ParseOptions, type Reading } from './reading';
import { RowReader, type TableShape } from './rowreader';
import type { Answers, FamilyRow, FamilyValues, LogRow, LogValues, OutflowRow, OutflowValues, PairingRow, PairingValues, ParsedRow, PersonRow, PersonValues } from './rows';
import { readAge, readAspects, readEdu, readGroup, readHealth, readHelperClass, readJob, readLabour, readNation, readSex, readVillage, readYesNo, type Sex } from './simple';
import { squeeze } from './text';

const sexWords: Record<Sex, string> = { male: '男', female: '女' };
const same = (text: string) => text;
const yesNo = (v: boolean) => (v ? '是' : '否');
const phoneWords = (phones: OwnedPhone[]) => phones.map((p) => `${p.owner ? `${p.owner} ` : ''}${maskPhone(p.number)}`).join('\n') || '没有电话';
const idWords = (id: IdValue) => (id.idNo ? maskIdNo(id.idNo) : '不敢用');
const classWords = { child: '儿童', elder: '老人', woman: '妇女', other: '其他' } as const;
const aspectWords = { thought: '帮思想', life: '帮生活', production: '帮生产' } as const;
const healthWords = { good: '健康', fair: '一般', ill: '患病', seriously_ill: '重病', disabled: '残疾' } as const;
const labourWords = { able: '有', weak: '弱', none: '无' } as const;

/** Prepared once for a table; rows are then read one by one, in any order. A row may name several persons side by side. */
export interface TableReader { table: Table; parseRow: (data: DataRow, answers: Answers) => ParsedRow[] }

const parsers = { member: outflowRow, inflow: outflowRow, family: familyRow, pairing: pairingRow, person: personRow, log: logRow } as const;

export function tableReader(book: Book, table: Table, options: ParseOptions): TableReader {
  const byNumber = new Map(book.sheets[table.sheetIndex]!.rows.map((row) => [row.number, row]));
  const { shape, nameField } = layouts[table.kind];
  const views = shapesOf(table);
  const parse = parsers[shape];
  return {
    table,
    parseRow: (data, answers) => {
      const row = byNumber.get(data.row)!;
      const filled = views.length > 1 ? views.filter((view) => [...(view.split ?? [])].some((column) => row.cells[column])) : views;
      return (filled.length ? filled : views.slice(0, 1)).map((view, n) => {
        const made = parse(new RowReader(view, row, data, answers, nameField), table, data, options);
        return n ? { ...made, key: `${made.key}#${n + 1}` } : made;
      });
    },
  };
}

/** One view of the table, or one for each of 家属1, 家属2 when a row holds several persons. */
function shapesOf(table: Table): TableShape[] {
  const columns = columnsByField(table);
  const titles = new Map(table.columns.flatMap((c) => (c.field ? [[c.field, c.title] as const] : [])));
  const kin = layouts[table.kind].shape === 'family' && !columns.has('name') ? table.columns.filter((c) => c.kin?.leaf) : [];
  const persons = [...new Set(kin.map((c) => `${c.kin!.role}${c.kin!.n}`))];
  if (!persons.length) return [{ table, columns, titles }];
  const all = new Set(kin.map((c) => c.column));
  return persons.map((person) => {
    const own = kin.filter((c) => `${c.kin!.role}${c.kin!.n}` === person);
    const view = { table, columns: new Map(columns), titles: new Map(titles), split: new Set(own.map((c) => c.column)), others: all };
    for (const c of own) { view.columns.set(c.kin!.leaf!, c.column); view.titles.set(c.kin!.leaf!, c.title); }
    return view;
  });
}

interface Person { sex: Sex | null; birth: FuzzyDay | null; age: number | null; id: IdValue | null }

const day = (use: DateUse, options: ParseOptions) => (cell: Cell | undefined): Reading<FuzzyDay> => readDate(cell, use, options);
const dayWords = (d: FuzzyDay) => fullDayWords(d.day, d.precision);

/** Sex and birth come from their own columns; a sound ID number fills them when blank, a damaged one never does. */
function person(r: RowReader, options: ParseOptions): Person {
  const toldSex = r.read('sex', readSex, (v) => sexWords[v]);
  const told = r.read('birth', day('past', options), dayWords);
  const year = told ? Number(told.day.slice(0, 4)) : null;
  const id = r.read('idNo', (cell) => ofSomeoneElse(readIdCell(cell), { year, sex: toldSex }), idWords);
  const sex = toldSex ?? id?.sex ?? null;
  const age = r.read('age', readAge, String);
  const birth = id?.birth && (!told || told.precision !== 'day') && agrees(told, id.birth) ? { day: id.birth, precision: 'day' as const } : told;
  return { sex, birth, age: age ?? (birth ? ageOn(birth.day, options.today) : null), id };
}

/** R12 转正 too near 入党 is asked about and never refused. Days are compared as exactly as the coarser of the two was written. */
const afterJoining = (joined: FuzzyDay | null, options: ParseOptions) => (cell: Cell | undefined): Reading<FuzzyDay> => {
  const read = readDate(cell, 'past', options);
  const full = read.value;
  if (!full || !joined || joined.precision === 'year' || full.precision === 'year') return read;
  const asWritten = (d: FuzzyDay) => (joined.precision === 'month' || full.precision === 'month' ? `${d.day.slice(0, 7)}-01` : d.day);
  const doubt = joinDoubt(asWritten(joined), asWritten(full));
  if (!doubt) return read;
  return { value: null, ask: { kind: 'date', reason: doubt, prompt: joinDoubtWords[doubt], parsed: dayWords(full), alike: '转正和入党的时间对不上', options: [{ value: 'as_read', label: '就是这样' }, BLANK], suggested: 'as_read', resolve: (option) => (option === 'as_read' ? full : null) } };
};

const agrees = (told: FuzzyDay | null, birth: string) => !told || birth.startsWith(told.day.slice(0, told.precision === 'year' ? 4 : 7));

function outflowRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): OutflowRow {
  const name = r.read('name', readName, same);
  const village = r.read('village', readVillage, same);
  const liaison = r.read('liaison', liaisonName, same);
  const joined = r.read('joined', day('past', options), dayWords);
  const values: OutflowValues = {
    name: name ?? '', village: village ?? villageOfBranch(r), group: r.read('group', readGroup, same), branch: r.text('branch', 60), ...person(r, options), nation: r.read('nation', readNation, same), edu: r.read('edu', readEdu, same),
    joined, confirmed: r.read('confirmed', afterJoining(joined, options), dayWords), category: r.read('category', readCategory, (v) => (v === 'full' ? '正式党员' : '预备党员')),
    outDate: r.read('outDate', day('past', options), dayWords), backDate: r.read('backDate', day('open', options), dayWords),
    place: r.read('place', (cell) => readPlace(cell, options), (p) => `${p.city ?? p.province ?? ''}${p.city || p.province ? '，' : ''}${p.inProvince ? '省内' : '省外'}`),
    job: r.read('job', readJob, same), reason: r.text('reason', 100), phones: r.read('phone', readPhones, phoneWords), liaison,
    liaisonPhones: r.read('liaisonPhone', readPhones, phoneWords) ?? phonesBesideName(r.cell('liaison')),
    certHeld: r.read('certHeld', readYesNo, yesNo), certNo: r.text('certNo', 40), dues: r.text('dues', 40), address: r.text('address', 120), household: r.text('household', 80), lost: r.read('lost', readYesNo, yesNo), remark: r.text('remark', 300),
  };
  const { shape } = layouts[table.kind];
  const waits = shape === 'inflow' ? waitWords.inflow : waitingMember(r, table, values);
  const made = { ...frame(r, table, data, name === null && !r.questions.some((q) => q.kind === 'name') ? 'no_name' : undefined), shape: shape === 'inflow' ? 'inflow' as const : 'member' as const, values };
  return waits && made.state !== 'refused' ? waiting(r, made, waits) : made;
}

/** A row that has no place yet is kept whole and not asked about: no answer would be used. */
const waiting = <R extends ParsedRow>(r: RowReader, row: R, waits: string): R => ({ ...row, state: 'ready', questions: [], waits, whole: r.left(true) });

const waitWords = { inflow: '流入党员还没有自己的台账，先留着', here: '没写外出，不是流动党员，先留着', back: '已经回来了，先留着', log: '这种记录还没有地方放，先留着' } as const;

/** Rosters of all members hold those at home too, exports those who are back: neither is a member away. */
function waitingMember(r: RowReader, table: Table, v: OutflowValues): string | undefined {
  if (table.kind === 'county_sys') {
    const text = (field: Field) => squeeze(r.cell(field)?.text ?? '');
    if (/流入/.test(text('flowType'))) return waitWords.inflow;
    return /回归|返乡|结束|终止|转出/.test(text('state')) || v.backDate ? waitWords.back : undefined;
  }
  if (table.kind !== 'roster') return undefined;
  const floating = r.read('floating', readYesNo, yesNo);
  return floating ?? Boolean(v.place ?? v.outDate) ? undefined : waitWords.here;
}

function personRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): PersonRow {
  const name = r.read('name', readName, same);
  const memberName = r.read('memberName', readName, same);
  const about = person(r, options);
  const relation = r.read('relation', readRelation, (v) => relationWords[v]);
  const wanted = table.kind === 'left_behind' && !r.cell('class') ? 'leftType' : 'class';
  const values: PersonValues = {
    name: name ?? '', memberName, relation, village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), ...about, nation: r.read('nation', readNation, same),
    class: classOf(table, () => r.read(wanted, (cell) => readClass(coded(cell), { age: about.age, sex: about.sex, relation }), (c) => classWords[c.kind])),
    health: r.read('health', readHealth, (v) => healthWords[v]), labour: r.read('labour', readLabour, (v) => labourWords[v]), phones: r.read('phone', readPhones, phoneWords), kin: r.kin(),
  };
  return { ...frame(r, table, data, name === null && !r.questions.some((q) => q.kind === 'name') ? 'no_name' : undefined), shape: 'person', values, whole: r.left(true) };
}

/** A ledger of elders holds elders, whatever else it says. */
const classOf = (table: Table, read: () => PersonValues['class']): PersonValues['class'] => {
  const kind = ({ children: 'child', elders: 'elder', women: 'woman' } as const)[table.kind as 'children'] as 'child' | 'elder' | 'woman' | undefined;
  return kind ? { kind, elder: kind === 'elder', woman: kind === 'woman', child: kind === 'child', ill: false, disabled: false } : read();
};
/** GB/T 31000: 01 老人 02 妇女 03 儿童. */
const coded = (cell: Cell | undefined): Cell | undefined => {
  const word = ({ '1': '老', '2': '妇', '3': '童' } as const)[squeeze(cell?.text ?? '').replace(/^0/, '') as '1'] as string | undefined;
  return cell && word ? { ...cell, text: word, type: 'string' } : cell;
};

function logRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): LogRow {
  const name = r.text('name', 60);
  const values: LogValues = { name: name ?? '', village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), id: readIdCell(r.cell('idNo')).value, day: table.kind === 'contacts' ? r.read('day', day('past', options), dayWords) : null };
  const made = { ...frame(r, table, data, name === null ? 'no_name' : undefined), shape: 'log' as const, values, whole: r.left(true) };
  return table.kind === 'contacts' || made.state === 'refused' ? made : waiting(r, made, waitWords.log);
}

function familyRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): FamilyRow {
  const memberName = r.read('memberName', readName, same);
  const name = r.read('name', readName, same);
  const about = person(r, options);
  const relation = r.read('relation', readRelation, (v) => relationWords[v]);
  const values: FamilyValues = {
    memberName: memberName ?? '', memberId: r.read('memberIdNo', readIdCell, idWords), memberPhones: r.read('memberPhone', readPhones, phoneWords), village: r.read('village', readVillage, same), group: r.read('group', readGroup, same),
    name: name ?? '', relation, ...about, class: r.read('class', (cell) => readClass(cell, { age: about.age, sex: about.sex, relation }), (c) => classWords[c.kind]),
    health: r.read('health', readHealth, (v) => healthWords[v]), labour: r.read('labour', readLabour, (v) => labourWords[v]), phones: r.read('phone', readPhones, phoneWords),
    benefits: r.text('benefits', 200), needs: r.text('needs', 300), cardNo: r.text('cardNo', 40), helper: r.read('helper', liaisonName, same), address: r.text('address', 120), remark: r.text('remark', 300),
  };
  const asked = r.questions.some((q) => q.kind === 'name');
  return { ...frame(r, table, data, asked ? undefined : name === null ? 'no_name' : memberName === null ? 'no_member' : undefined), shape: 'family', values };
}

function pairingRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): PairingRow {
  const memberName = r.read('memberName', (cell) => readName(cell && { ...cell, text: squeeze(cell.text).replace(/(同志)?(家庭?|户|家属)$/, '') }), same);
  const helper = r.read('helper', liaisonName, same);
  const values: PairingValues = {
    memberName: memberName ?? '', village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), helper: helper ?? '', helperClass: r.read('helperClass', readHelperClass, (v) => helperClassWords[v]), helperUnit: r.text('helperUnit', 80),
    helperPhones: r.read('helperPhone', readPhones, phoneWords) ?? phonesBesideName(r.cell('helper')), since: r.read('since', day('past', options), dayWords), until: r.read('until', day('open', options), dayWords),
    aspects: r.read('aspects', readAspects, (v) => v.map((a) => aspectWords[a]).join('、')), difficulty: r.text('difficulty', 300), address: r.text('address', 120), remark: r.text('remark', 300),
  };
  const asked = r.questions.some((q) => q.kind === 'name');
  return { ...frame(r, table, data, asked ? undefined : memberName === null ? 'no_member' : helper === null ? 'no_helper' : undefined), shape: 'pairing', values };
}

function frame(r: RowReader, table: Table, data: DataRow, refusal: RowRefusal | undefined): Omit<OutflowRow, 'shape' | 'values'> {
  const open = r.questions.some((q) => q.answer === null);
  return {
    kind: table.kind, left: refusal ? [] : r.left(), key: `${table.sheet}!${data.row}`, sheet: table.sheet, row: data.row, hidden: data.hidden, who: r.who, state: refusal ? 'refused' : open ? 'question' : 'ready',
    // A refused row is not asked about: no answer could bring it in.
    ...(refusal ? { refusal: { code: refusal, text: rowRefusalWords[refusal] } } : {}), fields: r.fields, questions: refusal ? [] : r.questions,
  };
}

/** 杨秀兰 13910000026: the name stays, the number is read apart. */
function liaisonName(cell: Cell | undefined): Reading<string> {
  const text = squeeze(cell?.text ?? '').replace(/[(::,、/]?[\d-]{5,}\)?/g, '').replace(/^联系人[::]/, '');
  if (!text || /^(无|暂无|待定|空缺|没有|[-—/]+)$/.test(text)) return { value: null };
  return text.length > 20 ? { value: text.slice(0, 20), doubt: '名字太长，后面的没有记' } : { value: text };
}

function phonesBesideName(cell: Cell | undefined): OwnedPhone[] | null {
  const numbers = cell?.text.normalize('NFKC').match(/[\d][\d-]{6,}/g);
  const read = numbers ? readPhones({ text: numbers[0]!, type: 'string' }) : undefined;
  return read?.value ?? null;
}

/** 岩脚村党支部 tells the village when the sheet has no column for it. */
function villageOfBranch(r: RowReader): string | null {
  const branch = squeeze(r.cell('branch')?.text ?? '');
  return /村|社区/.test(branch) ? readVillage({ text: branch, type: 'string' }).value : null;
}

function readCategory(cell: Cell | undefined): Reading<'full' | 'probationary'> {
  const text = squeeze(cell?.text ?? '');
  if (/预备/.test(text)) return { value: 'probationary' };
  if (/正式/.test(text)) return { value: 'full' };
  return { value: null, ...(text ? { doubt: '人员类别没认出' } : {}) };
}
