import { importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import { maxRows, type AboveReason, type SheetSkip, type SkipReason } from '@guiyan/shared/domain/sheets';
import { coveredCells, letters, textOf, type Book, type Cell, type Covered, type Row, type Sheet } from './book';
import { SheetError } from './errors';
import { fieldOf, kinOf, type Field, type KinColumn } from './fields';
import { headerAt, titleHits, type Header } from './header';
import { noHeads, SEP, type Heads } from './heads';
import { layouts } from './layouts';
import { aboveKind, rowKind } from './rowkind';
import { squeeze } from './text';

export interface Column { column: number; letter: string; title: string; field: Field | null; hidden: boolean; kin?: KinColumn }
/** `fills`: cells of this row that are written elsewhere: in a merged cell, further up, in a village's title row, or on the sheet's tab. */
export interface DataRow { row: number; hidden: boolean; fills: Partial<Record<Field, { cell: Cell; from: string }>> }
export interface Skip { row: number; reason: SkipReason; text: string }
export interface Above { row: number; reason: AboveReason; text: string }

export interface Table {
  sheet: string;
  sheetIndex: number;
  kind: ImportKind;
  headerFrom: number;
  headerTo: number;
  columns: Column[];
  rows: DataRow[];
  skipped: Skip[];
  above: Above[];
}

/** Every row of every sheet is in exactly one of: a table's rows, skipped, above; or its sheet is among skippedSheets. */
export interface Detected { tables: Table[]; skippedSheets: { sheet: string; reason: SheetSkip; rows: number }[] }

/** Throws SheetError: no_header, empty, too_many_rows. */
export function detect(book: Book, heads: Heads = noHeads): Detected {
  const found: Detected = { tables: [], skippedSheets: [] };
  book.sheets.forEach((sheet, index) => {
    const skip = (reason: SheetSkip) => found.skippedSheets.push({ sheet: sheet.name, reason, rows: sheet.rows.length });
    if (sheet.rows.length === 0) return skip('empty');
    // A hidden sheet is as a rule last half-year's copy: reading it would count everyone twice.
    if (sheet.hidden) return skip('hidden');
    const tables = tablesOf(sheet, index, book.filename, heads);
    if (tables.length === 0) return skip(sheet.rows.some((row) => titleHits(row, heads) >= 3) ? 'not_ours' : 'unknown');
    found.tables.push(...tables);
  });
  if (found.tables.length === 0) throw new SheetError('import.no_header', { sheets: book.sheets.length });
  const rows = found.tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows === 0) throw new SheetError('import.empty');
  if (rows > maxRows) throw new SheetError('import.too_many_rows', { rows, limit: maxRows });
  return found;
}

function tablesOf(sheet: Sheet, sheetIndex: number, filename: string, heads: Heads): Table[] {
  const covered = coveredCells(sheet);
  const tables: Table[] = [];
  const waiting: Above[] = [];
  let current: Table | undefined;
  let filler: Filler | undefined;
  let expected = 1;
  for (let i = 0; i < sheet.rows.length; i += 1) {
    const row = sheet.rows[i]!;
    for (; current && expected < row.number; expected += 1) current.skipped.push({ row: expected, reason: 'blank', text: '' });
    expected = row.number + 1;
    const header = headerAt(sheet, covered, i, heads);
    const next: Table | undefined = header && startTable(sheet, sheetIndex, header, `${filename} ${sheet.name} ${waiting.map((a) => a.text).join(' ')}`, heads);
    if (header && next) {
      const same = current && sameColumns(current, next);
      const headerRows = sheet.rows.filter((r) => r.number >= Math.max(header.from, row.number) && r.number <= header.to);
      if (same && current) current.skipped.push(...headerRows.map((r): Skip => ({ row: r.number, reason: 'repeated_header', text: brief(r) })));
      else {
        next.above.push(...waiting.filter((a) => a.row < header.from), ...sheet.rows.filter((r) => r.number >= header.from && r.number <= header.to).map((r): Above => ({ row: r.number, reason: 'header', text: brief(r) })));
        waiting.length = 0;
        // Heads of groups over a second table on the sheet were taken for a row of the first.
        if (current) current.rows = current.rows.filter((r) => r.row < header.from);
        tables.push(next);
        current = next;
        filler = new Filler(sheet, next, covered);
      }
      i += headerRows.length - 1;
      expected = header.to + 1;
      continue;
    }
    if (!current || !filler) waiting.push({ row: row.number, reason: aboveKind(row), text: brief(row) });
    else place(row, current, filler, covered);
  }
  return tables;
}

function place(row: Row, table: Table, filler: Filler, covered: Covered): void {
  const kind = rowKind(row, filler.columns, covered);
  if (kind.kind === 'data') table.rows.push({ row: row.number, hidden: row.hidden === true, fills: filler.fill(row) });
  else {
    filler.pass(row, kind.village);
    table.skipped.push({ row: row.number, reason: kind.reason, text: brief(row) });
  }
}

class Filler {
  readonly columns: ReadonlyMap<Field, number>;
  private readonly byNumber: Map<number, Row>;
  private readonly above: Partial<Record<Field, { cell: Cell; from: string }>> = {};

  constructor(sheet: Sheet, private readonly table: Table, private readonly covered: Covered) {
    this.columns = columnsByField(table);
    this.byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
    const tab = /^[\p{Script=Han}]{1,10}(村|社区|居委会)$/u.exec(squeeze(sheet.name))?.[0];
    if (tab && !this.columns.has('village')) this.above.village = { cell: { text: tab, type: 'string' }, from: sheet.name };
  }

  /** A skipped row may still name the village of the rows below it. */
  pass(row: Row, village: string | undefined): void {
    if (village) this.above.village = { cell: { text: village, type: 'string' }, from: `${row.number}` };
  }

  fill(row: Row): DataRow['fills'] {
    const fills: DataRow['fills'] = {};
    for (const [field, column] of this.columns) {
      if (row.cells[column] && !this.covered.has(`${row.number}:${column}`)) continue;
      const origin = this.covered.get(`${row.number}:${column}`);
      const merged = origin && origin.column === column && origin.row > this.table.headerTo ? this.byNumber.get(origin.row)?.cells[column] : undefined;
      if (merged && origin && field !== 'seq') fills[field] = { cell: merged, from: `${letters(column)}${origin.row}` };
    }
    for (const field of layouts[this.table.kind].down) {
      const column = this.columns.get(field);
      const own = column === undefined ? undefined : fills[field]?.cell ?? (textOf(row, column).trim() ? row.cells[column] : undefined);
      if (own) this.above[field] = { cell: own, from: fills[field]?.from ?? `${letters(column!)}${row.number}` };
      else if (this.above[field]) fills[field] = this.above[field];
    }
    return fills;
  }
}

export const columnsByField = (table: Table): Map<Field, number> => new Map(table.columns.flatMap((c) => (c.field ? [[c.field, c.column] as const] : [])));

function startTable(sheet: Sheet, sheetIndex: number, header: Header, hints: string, heads: Heads): Table | undefined {
  const kind = kindOf(header, hints, heads);
  if (!kind) return undefined;
  return { sheet: sheet.name, sheetIndex, kind, headerFrom: header.from, headerTo: header.to, columns: columnsOf(sheet, header, kind, heads), rows: [], skipped: [], above: [] };
}

const HINTED = 100;
/** The ledger whose needs the header meets, by the words around it and then by how much of it is understood. */
function kindOf(header: Header, hints: string, heads: Heads): ImportKind | undefined {
  let best: { kind: ImportKind; score: number } | undefined;
  for (const kind of importKinds) {
    const layout = layouts[kind];
    const has = new Set(header.paths.flatMap((path) => (path?.length ? [fieldOf(kind, path, heads)] : [])));
    // 家属1姓名, 家属2姓名: the persons of the row stand side by side.
    if (layout.shape === 'family' && header.paths.some((path) => path?.length && kinOf(path)?.leaf === 'name')) has.add('name').add('relation');
    has.delete(undefined);
    const hinted = layout.hint.test(hints);
    if (!layout.needs.every((group) => group.some((field) => has.has(field))) || (layout.orTold && !hinted && !layout.orTold.some((field) => has.has(field)))) continue;
    // 流入党员 are members of other places; they have ledgers of their own.
    if (kind === 'outflow' && /流入/.test(hints) && !/流出|流动/.test(hints)) continue;
    const score = has.size + (hinted ? HINTED : 0) + (layout.shape === 'family' ? HINTED / 2 : 0);
    if (!best || score > best.score) best = { kind, score };
  }
  return best?.kind;
}

function columnsOf(sheet: Sheet, header: Header, kind: ImportKind, heads: Heads): Column[] {
  const hidden = new Set(sheet.hiddenColumns);
  // What somebody said stands before what we would have taken another column for.
  const said = new Set(header.paths.flatMap((path) => (path?.length && heads.told(kind, path.join(SEP))) || []));
  const taken = new Set<Field>();
  const columns: Column[] = [];
  header.paths.forEach((path, column) => {
    if (!path?.length) return;
    const title = path.join(SEP);
    const told = heads.told(kind, title);
    let field = fieldOf(kind, path, heads) ?? null;
    // 支部联系人 | 联系电话: the telephone right after a person's column is that person's.
    if (told === undefined && field && said.has(field)) field = null;
    if (told === undefined && field === 'phone' && columns.at(-1)?.field === 'liaison') field = 'liaisonPhone';
    if (field && taken.has(field)) field = null;
    if (field) taken.add(field);
    const kin = field || told !== undefined ? undefined : kinOf(path);
    columns.push({ column, letter: letters(column), title, field, hidden: hidden.has(column), ...(kin ? { kin } : {}) });
  });
  return columns;
}

const sameColumns = (a: Table, b: Table) => a.kind === b.kind && a.columns.length === b.columns.length && a.columns.every((c, i) => c.column === b.columns[i]!.column && c.field === b.columns[i]!.field);

const brief = (row: Row): string => row.cells.flatMap((cell) => (cell ? [cell.text.replace(/\s+/g, ' ').trim()] : [])).join(' ').slice(0, 80);
