import type { Services } from '../../platform/services';
import { createOp, type Actor, type Op } from '../../platform/op';
import { fileBytes, findFile } from '../files';
import { notFound } from '../../platform/errors';
import { homeProvince, importFileName } from './imports.queries';
import type { ImportRow } from './imports.entity';
import { runSheetJob, type SheetJob, type SheetReply } from './sheet/job';
import type { Analysis, Answers } from './sheet';
import { shanghaiDay } from '@guiyan/shared/domain/dates';

/** The last few readings; a reading depends on nothing but the file, the day it was brought and the answers. */
const KEPT = 4;
const kept = new Map<string, Analysis>();

async function job(services: Services, i: ImportRow, answers: Answers, want: SheetJob['want']): Promise<SheetReply> {
  const found = await services.db.read(async (db) => {
    const op = createOp(services, db, null);
    return { file: await findFile(op, i.fileId), name: importFileName(op, i), homeProvince: await homeProvince(op, i.countyId) };
  });
  if (!found.file) throw notFound();
  return runSheetJob({ bytes: await fileBytes(services, found.file), fileName: found.name, options: { today: shanghaiDay(i.at), homeProvince: found.homeProvince }, answers, want });
}

/** Every row of the file in its state for these answers. */
export async function analysisOf(services: Services, i: ImportRow, answers: Answers): Promise<Analysis> {
  const name = `${i.id}|${JSON.stringify(Object.entries(answers).sort())}`;
  const known = kept.get(name);
  if (known) { kept.delete(name); kept.set(name, known); return known; }
  const reply = await job(services, i, answers, { what: 'analysis' });
  if (!reply.ok || !reply.analysis) throw new Error('a file that was read once cannot be read again');
  kept.set(name, reply.analysis);
  for (const oldest of kept.keys()) { if (kept.size <= KEPT) break; kept.delete(oldest); }
  return reply.analysis;
}
export async function failedRowsOf(services: Services, i: ImportRow, answers: Answers, extra: ReadonlyMap<string, string>): Promise<Buffer> {
  const reply = await job(services, i, answers, { what: 'failed', extra: [...extra] });
  if (!reply.ok || !reply.bytes) throw new Error('a file that was read once cannot be read again');
  return Buffer.from(reply.bytes);
}
export async function aroundOf(services: Services, i: ImportRow, answers: Answers, sheet: string, row: number): Promise<Extract<SheetReply, { ok: true }>['around']> {
  const reply = await job(services, i, answers, { what: 'around', sheet, row });
  return reply.ok ? reply.around : undefined;
}

/** Loads an import the actor may see, with its answers, before a transaction begins. */
export const loadForReading = <T>(services: Services, actor: Actor | null, fn: (op: Op) => Promise<T>): Promise<T> => services.db.read((db) => fn(createOp(services, db, actor)));
