import type { Services } from '../../platform/services';
import { createOp, type Actor, type Op } from '../../platform/op';
import { fileBytes, findFile } from '../files';
import { notFound } from '../../platform/errors';
import { homeProvince, importFileName } from './imports.queries';
import type { ImportRow } from './imports.entity';
import { OpenSheet, type Replies, type Reply, type SheetSource, type Want } from './sheet/job';
import type { Answers, ParsedRow } from './sheet';
import { shanghaiDay } from '@guiyan/shared/domain/dates';

/** Workbooks held open in their workers: a reading depends on nothing but the file, the day it was brought and the answers. */
const OPEN = 2;
const IDLE_MS = 60_000;
const open = new Map<string, { sheet: OpenSheet; idle: NodeJS.Timeout }>();

function hold(id: string, sheet: OpenSheet): void {
  letGo(id);
  const idle = setTimeout(() => letGo(id), IDLE_MS);
  idle.unref();
  open.set(id, { sheet, idle });
  for (const oldest of open.keys()) { if (open.size <= OPEN) break; letGo(oldest); }
}
function letGo(id: string): void {
  const held = open.get(id);
  if (!held) return;
  open.delete(id);
  clearTimeout(held.idle);
  held.sheet.close();
}

/** Opens a workbook under the id its import will bear; a refused one is closed at once. */
export async function openSheet(id: string, source: SheetSource, answers: Answers): Promise<Reply<{ what: 'summary' }>> {
  const sheet = new OpenSheet(source);
  const reply = await sheet.ask({ what: 'summary' }, answers);
  if (reply.ok) hold(id, sheet); else sheet.close();
  return reply;
}

async function sourceOf(services: Services, i: ImportRow): Promise<SheetSource> {
  const found = await services.db.read(async (db) => {
    const op = createOp(services, db, null);
    return { file: await findFile(op, i.fileId), name: importFileName(op, i), homeProvince: await homeProvince(op, i.countyId) };
  });
  if (!found.file) throw notFound();
  return { bytes: await fileBytes(services, found.file), fileName: found.name, options: { today: shanghaiDay(Number(i.at)), homeProvince: found.homeProvince } };
}

/** Asks the worker that holds this import's file; opens it again when it was put away. */
export async function tryReading<W extends Want>(services: Services, i: ImportRow, answers: Answers, want: W): Promise<Reply<W>> {
  const held = open.get(i.id);
  const sheet = held && !held.sheet.closed ? held.sheet : new OpenSheet(await sourceOf(services, i));
  hold(i.id, sheet === held?.sheet ? take(i.id) : sheet);
  return sheet.ask(want, answers);
}
export async function askSheet<W extends Want>(services: Services, i: ImportRow, answers: Answers, want: W): Promise<Replies[W['what']]> {
  const reply = await tryReading(services, i, answers, want);
  if (!reply.ok) throw new Error(`a file that was read once cannot be read again: ${reply.code}`);
  return reply.value;
}
/** Takes a held sheet out without closing it, to be put back as the youngest. */
function take(id: string): OpenSheet {
  const held = open.get(id)!;
  clearTimeout(held.idle);
  open.delete(id);
  return held.sheet;
}

/** Ready rows in pieces, so that no long list crosses over at once; the next piece is read while one is used. */
export async function* readyRows(services: Services, i: ImportRow, answers: Answers, size: number, from = 0): AsyncGenerator<ParsedRow[]> {
  const piece = (at: number) => askSheet(services, i, answers, { what: 'ready', from: at, count: size });
  let [at, coming] = [from, piece(from)];
  for (;;) {
    const rows = await coming;
    at += size;
    if (rows.length === size) {
      coming = piece(at);
      // Whoever stops taking hears of no failure that comes later.
      coming.catch(() => undefined);
    }
    if (rows.length) yield rows;
    if (rows.length < size) return;
  }
}

/** Loads an import the actor may see, with its answers, before a transaction begins. */
export const loadForReading = <T>(services: Services, actor: Actor | null, fn: (op: Op) => Promise<T>): Promise<T> => services.db.read((db) => fn(createOp(services, db, actor)));
