import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Analysis } from './analyse';
import type { Around } from './around';
import type { ParseOptions } from './reading';
import type { Answers } from './rows';

type Want = { what: 'analysis' } | { what: 'failed'; extra: [string, string][] } | { what: 'around'; sheet: string; row: number };
export interface SheetJob { bytes: Uint8Array; fileName: string; options: ParseOptions; answers: Answers; want: Want }
export type SheetReply = { ok: true; analysis?: Analysis; bytes?: Uint8Array; around?: Around } | { ok: false; code: string; message: string };

const TIMEOUT_MS = 60_000;
const HEAP_MB = 512;
// Tests run from source; a worker thread needs the compiled file.
const script = resolve(__dirname, __filename.endsWith('.ts') ? '../../../../dist/modules/imports/sheet/worker.js' : 'worker.js');

/** Reads a workbook in a worker thread; a file that eats memory or time takes only the worker with it. */
export const runSheetJob = (job: SheetJob): Promise<SheetReply> =>
  new Promise((done, fail) => {
    const worker = new Worker(script, { workerData: job, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    const timer = setTimeout(() => { void worker.terminate(); done({ ok: false, code: 'import.zip_bomb', message: tooMuch }); }, TIMEOUT_MS);
    worker.once('message', (reply: SheetReply) => { clearTimeout(timer); done(reply); void worker.terminate(); });
    worker.once('error', (error: NodeJS.ErrnoException) => { clearTimeout(timer); if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') done({ ok: false, code: 'import.zip_bomb', message: tooMuch }); else fail(error); });
  });
const tooMuch = '这个文件解开后大得不正常，没有读。请重新另存为 .xlsx 再传。';
