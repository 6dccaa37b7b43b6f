import { addDays } from '@guiyan/shared/domain/dates';
import { batchRows, undoDays } from '@guiyan/shared/domain/imports';
import { putAll } from '../../platform/db/insert';
import { newId } from '../../platform/ids';
import { difference } from '../../platform/db/trace';
import { createOp, record, work, type Actor } from '../../platform/op';
import type { Services } from '../../platform/services';
import { orKnown } from '../../platform/outbox';
import { turns } from '../../platform/turns';
import { ImportBatch, ImportKept, ImportRow } from './imports.entity';
import { addWhys, answersOf, doneBatches, findImport, sealLeft, stalledImports, whysOf } from './imports.queries';
import type { Line } from './matching';
import { areasOf, Places } from './places';
import { readyRows } from './reading';
import { actorOf, inTurn, sumBatches } from './running';
import type { LeftOver, ParsedRow } from './sheet';
import { pictureOf } from './trace';
import { note, noTally, type Whys } from './trial';
import { startUndo } from './undo';
import { isAllTraced, keepWritten } from './undo.queries';

/** A commit that has not moved for this long belongs to a process that died. */
const STALLED_MS = 60_000;

export const startCommit = (services: Services, importId: string): void => inTurn(services, importId, () => run(services, importId));

/** Commits and undoings both go on by themselves. */
export async function resumeStalled(services: Services): Promise<void> {
  const stalled = await services.db.read((m) => stalledImports(createOp(services, m, null), services.clock.now() - STALLED_MS));
  for (const i of stalled) if (i.status === 'undoing') startUndo(services, i.id); else startCommit(services, i.id);
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
  const turn = turns();
  for await (const rows of readyRows(services, i, answers, batchRows, from)) {
    const here = batch;
    await turn();
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
  const places = new Places(await areasOf(op, i), i.townshipId === null, op.today);
  await places.load(op, rows);
  const left: ImportKept[] = [];
  const turn = turns();
  for (const r of rows) {
    await turn();
    const outcome = places.decide(op, r);
    note(r.key, outcome, counts, whys);
    const over = outcome.what === 'kept' ? r.whole ?? r.left : r.left;
    if (over.length && outcome.what !== 'refused') left.push(keptRow(op, i, r, over, places.townshipOf(r), outcome.what === 'kept' ? outcome.line : undefined));
  }
  const about = places.about();
  const before = await pictureOf(op, { ...about, entered: new Set(), touched: about.known, orgs: new Set() });
  await places.write(op);
  await putAll(op.db, ImportKept, left);
  const written = difference(before, await pictureOf(op, about));
  await keepWritten(op, i, batch, [...written, ...left.map(({ id: of }) => ({ table: 'import_kept', id: of, mark: '', before: null }))]);
  await op.db.update(ImportBatch, { id: row.id }, { counts });
  await addWhys(op, i, whys);
  await op.db.query('update imports set written = written + ?, touched_at = ? where id = ?', [rows.length, op.now, i.id]);
  await record(op, 'import.committed', { importId: i.id, batch }, { subjectId: i.id });
}

/** What the sheet says and no ledger has a place for, sealed, beside the row it stood in. */
function keptRow(op: WorkOp, i: ImportRow, r: ParsedRow, left: readonly LeftOver[], townshipId: string | null, line?: Line): ImportKept {
  const id = newId();
  return { id, importId: i.id, countyId: i.countyId, townshipId, kind: r.kind, rowKey: r.key.slice(-80), bodyCt: sealLeft(op, { id, countyId: i.countyId }, { who: r.who, left, ...(r.shape === 'log' && r.values.day ? { precision: r.values.day.precision } : {}) }), at: op.now, villageId: line?.villageId ?? null, personId: line?.personId ?? null, onDay: line?.onDay ?? null, lineIx: line?.lineIx ?? null };
}

async function finish(services: Services, importId: string, actor: Actor): Promise<void> {
  await work(services, async (op) => {
    const now = (await findImport(op, importId))!;
    if (now.status !== 'committing') return;
    const sum = await sumBatches(op, importId);
    const before = now.counts as { refused: number };
    const atReading = Math.max(before.refused - (await whysOf(op, now)).refused.length, 0);
    await op.db.update(ImportRow, { id: importId }, { status: 'done', touchedAt: op.now, version: now.version + 1, counts: { ...now.counts, ...sum, refused: atReading + sum.refused }, undoUntil: (await isAllTraced(op, importId)) ? addDays(op.today, undoDays) : null });
    await record(op, 'import.done', { importId, rows: now.written }, { subjectId: importId });
  }, actor);
}
