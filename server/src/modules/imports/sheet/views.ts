import type { ImportKind, RowState } from '@guiyan/shared/domain/imports';
import { sheetSkipWords, skipWords } from '@guiyan/shared/domain/sheets';
import type { Analysis, Counts } from './analyse';
import { choicesOf } from './heads';
import { layouts } from './layouts';
import { masked } from './masked';
import type { ParsedRow } from './rows';

/** What leaves the worker: small, and masked wherever a list or a page shows it. */
export interface SheetView { name: string; kind: ImportKind | null; headerRows: number[]; columns: { letter: string; title: string; field: string | null; placed: boolean }[]; choices: string[]; rows: number; hiddenRows: number; hiddenColumns: string[]; why: string }
export interface Summary { kind: ImportKind | null; counts: Counts; sheets: SheetView[]; /** Ready rows of the file, in their order. */ ready: number }

/** Kept in clear later, so masked: a sheet of a CSV bears the file's name, and heads hold what people type there. */
export const summaryOf = (a: Analysis): Summary => ({
  kind: a.kinds[0] ?? null, counts: a.counts, ready: a.counts.ready,
  sheets: [
    ...a.detected.tables.map((t) => ({
      name: masked(t.sheet), kind: t.kind, headerRows: Array.from({ length: t.headerTo - t.headerFrom + 1 }, (_, n) => t.headerFrom + n), columns: t.columns.map((c) => ({ letter: c.letter, title: masked(c.title), field: c.field, placed: c.field !== null && layouts[t.kind].placed.includes(c.field) })),
      choices: choicesOf(t.kind), rows: t.rows.length, hiddenRows: t.rows.filter((r) => r.hidden).length, hiddenColumns: t.columns.filter((c) => c.hidden).map((c) => c.letter), why: '',
    })),
    ...a.detected.skippedSheets.map((s) => ({ name: masked(s.sheet), kind: null, headerRows: [], columns: [], choices: [], rows: s.rows, hiddenRows: 0, hiddenColumns: [], why: sheetSkipWords[s.reason] })),
  ],
});

/** `outcomes`: a letter a ready row from the trial run; `refused`: what it would not store, by row key. */
export interface RowFilter { state?: RowState; outcomes: string; refused: [string, string][]; kept: [string, string][]; from: number; limit: number }
export interface RowLine { sheet: string; row: number; who: string; state: RowState; why: string; values: { column: string; raw: string; parsed: string }[] }
export interface RowList { rows: RowLine[]; total: number }

const letters: Record<string, RowState> = { n: 'new', c: 'changed', s: 'same', r: 'refused', k: 'kept' };

export function listRows(a: Analysis, want: RowFilter): RowList {
  const refused = new Map(want.refused);
  const kept = new Map(want.kept);
  let at = 0;
  const found: { state: RowState; line: () => RowLine }[] = [];
  for (const r of a.rows) {
    const outcome = r.state === 'ready' ? letters[want.outcomes.charAt(at++)] : undefined;
    const state = refused.has(r.key) && outcome !== 'kept' ? 'refused' as const : outcome ?? r.state;
    const why = (state === 'kept' ? kept : refused).get(r.key) ?? r.refusal?.text ?? (r.mergedInto ? `和第 ${r.mergedInto.split('!').at(-1)} 行是同一个人，合到一起了` : '');
    found.push({ state, line: () => ({ sheet: r.sheet, row: r.row, who: r.who, state, why, values: r.fields.map((f) => ({ column: f.title, raw: f.rawMasked, parsed: f.parsed })) }) });
  }
  for (const t of a.detected.tables) for (const s of t.skipped) found.push({ state: 'skipped', line: () => ({ sheet: t.sheet, row: s.row, who: masked(s.text).slice(0, 20), state: 'skipped', why: skipWords[s.reason], values: [] }) });
  const wanted = want.state ? found.filter((f) => f.state === want.state) : found;
  return { rows: wanted.slice(want.from, want.from + want.limit).map((f) => f.line()), total: wanted.length };
}

/** A row for writing: the trace of how it was read stays in the worker. */
export const slim = <R extends ParsedRow>(row: R): R => ({ ...row, fields: [], questions: [] });

/** The head of a column as it is compared, by the names a page shows. */
export interface ColumnHead { kind: ImportKind; head: string }
export function columnAt(a: Analysis, sheet: string, letter: string): ColumnHead | null {
  for (const t of a.detected.tables) {
    const column = masked(t.sheet) === sheet ? t.columns.find((c) => c.letter === letter) : undefined;
    if (column) return { kind: t.kind, head: column.title };
  }
  return null;
}
