import { ageOn, fullDayWords, type FuzzyDay } from '@guiyan/shared/domain/dates';
import { maskIdNo } from '@guiyan/shared/domain/idno';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { rowRefusalWords, type RowRefusal } from '@guiyan/shared/domain/sheets';
import type { Cell } from './book';
import { readDate, type DateUse } from './date';
import type { DataRow, Table } from './detect';
import type { Field } from './fields';
import { ofSomeoneElse, readIdCell, type IdValue } from './idcell';
import { readPhones, type OwnedPhone } from './phonecell';
import type { Place } from './placecell';
import type { ParseOptions, Reading } from './reading';
import type { RowReader } from './rowreader';
import type { ParsedRow, RowBase } from './rows';
import { readAge, readSex, readTownship, type Sex } from './simple';
import { squeeze } from './text';

/** What readers of every kind of row have in common. */
export const sexWords: Record<Sex, string> = { male: '男', female: '女' };
export const same = (text: string) => text;
export const yesNo = (v: boolean) => (v ? '是' : '否');
export const phoneWords = (phones: OwnedPhone[]) => phones.map((p) => `${p.owner ? `${p.owner} ` : ''}${maskPhone(p.number)}`).join('\n') || '没有电话';
export const idWords = (id: IdValue) => (id.idNo ? maskIdNo(id.idNo) : '不敢用');
export const classWords = { child: '儿童', elder: '老人', woman: '妇女', other: '其他' } as const;
export const aspectWords = { thought: '帮思想', life: '帮生活', production: '帮生产' } as const;
export const placeWords = (p: Place): string => `${p.city ?? p.province ?? ''}${p.city || p.province ? '，' : ''}${p.inProvince ? '省内' : '省外'}`;
export const healthWords = { good: '健康', fair: '一般', ill: '患病', seriously_ill: '重病', disabled: '残疾' } as const;
export const labourWords = { able: '有', weak: '弱', none: '无' } as const;

export interface Person { sex: Sex | null; birth: FuzzyDay | null; age: number | null; id: IdValue | null }

export const day = (use: DateUse, options: ParseOptions) => (cell: Cell | undefined): Reading<FuzzyDay> => readDate(cell, use, options);
export const dayWords = (d: FuzzyDay) => fullDayWords(d.day, d.precision);

/** Sex and birth come from their own columns; a sound ID number fills them when blank, a damaged one never does. */
export function person(r: RowReader, options: ParseOptions): Person {
  const toldSex = r.read('sex', readSex, (v) => sexWords[v]);
  const told = r.read('birth', day('past', options), dayWords);
  const year = told ? Number(told.day.slice(0, 4)) : null;
  const id = r.read('idNo', (cell) => ofSomeoneElse(readIdCell(cell), { year, sex: toldSex }), idWords);
  const sex = toldSex ?? id?.sex ?? null;
  const age = r.read('age', readAge, String);
  const birth = id?.birth && (!told || told.precision !== 'day') && agrees(told, id.birth) ? { day: id.birth, precision: 'day' as const } : told;
  return { sex, birth, age: age ?? (birth ? ageOn(birth.day, options.today) : null), id };
}

const agrees = (told: FuzzyDay | null, birth: string) => !told || birth.startsWith(told.day.slice(0, told.precision === 'year' ? 4 : 7));

/** `unplaced`: fields this very row has no place for, though its ledger has one. */
export function frame(r: RowReader, table: Table, data: DataRow, refusal: RowRefusal | undefined, unplaced: readonly Field[] = []): RowBase {
  const township = r.read('township', readTownship, same);
  const open = r.questions.some((q) => q.answer === null);
  return {
    kind: table.kind, township, left: refusal ? [] : r.left(false, unplaced), key: `${table.sheet}!${data.row}`, sheet: table.sheet, row: data.row, hidden: data.hidden, who: r.who, state: refusal ? 'refused' : open ? 'question' : 'ready',
    // A refused row is not asked about: no answer could bring it in.
    ...(refusal ? { refusal: { code: refusal, text: rowRefusalWords[refusal] } } : {}), fields: r.fields, questions: refusal ? [] : r.questions,
  };
}

/** Of these fields those that hold a text nothing was made of: it stays with the row. */
export const unread = (r: RowReader, values: Partial<Record<Field, unknown>>): Field[] => (Object.keys(values) as Field[]).filter((field) => values[field] === null && r.cell(field));

/** The name is missing, and nobody is asked whether what stands there is one. */
export const nameless = (r: RowReader, name: string | null): RowRefusal | undefined => (name === null && !r.questions.some((q) => q.kind === 'name') ? 'no_name' : undefined);

/** A row that has no place yet is kept whole and not asked about: no answer would be used. */
export const waiting = <R extends ParsedRow>(r: RowReader, row: R, waits: string): R => ({ ...row, state: 'ready', questions: [], waits, whole: r.left(true) });

/** 杨秀兰 13910000026: the name stays, the number is read apart. */
export function liaisonName(cell: Cell | undefined): Reading<string> {
  const text = squeeze(cell?.text ?? '').replace(/[(::,、/]?[\d-]{5,}\)?/g, '').replace(/^联系人[::]/, '');
  if (!text || /^(无|暂无|待定|空缺|没有|[-—/]+)$/.test(text)) return { value: null };
  return text.length > 20 ? { value: text.slice(0, 20), doubt: '名字太长，后面的没有记' } : { value: text };
}

export function phonesBesideName(cell: Cell | undefined): OwnedPhone[] | null {
  const numbers = cell?.text.normalize('NFKC').match(/[\d][\d-]{6,}/g);
  const read = numbers ? readPhones({ text: numbers[0]!, type: 'string' }) : undefined;
  return read?.value ?? null;
}

