import type { Output, Parsed } from '@guiyan/shared/contract';
import { undoUseWords } from '@guiyan/shared/domain/imports';
import { change } from '../../platform/db/change';
import { takeBack, type Written } from '../../platform/db/trace';
import { conflict, ensure } from '../../platform/errors';
import type { Prepared } from '../../platform/handlers';
import { newId } from '../../platform/ids';
import { createOp, record, recordAll, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { turns } from '../../platform/turns';
import { ImportBatch, ImportRow, ImportUndo } from './imports.entity';
import { findImport, getImport } from './imports.queries';
import { mayUndo } from './imports.rules';
import { presentImport } from './imports.present';
import { loadForReading } from './reading';
import { actorOf, inTurn, sumBatches } from './running';
import { batchesIn, usesOf, writtenBy, type Uses } from './undo.queries';

const total = (uses: Uses): number => Object.values(uses).reduce((sum, n) => sum + n, 0);
/** 走访 1、家属证 2, most first. */
const usedWords = (uses: Uses): string => Object.entries(
  Object.entries(uses).reduce<Record<string, number>>((by, [table, n]) => { const word = undoUseWords[table] ?? '别的记录'; return { ...by, [word]: (by[word] ?? 0) + n }; }, {}),
).sort((a, b) => b[1] - a[1]).map(([word, n]) => `${word} ${n}`).join('、');

interface Asked { uses: Uses; since: string }
/** R12 Takes a whole import back, newest batch first; refused when anything it wrote has been used since. */
export const undo: Prepared<'imports.undo'> = {
  async ahead(services, { id }: Parsed<'imports.undo'>, actor): Promise<Asked> {
    const since = newId();
    return loadForReading(services, actor, async (op) => {
      const i = await getImport(op, id);
      return { since, uses: i.status === 'done' && mayUndo(i, op.today) ? await usesOf(op, await allWritten(op, i), i.id) : {} };
    });
  },
  async run(op, { id }, { uses, since }: Asked): Promise<Output<'imports.undo'>> {
    const i = await getImport(op, id);
    if (i.status === 'undone') return presentImport(op, i);
    ensure(i.undoUntil === null || i.undoUntil >= op.today || i.status === 'undoing', conflict('import.undo_too_late'));
    ensure(mayUndo(i, op.today), conflict('import.wrong_state'));
    ensure(!total(uses), conflict('import.used', { count: total(uses), what: usedWords(uses) }));
    const patch = { status: 'undoing', problemCode: null, problemWords: null, touchedAt: op.now, version: i.version + 1 };
    await change(op.db, ImportRow, { id, version: i.version }, patch);
    if (i.status === 'done') await record(op, 'import.undo_begun', { importId: id, rows: i.written }, { subjectId: id });
    op.afterCommit(() => startUndo(op.services, id, i.status === 'done' ? since : undefined));
    return presentImport(op, { ...i, ...patch });
  },
};

async function allWritten(op: Op, i: ImportRow): Promise<Written[]> {
  const all: Written[] = [];
  const turn = turns();
  for (const batch of await batchesIn(op, i.id)) { await turn(); all.push(...(await writtenBy(op, i, batch))); }
  return all;
}

/** `checked`: an id made before somebody looked whether anything was used; without it that is looked at first. */
export const startUndo = (services: Services, importId: string, checked?: string): void => inTurn(services, importId, () => takeAllBack(services, importId, checked));

async function takeAllBack(services: Services, importId: string, checked: string | undefined): Promise<void> {
  const since = checked ?? newId();
  const { i, batches, uses } = await services.db.read(async (db) => {
    const op = createOp(services, db, null);
    const found = (await findImport(op, importId))!;
    const going = found.status === 'undoing';
    return { i: found, batches: going ? await batchesIn(op, importId) : [], uses: going && !checked ? await usesOf(op, await allWritten(op, found), importId) : {} };
  });
  if (i.status !== 'undoing') return;
  const actor = actorOf(i);
  if (total(uses)) return work(services, (op) => stop(op, importId, uses), actor);
  for (const batch of batches.reverse()) {
    const used = await work(services, (op) => takeBatchBack(op, i, batch, since), actor);
    if (total(used)) return work(services, (op) => stop(op, importId, used), actor);
  }
  await work(services, (op) => finish(op, importId), actor);
}

/** What was used while the undoing was under way stays, and so does everything stored before it. */
async function takeBatchBack(op: Op, i: ImportRow, batch: number, since: string): Promise<Uses> {
  const written = await writtenBy(op, i, batch);
  const uses = await usesOf(op, written, since);
  if (total(uses)) return uses;
  const [held] = await op.db.find(ImportBatch, { where: { importId: i.id, batch } });
  // Another process may have taken this one back already.
  if (!held || !((await op.db.delete(ImportBatch, { id: held.id })).affected ?? 0)) return {};
  await takeBack(op.db, written, turns());
  await op.db.delete(ImportUndo, { importId: i.id, batch });
  await op.db.query('update imports set written = written - ?, touched_at = ? where id = ?', [held.rows, op.now, i.id]);
  const gone = written.filter((w) => w.table === 'people' && !w.before);
  await recordAll(op, 'person.taken_back', gone.map((w) => ({ payload: { personId: w.id, importId: i.id }, where: { subjectId: w.id } })));
  await record(op, 'import.taken_back', { importId: i.id, batch }, { subjectId: i.id });
  return {};
}

async function stop(op: Op, importId: string, uses: Uses): Promise<void> {
  const i = (await findImport(op, importId))!;
  if (i.status !== 'undoing') return;
  const words = `正在撤的时候，有 ${total(uses)} 处用上了这次导入的记录（${usedWords(uses)}），就停住了。还留着 ${i.written} 行。`;
  await op.db.update(ImportRow, { id: importId }, { status: 'done', touchedAt: op.now, version: i.version + 1, problemCode: 'import.undo_stopped', problemWords: words.slice(0, 200), counts: { ...i.counts, ...(await sumBatches(op, importId)) } });
  await record(op, 'import.undo_stopped', { importId, rows: i.written }, { subjectId: importId });
}

async function finish(op: Op, importId: string): Promise<void> {
  const i = (await findImport(op, importId))!;
  if (i.status !== 'undoing') return;
  await op.db.update(ImportRow, { id: importId }, { status: 'undone', touchedAt: op.now, version: i.version + 1, undoUntil: null });
  await record(op, 'import.undone', { importId }, { subjectId: importId });
}

/** What was written down for undoing holds former values; it goes when the days for undoing are over. */
export async function dropOldUndo(services: Services): Promise<void> {
  await work(services, async (op) => {
    await op.db.query(`delete from import_undo where import_id in (select i.id from imports i where i.status = 'done' and i.undo_until < ?)`, [op.today]);
  });
}
