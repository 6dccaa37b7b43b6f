import { batchRows } from '@guiyan/shared/domain/imports';
import { putAll } from '../../platform/db/insert';
import { newId } from '../../platform/ids';
import { createOp, record, work, type Actor } from '../../platform/op';
import type { Services } from '../../platform/services';
import { orKnown } from '../../platform/outbox';
import { asHat } from '../accounts';
import { ImportBatch, ImportKept, ImportRow } from './imports.entity';
import { addWhys, answersOf, doneBatches, findImport, sealLeft, stalledImports, whysOf } from './imports.queries';
import { decide } from './matching';
import { readyRows } from './reading';
import { Registry } from './registry';
import type { LeftOver, ParsedRow } from './sheet';
import { areaOf, note, noTally, type Tally, type Whys } from './trial';

const running = new Map<string, Promise<void>>();
/** A commit that has not moved for this long belongs to a process that died. */
const STALLED_MS = 60_000;

/** One commit of an import at a time in this process; a unique row per batch holds across processes. */
export function startCommit(services: Services, importId: string): void {
  if (running.has(importId)) return;
  const done = run(services, importId).catch((error: unknown) => services.log.error({ err: error, importId }, 'import stopped')).finally(() => running.delete(importId));
  running.set(importId, done);
}
export const commitsDone = async (): Promise<void> => { await Promise.all(running.values()); };

export async function resumeStalled(services: Services): Promise<void> {
  const stalled = await services.db.read((m) => stalledImports(createOp(services, m, null), services.clock.now() - STALLED_MS));
  for (const i of stalled) startCommit(services, i.id);
}

async function run(services: Services, importId: string): Promise<void> {
  const { i, answers, done } = await services.db.read(async (m) => {
    const op = createOp(services, m, null);
    const found = (await findImport(op, importId))!;
    return { i: found, answers: await answersOf(op, found), done: await doneBatches(op, importId) };
  });
  if (i.status !== 'committing') return;
  const actor = actorOf(i);
  // Batches are written in order: the first that is missing is where a stopped commit goes on.
  let [batch, from] = [0, 0];
  for (let rows = done.get(0); rows !== undefined; rows = done.get(batch)) { batch += 1; from += rows; }
  for await (const rows of readyRows(services, i, answers, batchRows, from)) {
    const here = batch;
    await work(services, (op) => writeBatch(op, i, here, rows), actor);
    batch += 1;
  }
  await finish(services, importId, actor);
}

type WorkOp = Parameters<Parameters<typeof work>[1]>[0];
async function writeBatch(op: WorkOp, i: ImportRow, batch: number, rows: ParsedRow[]): Promise<void> {
  const counts = noTally();
  const whys: Whys = { refused: [], kept: [] };
  const row: ImportBatch = { id: newId(), importId: i.id, batch, rows: rows.length, counts, at: op.now };
  // The batch row first: a second process stops here and writes nothing.
  if (!(await orKnown(op.db.insert(ImportBatch, row)))) return;
  const reg = new Registry(await areaOf(op, i), op.today);
  await reg.load(op, rows);
  const left: ImportKept[] = [];
  for (const r of rows) {
    const outcome = decide(op, reg, r);
    note(r.key, outcome, counts, whys);
    const over = outcome.what === 'kept' ? r.whole ?? r.left : r.left;
    if (over.length && outcome.what !== 'refused') left.push(keptRow(op, i, r, over));
  }
  await reg.write(op);
  await putAll(op.db, ImportKept, left);
  await op.db.update(ImportBatch, { id: row.id }, { counts });
  await addWhys(op, i, whys);
  await op.db.query('update imports set written = written + ?, touched_at = ? where id = ?', [rows.length, op.now, i.id]);
  await record(op, 'import.committed', { importId: i.id, batch }, { subjectId: i.id });
}

/** What the sheet says and no ledger has a place for, sealed, beside the row it stood in. */
function keptRow(op: WorkOp, i: ImportRow, r: ParsedRow, left: readonly LeftOver[]): ImportKept {
  const id = newId();
  return { id, importId: i.id, countyId: i.countyId, townshipId: i.townshipId, kind: r.kind, rowKey: r.key.slice(-80), bodyCt: sealLeft(op, { id, countyId: i.countyId }, { who: r.who, left }), at: op.now };
}

async function finish(services: Services, importId: string, actor: Actor): Promise<void> {
  await work(services, async (op) => {
    const now = (await findImport(op, importId))!;
    if (now.status !== 'committing') return;
    const tallies = await op.db.find(ImportBatch, { where: { importId } });
    const sum = (key: keyof Tally) => tallies.reduce((total, b) => total + ((b.counts as Tally)[key] ?? 0), 0);
    const before = now.counts as { refused: number };
    const atReading = Math.max(before.refused - (await whysOf(op, now)).refused.length, 0);
    await op.db.update(ImportRow, { id: importId }, { status: 'done', touchedAt: op.now, version: now.version + 1, counts: { ...now.counts, fresh: sum('fresh'), changed: sum('changed'), same: sum('same'), kept: sum('kept'), refused: atReading + sum('refused') } });
    await record(op, 'import.done', { importId, rows: now.written }, { subjectId: importId });
  }, actor);
}

const actorOf = (i: ImportRow): Actor => ({ userId: i.userId, sessionId: '', hatId: i.hatId, hat: asHat('clerk'), countyId: i.countyId, townshipId: i.townshipId, villageId: null, orgId: null, personId: null, familyId: null, name: i.byName });
