import { batchRows } from '@guiyan/shared/domain/imports';
import { newId } from '../../platform/ids';
import { createOp, record, work, type Actor } from '../../platform/op';
import type { Services } from '../../platform/services';
import { orKnown } from '../../platform/outbox';
import { turns } from '../../platform/turns';
import { asHat } from '../accounts';
import { ImportBatch, ImportRow } from './imports.entity';
import { answersOf, doneBatches, findImport, keepNote, refusalsOf, stalledImports } from './imports.queries';
import { writeRow } from './matching';
import { analysisOf } from './reading';
import { areaOf, readyRows, type Tally } from './trial';

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
  const ready = readyRows(await analysisOf(services, i, answers));
  const actor = actorOf(i);
  const turn = turns();
  const batches = Math.ceil(ready.length / batchRows);
  for (let batch = 0; batch < batches; batch += 1) {
    if (done.has(batch)) continue;
    const rows = ready.slice(batch * batchRows, (batch + 1) * batchRows);
    await work(services, async (op) => {
      // The batch row first: a second process stops here and writes nothing.
      if (!(await orKnown(op.db.insert(ImportBatch, { id: newId(), importId, batch, rows: rows.length, counts: {}, at: op.now })))) return;
      const counts: Tally = { fresh: 0, changed: 0, same: 0, refused: 0 };
      const refused: [string, string][] = [];
      const area = await areaOf(op, i);
      for (const r of rows) {
        await turn();
        const outcome = await writeRow(op, area, r);
        if (outcome.what === 'refused') { counts.refused += 1; refused.push([r.key, outcome.why]); } else counts[outcome.what === 'new' ? 'fresh' : outcome.what] += 1;
      }
      await op.db.update(ImportBatch, { importId, batch }, { counts });
      const now = (await findImport(op, importId))!;
      if (refused.length) await keepNote(op, now, 'refused', [...new Map([...(await refusalsOf(op, now)), ...refused])]);
      await op.db.query('update imports set written = written + ?, touched_at = ? where id = ?', [rows.length, op.now, importId]);
      await record(op, 'import.committed', { importId, batch }, { subjectId: importId });
    }, actor);
  }
  await finish(services, importId, actor);
}

async function finish(services: Services, importId: string, actor: Actor): Promise<void> {
  await work(services, async (op) => {
    const now = (await findImport(op, importId))!;
    if (now.status !== 'committing') return;
    const tallies = await op.db.find(ImportBatch, { where: { importId } });
    const sum = (key: keyof Tally) => tallies.reduce((total, b) => total + ((b.counts as Tally)[key] ?? 0), 0);
    const before = now.counts as { refused: number };
    const atReading = Math.max(before.refused - (await refusalsOf(op, now)).size, 0);
    await op.db.update(ImportRow, { id: importId }, { status: 'done', touchedAt: op.now, version: now.version + 1, counts: { ...now.counts, fresh: sum('fresh'), changed: sum('changed'), same: sum('same'), refused: atReading + sum('refused') } });
    await record(op, 'import.done', { importId, rows: now.written }, { subjectId: importId });
  }, actor);
}

const actorOf = (i: ImportRow): Actor => ({ userId: i.userId, sessionId: '', hatId: i.hatId, hat: asHat('clerk'), countyId: i.countyId, townshipId: i.townshipId, villageId: null, orgId: null, personId: null, familyId: null, name: i.byName });
