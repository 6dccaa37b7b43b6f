import type { Output, Parsed } from '@guiyan/shared/contract';
import { importKinds, importStates } from '@guiyan/shared/domain/imports';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { Op } from '../../platform/op';
import type { ImportHead, ImportRow } from './imports.entity';
import { answersOf, getImport, importFileName, whysOf } from './imports.queries';
import { mayAnswer, mayCommit, mayUndo } from './imports.rules';
import { askSheet } from './reading';
import type { Summary } from './sheet/views';

type View = Output<'imports.get'>;
const none = { rows: 0, ready: 0, question: 0, merged: 0, skipped: 0, refused: 0, fresh: 0, changed: 0, same: 0, kept: 0, partly: 0 };

export const countsOf = (s: Summary | null): View['counts'] =>
  s ? { ...none, rows: s.counts.rows, ready: s.counts.ready, question: s.counts.question, merged: s.counts.merged, skipped: s.counts.skipped, refused: s.counts.refused } : none;

const hasStored = (c: View['counts']): boolean => (c.fresh ?? 0) + (c.changed ?? 0) + (c.kept ?? 0) + (c.partly ?? 0) > 0;

export function presentImport(op: Op, i: ImportRow): View {
  const can: View['can'] = [
    ...(mayAnswer(i) ? ['answer' as const] : []), ...(mayAnswer(i) && i.answered >= i.asked ? ['dry_run' as const] : []), ...(mayCommit(i) ? ['commit' as const] : []),
    ...(['asking', 'tried', 'refused'].includes(i.status) ? ['drop' as const] : []), ...(mayUndo(i, op.today) && hasStored(i.counts as View['counts']) ? ['undo' as const] : []), ...(i.status !== 'refused' && i.status !== 'dropped' && i.userId === op.actor?.userId ? ['failed_rows' as const] : []),
  ];
  return {
    id: i.id, kind: importKinds.find((k) => k === i.kind) ?? null, fileName: importFileName(op, i), status: importStates.find((s) => s === i.status) ?? 'asking', at: Number(i.at), on: shanghaiDay(Number(i.at)), by: i.byName,
    counts: { ...none, ...(i.counts as View['counts']) }, asked: i.asked, answered: i.answered, written: i.written, undoUntil: i.undoUntil, problem: i.problemCode ? { code: i.problemCode, message: i.problemWords ?? '' } : null, sheets: (i.sheets as View['sheets']).map((sheet) => ({ ...sheet, columns: sheet.columns.map((c) => ({ ...c, placed: c.placed ?? c.field !== null })), choices: sheet.choices ?? [], hiddenRows: sheet.hiddenRows ?? 0, hiddenColumns: sheet.hiddenColumns ?? [] })), can,
  };
}

export const presentHead = (h: ImportHead): Output<'imports.heads'>['rows'][number] => ({ id: h.id, kind: importKinds.find((k) => k === h.kind)!, head: h.head, field: h.field || null, by: h.byName, on: shanghaiDay(h.at) });

/** Pages of a list that is made anew from the file: the cursor is a place in it. */
const fromOf = (cursor: string | undefined): number => Math.max(Number(cursor ?? 0) || 0, 0);
const nextOf = (from: number, limit: number, total: number): string | null => (from + limit < total ? String(from + limit) : null);

export async function presentQuestions(op: Op, input: Parsed<'imports.questions'>): Promise<Output<'imports.questions'>> {
  const i = await getImport(op, input.id);
  if (i.status === 'refused') return { rows: [], next: null, total: 0 };
  const from = fromOf(input.cursor);
  const { rows, total } = await askSheet(op.services, i, await answersOf(op, i), { what: 'questions', from, limit: input.limit, ...(input.kind ? { kind: input.kind } : {}), ...(input.open ? { open: true } : {}) });
  return {
    next: nextOf(from, input.limit, total), total,
    rows: rows.map((q) => ({
      id: input.id, key: q.key, group: q.group, kind: q.kind, kindLabel: q.kindLabel, who: q.who, where: q.where, column: q.column, raw: q.rawMasked, parsed: q.parsed, prompt: q.prompt, options: q.options, suggested: q.suggested,
      answer: q.answer, sheet: q.sheet, row: q.row, cell: q.cell, alike: q.alikeCount,
    })),
  };
}

export async function presentRows(op: Op, input: Parsed<'imports.rows'>): Promise<Output<'imports.rows'>> {
  const i = await getImport(op, input.id);
  if (i.status === 'refused') return { rows: [], next: null, total: 0 };
  const from = fromOf(input.cursor);
  const outcomes = 'outcomes' in i.counts && typeof i.counts.outcomes === 'string' ? i.counts.outcomes : '';
  const { rows, total } = await askSheet(op.services, i, await answersOf(op, i), { what: 'rows', outcomes, ...(await whysOf(op, i)), from, limit: input.limit, ...(input.state ? { state: input.state } : {}) });
  return { rows: rows.map((r) => ({ id: i.id, ...r })), next: nextOf(from, input.limit, total), total };
}

export async function presentAround(op: Op, input: Parsed<'imports.around'>): Promise<Output<'imports.around'>> {
  const i = await getImport(op, input.id);
  return i.status === 'refused' ? { columns: [], rows: [] } : askSheet(op.services, i, await answersOf(op, i), { what: 'around', sheet: input.sheet, row: input.row });
}
