import { parentPort, workerData } from 'node:worker_threads';
import { analyse } from './analyse';
import { around, type Around } from './around';
import { SheetError } from './errors';
import { failedRowsWorkbook } from './failed';
import { readWorkbook } from './workbook';
import type { SheetJob, SheetReply } from './job';

/** Parsing happens here, beside the server's loop and under a memory cap of its own. */
async function run(job: SheetJob): Promise<SheetReply> {
  try {
    const book = await readWorkbook(Buffer.from(job.bytes), job.fileName);
    const analysis = analyse(book, job.options, job.answers);
    if (job.want.what === 'analysis') return { ok: true, analysis };
    if (job.want.what === 'failed') return { ok: true, bytes: await failedRowsWorkbook(book, analysis, new Map(job.want.extra)) };
    const { sheet, row } = job.want;
    const table = analysis.detected.tables.find((t) => t.sheet === sheet);
    const found = analysis.rows.find((r) => r.sheet === sheet && r.row === row);
    const fields = (found?.questions ?? []).flatMap((q) => found!.fields.filter((f) => f.cell === q.cell).map((f) => f.field));
    const cut: Around = table ? around(book, table, row, [...new Set([...fields, 'birth' as const, 'place' as const])]) : { columns: [], rows: [] };
    return { ok: true, around: cut };
  } catch (error) {
    if (error instanceof SheetError) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}

void run(workerData as SheetJob).then((reply) => parentPort!.postMessage(reply));
