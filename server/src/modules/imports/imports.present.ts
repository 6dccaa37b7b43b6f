import type { Output, Parsed } from '@guiyan/shared/contract';
import { importKinds, importStates } from '@guiyan/shared/domain/imports';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { sheetSkipWords, skipWords } from '@guiyan/shared/domain/sheets';
import type { Op } from '../../platform/op';
import type { ImportRow } from './imports.entity';
import { answersOf, getImport, importFileName, refusalsOf } from './imports.queries';
import { mayAnswer, mayCommit } from './imports.rules';
import { analysisOf, aroundOf } from './reading';
import { masked, type Analysis } from './sheet';
import { outcomeOf, readyRows } from './trial';

type View = Output<'imports.get'>;

export const countsOf = (a: Analysis | null): View['counts'] =>
  a ? { rows: a.counts.rows, ready: a.counts.ready, question: a.counts.question, merged: a.counts.merged, skipped: a.counts.skipped, refused: a.counts.refused, fresh: 0, changed: 0, same: 0 } : { rows: 0, ready: 0, question: 0, merged: 0, skipped: 0, refused: 0, fresh: 0, changed: 0, same: 0 };

/** Kept in clear, so masked: a sheet of a CSV bears the file's name, and heads hold what people type there. */
export const sheetsOf = (a: Analysis | null): View['sheets'] =>
  !a ? [] : [
    ...a.detected.tables.map((t) => ({ name: masked(t.sheet), kind: t.kind, headerRows: Array.from({ length: t.headerTo - t.headerFrom + 1 }, (_, n) => t.headerFrom + n), columns: t.columns.map((c) => ({ letter: c.letter, title: masked(c.title), field: c.field })), rows: t.rows.length, why: '' })),
    ...a.detected.skippedSheets.map((s) => ({ name: masked(s.sheet), kind: null, headerRows: [], columns: [], rows: s.rows, why: sheetSkipWords[s.reason] })),
  ];

export function presentImport(op: Op, i: ImportRow): View {
  const can: View['can'] = [
    ...(mayAnswer(i) ? ['answer' as const] : []), ...(mayAnswer(i) && i.answered >= i.asked ? ['dry_run' as const] : []), ...(mayCommit(i) ? ['commit' as const] : []),
    ...(['asking', 'tried', 'refused'].includes(i.status) ? ['drop' as const] : []), ...(i.status !== 'refused' && i.status !== 'dropped' ? ['failed_rows' as const] : []),
  ];
  return {
    id: i.id, kind: importKinds.find((k) => k === i.kind) ?? null, fileName: importFileName(op, i), status: importStates.find((s) => s === i.status) ?? 'asking', at: Number(i.at), on: shanghaiDay(Number(i.at)), by: i.byName,
    counts: i.counts as View['counts'], asked: i.asked, answered: i.answered, written: i.written, problem: i.problemCode ? { code: i.problemCode, message: i.problemWords ?? '' } : null, sheets: i.sheets as View['sheets'], can,
  };
}

const read = async (op: Op, id: string): Promise<{ i: ImportRow; analysis: Analysis | null }> => {
  const i = await getImport(op, id);
  return { i, analysis: i.status === 'refused' ? null : await analysisOf(op.services, i, await answersOf(op, i)) };
};
/** Pages of a list that is made anew from the file: the cursor is a place in it. */
const cut = <T>(all: readonly T[], cursor: string | undefined, limit: number) => {
  const start = Number(cursor ?? 0) || 0;
  return { shown: all.slice(start, start + limit), next: start + limit < all.length ? String(start + limit) : null, total: all.length };
};

export async function presentQuestions(op: Op, input: Parsed<'imports.questions'>): Promise<Output<'imports.questions'>> {
  const { analysis } = await read(op, input.id);
  const all = analysis?.questions ?? [];
  const wanted = all.filter((q) => (!input.kind || q.kind === input.kind) && (!input.open || q.answer === null));
  const { shown, next, total } = cut(wanted, input.cursor, input.limit);
  return {
    next, total,
    rows: shown.map((q) => ({
      id: input.id, key: q.key, group: q.group, kind: q.kind, kindLabel: q.kindLabel, who: q.who, where: q.where, column: q.column, raw: q.rawMasked, parsed: q.parsed, prompt: q.prompt, options: q.options, suggested: q.suggested,
      answer: q.answer, sheet: q.sheet, row: q.row, cell: q.cell, alike: all.filter((o) => o.group === q.group).length,
    })),
  };
}

export async function presentRows(op: Op, input: Parsed<'imports.rows'>): Promise<Output<'imports.rows'>> {
  const { i, analysis } = await read(op, input.id);
  const refusals = await refusalsOf(op, i);
  const ready = new Map((analysis ? readyRows(analysis) : []).map((r, at) => [r.key, outcomeOf(i.counts, at)]));
  const rows = (analysis?.rows ?? []).map((r) => ({
    id: i.id, sheet: r.sheet, row: r.row, who: r.who, state: refusals.has(r.key) ? 'refused' as const : ready.get(r.key) ?? r.state, why: refusals.get(r.key) ?? r.refusal?.text ?? (r.mergedInto ? `和第 ${r.mergedInto.split('!').at(-1)} 行是同一个人，合到一起了` : ''),
    values: r.fields.map((f) => ({ column: f.title, raw: f.rawMasked, parsed: f.parsed })),
  }));
  const skipped = (analysis?.detected.tables ?? []).flatMap((t) => t.skipped.map((s) => ({ id: i.id, sheet: t.sheet, row: s.row, who: masked(s.text).slice(0, 20), state: 'skipped' as const, why: skipWords[s.reason], values: [] })));
  const { shown, next, total } = cut([...rows, ...skipped].filter((r) => !input.state || r.state === input.state), input.cursor, input.limit);
  return { rows: shown, next, total };
}

export async function presentAround(op: Op, input: Parsed<'imports.around'>): Promise<Output<'imports.around'>> {
  const i = await getImport(op, input.id);
  return (i.status === 'refused' ? undefined : await aroundOf(op.services, i, await answersOf(op, i), input.sheet, input.row)) ?? { columns: [], rows: [] };
}
