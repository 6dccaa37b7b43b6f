import { parentPort, workerData } from 'node:worker_threads';
import { analyse, type Analysis } from './analyse';
import { around } from './around';
import type { Book } from './book';
import { detect, type Detected } from './detect';
import { SheetError } from './errors';
import { failedRowsWorkbook } from './failed';
import { headsOf } from './heads';
import type { SheetSource, Want, WorkerReply } from './job';
import type { Answers, ParsedRow } from './rows';
import { columnAt, listRows, slim, summaryOf } from './views';
import { readWorkbook } from './workbook';

const source = workerData as SheetSource;
let book: Book | undefined;
let detected: { heads: string; found: Detected } | undefined;
let seen: { name: string; analysis: Analysis; ready: ParsedRow[] } | undefined;

/** Parsing happens here, beside the server's loop and under a memory cap of its own; the book is read once. */
async function analysisFor(answers: Answers): Promise<{ book: Book; analysis: Analysis; ready: ParsedRow[] }> {
  book ??= await readWorkbook(Buffer.from(source.bytes), source.fileName);
  const heads = JSON.stringify(Object.entries(answers).filter(([key]) => key.startsWith('head!')).sort());
  if (detected?.heads !== heads) detected = { heads, found: detect(book, headsOf(answers)) };
  const name = JSON.stringify(Object.entries(answers).sort());
  if (seen?.name !== name) {
    seen = undefined;
    const analysis = analyse(book, source.options, answers, detected.found);
    seen = { name, analysis, ready: analysis.rows.filter((r) => r.state === 'ready') };
  }
  return { book, ...seen };
}

async function answer(want: Want, answers: Answers): Promise<unknown> {
  const { book: read, analysis, ready } = await analysisFor(answers);
  switch (want.what) {
    case 'summary': return summaryOf(analysis);
    case 'questions': {
      const alike = new Map<string, number>();
      for (const q of analysis.questions) alike.set(q.group, (alike.get(q.group) ?? 0) + 1);
      const wanted = analysis.questions.filter((q) => (!want.kind || q.kind === want.kind) && (!want.open || q.answer === null));
      return { rows: wanted.slice(want.from, want.from + want.limit).map((q) => ({ ...q, alikeCount: alike.get(q.group)! })), total: wanted.length };
    }
    case 'named': { const keys = new Set(want.keys); return analysis.questions.filter((q) => keys.has(q.key)); }
    case 'columns': return want.columns.map(({ sheet, letter }) => columnAt(analysis, sheet, letter));
    case 'rows': return listRows(analysis, want);
    case 'ready': return ready.slice(want.from, want.from + want.count).map(slim);
    case 'failed': return failedRowsWorkbook(read, analysis, new Map(want.extra));
    case 'around': {
      const table = analysis.detected.tables.find((t) => t.sheet === want.sheet);
      const found = analysis.rows.find((r) => r.sheet === want.sheet && r.row === want.row);
      const fields = (found?.questions ?? []).flatMap((q) => found!.fields.filter((f) => f.cell === q.cell).map((f) => f.field));
      return table ? around(read, table, want.row, [...new Set([...fields, 'birth' as const, 'place' as const])]) : { columns: [], rows: [] };
    }
  }
}

async function reply({ want, answers }: { want: Want; answers: Answers }): Promise<WorkerReply> {
  try {
    return { ok: true, value: await answer(want, answers) };
  } catch (error) {
    if (error instanceof SheetError) return { ok: false, code: error.code, message: error.message };
    return { ok: null, message: error instanceof Error ? error.stack ?? error.message : String(error) };
  }
}

parentPort!.on('message', (asked: { want: Want; answers: Answers }) => void reply(asked).then((told) => parentPort!.postMessage(told)));
