import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Around } from './around';
import type { ParseOptions } from './reading';
import type { Answers, ParsedRow, Question } from './rows';
import type { ColumnHead, RowFilter, RowList, Summary } from './views';

/** What the worker is asked about the book it holds. Every question names the answers it is to be seen with. */
export type Want =
  | { what: 'summary' }
  | { what: 'questions'; kind?: string; open?: boolean; from: number; limit: number }
  | { what: 'named'; keys: string[] }
  | { what: 'columns'; columns: { sheet: string; letter: string }[] }
  | ({ what: 'rows' } & RowFilter)
  | { what: 'ready'; from: number; count: number }
  | { what: 'failed'; extra: [string, string][] }
  | { what: 'around'; sheet: string; row: number };
export interface Replies {
  summary: Summary;
  questions: { rows: (Question & { alikeCount: number })[]; total: number };
  named: Question[];
  columns: (ColumnHead | null)[];
  rows: RowList;
  ready: ParsedRow[];
  failed: Uint8Array;
  around: Around;
}
export interface SheetSource { bytes: Uint8Array; fileName: string; options: ParseOptions }
export type WorkerReply = { ok: true; value: unknown } | { ok: false; code: string; message: string } | { ok: null; message: string };
export type Reply<W extends Want> = { ok: true; value: Replies[W['what']] } | { ok: false; code: string; message: string };

/** ms: for one question; a heap beyond megabytes, or time beyond ms, ends the worker and refuses the file. */
export interface Caps { ms: number; heapMb: number }
export const caps: Caps = { ms: 60_000, heapMb: 512 };
/** Short-lived strings are most of reading; a small nursery keeps the worker's peak down. */
const YOUNG_MB = 16;
// Tests run from source; a worker thread needs the compiled file.
const script = resolve(__dirname, __filename.endsWith('.ts') ? '../../../../dist/modules/imports/sheet/worker.js' : 'worker.js');
const tooMuch = { ok: false, code: 'import.zip_bomb', message: '这个文件解开后大得不正常，没有读。请重新另存为 .xlsx 再传。' } as const;

/**
 * One workbook, open in a worker thread: the rows stay there, only what is asked for comes over. A file that eats
 * memory or time takes only the worker with it, and is refused.
 */
export class OpenSheet {
  private readonly worker: Worker;
  private last: Promise<unknown> = Promise.resolve();
  closed = false;

  constructor(source: SheetSource, private readonly most: Caps = caps) {
    this.worker = new Worker(script, { workerData: source, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: most.heapMb, maxYoungGenerationSizeMb: YOUNG_MB } });
    this.worker.unref();
    this.worker.on('error', () => { this.closed = true; });
    this.worker.on('exit', () => { this.closed = true; });
  }

  /** One question after the other, in the order they were asked. */
  ask<W extends Want>(want: W, answers: Answers): Promise<Reply<W>> {
    const reply = this.last.then(() => this.send(want, answers));
    // Only the order: whoever asked hears of a failure through `reply`.
    this.last = reply.catch(() => undefined);
    return reply;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    void this.last.then(() => this.worker.terminate());
  }

  private send<W extends Want>(want: W, answers: Answers): Promise<Reply<W>> {
    return new Promise((done, fail) => {
      const { worker } = this;
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        worker.off('message', heard);
        worker.off('error', failed);
        worker.off('exit', gone);
        worker.unref();
        finish();
      };
      const refuse = () => { this.closed = true; void worker.terminate(); settle(() => done(tooMuch)); };
      const timer = setTimeout(refuse, this.most.ms);
      const heard = (reply: WorkerReply) => settle(() => (reply.ok === null ? fail(new Error(reply.message)) : done(reply as Reply<W>)));
      const failed = (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse() : settle(() => fail(error)));
      const gone = () => settle(() => fail(new Error('the reading worker has ended')));
      worker.on('message', heard);
      worker.once('error', failed);
      worker.once('exit', gone);
      worker.ref();
      worker.postMessage({ want, answers });
    });
  }
}
