/** A workbook after reading: plain data, so that a worker thread can hand it back. Rows and columns count from 1. */

/** `untyped`: a CSV cell, of which nobody knows whether a program had made a number of it. */
export type CellType = 'string' | 'number' | 'date' | 'boolean' | 'error' | 'untyped';

export interface Cell {
  /** What a person would read in the cell; for numbers the shortest form that gives the same number, in full digits. */
  text: string;
  type: CellType;
  number?: number;
  /** Day of a date cell, and whether its format shows a day of the month. */
  day?: string;
  dayShown?: boolean;
  /** The value is the one last computed and saved; formulas are never run. */
  formula?: true;
}

export interface Row { number: number; cells: (Cell | undefined)[]; hidden?: true }
export interface Range { top: number; left: number; bottom: number; right: number }

export interface Sheet {
  name: string;
  hidden: boolean;
  rows: Row[];
  width: number;
  merges: Range[];
  hiddenColumns: number[];
}

export interface Book { filename: string; format: 'xlsx' | 'csv'; sheets: Sheet[] }

export function letters(column: number): string {
  let text = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}

export function columnNumber(name: string): number {
  let n = 0;
  for (const c of name) n = n * 26 + c.charCodeAt(0) - 64;
  return n;
}

export const address = (row: number, column: number) => `${letters(column)}${row}`;

export const textOf = (row: Row | undefined, column: number): string => row?.cells[column]?.text ?? '';

/** Every merged place except its top left corner, as 'row:column' → the corner. Built once for a sheet. */
export type Covered = Map<string, { row: number; column: number; across: number }>;

export function coveredCells(sheet: Sheet): Covered {
  const covered: Covered = new Map();
  const last = sheet.rows.at(-1)?.number ?? 0;
  for (const m of sheet.merges) {
    const right = Math.min(m.right, sheet.width);
    const bottom = Math.min(m.bottom, last);
    for (let row = m.top; row <= bottom; row += 1) {
      for (let column = m.left; column <= right; column += 1) {
        if (covered.size > MAX_COVERED) return covered;
        if (row !== m.top || column !== m.left) covered.set(`${row}:${column}`, { row: m.top, column: m.left, across: m.right - m.left + 1 });
      }
    }
  }
  return covered;
}

// Merges that overlap each other are no honest sheet; this bounds the work they can cause.
const MAX_COVERED = 2_000_000;
