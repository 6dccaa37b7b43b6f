import { textOf, type Covered, type Row, type Sheet } from './book';
import { isKnownTitle, tidyTitle } from './fields';
import type { Heads } from './heads';

export interface Header { from: number; to: number; paths: string[][] }

/** A row is taken for a header from this many known heads on: names of villages or notes may look like one or two. */
const ENOUGH = 3;
const MAX_LEVELS = 4;

export function titleHits(row: Row, heads: Heads): number {
  let hits = 0;
  for (const cell of row.cells) if (cell && cell.type !== 'number' && cell.text.length <= 30 && isKnownTitle(tidyTitle(cell.text), heads)) hits += 1;
  return hits;
}

/** The header that begins at or just above this row; undefined when the row is none. */
export function headerAt(sheet: Sheet, covered: Covered, at: number, told: Heads): Header | undefined {
  const anchor = sheet.rows[at];
  if (!anchor || titleHits(anchor, told) < ENOUGH) return undefined;
  const rows = [anchor];
  for (let i = at - 1; i >= 0 && rows.length < MAX_LEVELS && isGroupRow(sheet, sheet.rows[i]!, rows[0]!); i -= 1) rows.unshift(sheet.rows[i]!);
  for (let i = at + 1; i < sheet.rows.length && rows.length < MAX_LEVELS && isLowerLevel(sheet.rows[i]!, rows, covered, told); i += 1) rows.push(sheet.rows[i]!);
  return { from: rows[0]!.number, to: rows.at(-1)!.number, paths: paths(sheet, rows, covered) };
}

/** 基本情况 | 外出情况: heads of groups above the real heads, spread over some but not all columns. */
function isGroupRow(sheet: Sheet, row: Row, below: Row): boolean {
  if (row.number !== below.number - 1) return false;
  const filled = row.cells.filter((c) => c !== undefined);
  if (filled.length < 2 || filled.some((c) => c.type === 'number' || c.type === 'date' || /[::]/.test(c.text))) return false;
  const spread = sheet.merges.filter((m) => m.top === row.number && m.right > m.left && m.right - m.left + 1 < sheet.width);
  return spread.length > 0 || (sheet.merges.length === 0 && filled.every((c) => /情况|信息|^\D{2,8}$/.test(tidyTitle(c.text))) && below.cells.filter(Boolean).length > filled.length);
}

/** 何时外出 | 地点 under 外出务工情况: heads only, and nothing under the heads that are complete already. */
function isLowerLevel(row: Row, above: Row[], covered: Covered, told: Heads): boolean {
  if (row.number !== above.at(-1)!.number + 1) return false;
  let heads = 0;
  for (let column = 1; column < row.cells.length; column += 1) {
    const cell = row.cells[column];
    if (!cell || covered.has(`${row.number}:${column}`)) continue;
    if (cell.type === 'number' || cell.type === 'date' || cell.type === 'error') return false;
    const title = tidyTitle(cell.text);
    const parent = tidyTitle(textOf(above.at(-1), column));
    if (isKnownTitle(parent) && !isKnownTitle(parent + title) && above.length === 1 && /^(姓名|党员姓名|家属姓名|序号)$/.test(parent)) return false;
    if (isKnownTitle(title, told) || isKnownTitle(parent + title)) heads += 1;
    else if (title.length > 14) return false;
  }
  return heads >= 1 && heads * 2 >= row.cells.filter((c, column) => c && !covered.has(`${row.number}:${column}`)).length;
}

function paths(sheet: Sheet, rows: Row[], covered: Covered): string[][] {
  const result: string[][] = [];
  for (let column = 1; column <= sheet.width; column += 1) {
    const path: string[] = [];
    rows.forEach((_, level) => {
      const title = tidyTitle(titleAt(sheet, rows, level, column, covered));
      if (title && path.at(-1) !== title) path.push(title);
    });
    result[column] = path;
  }
  return result;
}

function titleAt(sheet: Sheet, rows: Row[], level: number, column: number, covered: Covered): string {
  const row = rows[level]!;
  const own = textOf(row, column);
  if (own) return own;
  const origin = covered.get(`${row.number}:${column}`);
  if (origin) return textOf(rows.find((r) => r.number === origin.row), origin.column);
  // Without merges (CSV) a group head stands over its first column only.
  const last = level === rows.length - 1;
  if (last || sheet.merges.length > 0 || !rows.slice(level + 1).some((r) => textOf(r, column))) return '';
  for (let left = column - 1; left >= 1; left -= 1) {
    if (!rows.slice(level + 1).some((r) => textOf(r, left))) return '';
    if (textOf(row, left)) return textOf(row, left);
  }
  return '';
}
