import { questionKindWords, TYPED } from '@guiyan/shared/domain/sheets';
import { letters, type Cell, type Row } from './book';
import type { DataRow, Table } from './detect';
import type { Field } from './fields';
import { masked } from './masked';
import type { Reading } from './reading';
import { layouts } from './layouts';
import { readIdCell } from './idcell';
import { readName } from './name';
import { readPhones } from './phonecell';
import type { Answers, KinValues, LeftOver, ParsedField, Question } from './rows';
import { readText, readVillage } from './simple';
import { squeeze } from './text';

export interface TableShape { table: Table; columns: ReadonlyMap<Field, number>; titles: ReadonlyMap<Field, string>; /** Columns of this person when several stand side by side. */ split?: ReadonlySet<number>; others?: ReadonlySet<number> }

/** Reads the cells of one row, keeps the trace raw → parsed → question, and applies the answers given so far. */
export class RowReader {
  readonly fields: ParsedField[] = [];
  readonly questions: Question[] = [];
  readonly who: string;
  private readonly place: string;

  constructor(private readonly shape: TableShape, private readonly row: Row, private readonly data: DataRow, private readonly answers: Answers, nameField: Field) {
    this.who = squeeze(this.cell(nameField)?.text ?? '') || '没写姓名';
    const village = readVillage(this.cell('village')).value;
    this.place = `${village ? `${village}，` : ''}第 ${row.number} 行`;
  }

  cell(field: Field): Cell | undefined {
    const filled = this.data.fills[field];
    if (filled) return filled.cell;
    const column = this.shape.columns.get(field);
    return column === undefined ? undefined : this.row.cells[column];
  }

  /** The value of a field; null, or for a damaged ID number its hint, while its question is open. */
  read<V>(field: Field, reader: (cell: Cell | undefined) => Reading<V>, show: (value: V) => string): V | null {
    const cell = this.cell(field);
    const reading = reader(cell);
    const column = this.shape.columns.get(field);
    if (!cell && !reading.ask) return reading.value;
    const value = reading.ask ? this.settle(field, cell, reading, reader) : reading.value;
    const from = this.data.fills[field]?.from;
    const raw = cell?.text ?? '';
    this.fields.push({
      field, title: this.title(field), cell: column === undefined ? `${this.row.number}` : `${letters(column)}${this.row.number}`, raw, rawMasked: masked(raw, field),
      parsed: value === null ? reading.ask?.parsed ?? '' : show(value), ...(from ? { from } : {}), ...(reading.doubt ? { doubt: reading.doubt } : {}),
    });
    return value;
  }

  /** What the row says in columns the registry has no place for yet. Faith is never collected. */
  left(whole = false, unplaced: readonly Field[] = []): LeftOver[] {
    const { placed } = layouts[this.shape.table.kind];
    const over: LeftOver[] = [];
    for (const c of this.shape.table.columns) {
      if (c.field === 'seq' || (!whole && ((c.field && placed.includes(c.field) && !unplaced.includes(c.field)) || this.shape.others?.has(c.column)))) continue;
      const raw = ((c.field && this.data.fills[c.field]?.cell) ?? this.row.cells[c.column])?.text.trim() ?? '';
      if (raw && !/宗教|信仰/.test(c.title)) over.push({ title: c.title, raw: raw.slice(0, 500), ...(whole && c.field ? { field: c.field } : {}) });
    }
    return over;
  }

  /** The other persons of the row, read quietly. */
  kin(): KinValues[] {
    const found = new Map<string, KinValues>();
    for (const { column, kin } of this.shape.table.columns) {
      if (!kin?.leaf) continue;
      const cell = this.row.cells[column];
      if (!cell) continue;
      const key = `${kin.role}${kin.n}`;
      const one = found.get(key) ?? { role: kin.role, name: null, idNo: null, phones: [] };
      found.set(key, one);
      if (kin.leaf === 'name') one.name = readName(cell).value;
      if (kin.leaf === 'idNo') one.idNo = readIdCell(cell).value?.idNo ?? null;
      if (kin.leaf === 'phone') one.phones = (readPhones(cell).value ?? []).map((p) => p.number);
    }
    return [...found.values()].filter((k) => k.name || k.idNo);
  }

  text(field: Field, max?: number): string | null {
    return this.read(field, (cell) => readText(cell, max), (v) => v);
  }

  private title(field: Field): string {
    return this.shape.titles.get(field) ?? '';
  }

  private settle<V>(field: Field, cell: Cell | undefined, reading: Reading<V>, reader: (cell: Cell | undefined) => Reading<V>): V | null {
    const ask = reading.ask!;
    const column = this.shape.columns.get(field);
    const at = column === undefined ? `${this.row.number}` : `${letters(column)}${this.row.number}`;
    const numeric = ask.kind === 'id_no' && cell?.type === 'number' ? '，数字格' : '';
    const raw = cell?.text ?? '';
    const question: Question = {
      key: `${this.shape.table.sheet}!${at}:${ask.kind}`, group: `${ask.kind}:${ask.reason}:${field}`, kind: ask.kind, kindLabel: questionKindWords[ask.kind], reason: ask.reason, who: this.who, sheet: this.shape.table.sheet,
      row: this.row.number, cell: at, column: (this.title(field).split('·').at(-1) ?? '') + numeric, where: this.place, raw, rawMasked: masked(raw, field), parsed: ask.parsed, prompt: ask.prompt,
      options: ask.options, suggested: ask.suggested, alike: `都是${column === undefined ? '' : ` ${letters(column)} 列`}，${ask.alike}`, answer: null,
    };
    this.questions.push(question);
    const given = this.answers[question.key] ?? this.answers[question.group];
    // A damaged ID number has a hint even before it is answered; everything else has nothing.
    if (given === undefined) return reading.value;
    if (given.startsWith(TYPED)) {
      const typed = reader({ text: given.slice(TYPED.length), type: 'string' });
      if (typed.ask || typed.value === null) return reading.value;
      question.answer = given;
      return typed.value;
    }
    if (!ask.options.some((option) => option.value === given)) return reading.value;
    question.answer = given;
    return ask.resolve(given);
  }
}
