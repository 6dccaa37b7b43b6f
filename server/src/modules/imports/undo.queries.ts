import { among, row, rows, sql } from '../../platform/db/sql';
import { changedSince, pointersSince, type Written } from '../../platform/db/trace';
import { newId } from '../../platform/ids';
import type { Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import { ImportUndo } from './imports.entity';
import { pack, unpack } from './trace';

type At = { id: string; countyId: string };
const place = (i: At, batch: number) => ({ table: 'import_undo', column: String(batch), row: i.id, county: i.countyId });
/** One text column holds 64 KB on MySQL. */
const PART = 60_000;

/** What a batch wrote, sealed beside it, so that it can be taken back. */
export async function keepWritten(op: Op, i: At, batch: number, written: readonly Written[]): Promise<void> {
  const sealed = op.services.keys.sealBytes(pack(written), place(i, batch)).toString('base64url');
  for (let part = 0; part * PART < sealed.length; part += 1) await op.db.insert(ImportUndo, { id: newId(), importId: i.id, batch, part, bodyCt: sealed.slice(part * PART, (part + 1) * PART), at: op.now });
}
export async function writtenBy(op: Op, i: At, batch: number): Promise<Written[]> {
  const parts = await rows<{ bodyCt: string }>(op.db, sql('select body_ct from import_undo where import_id = ? and batch = ? order by part', i.id, batch));
  return parts.length ? unpack(op.services.keys.openBytes(Buffer.from(parts.map((p) => p.bodyCt).join(''), 'base64url'), place(i, batch))) : [];
}
/** The batches that are still in, oldest first. */
export const batchesIn = async (op: Op, importId: string): Promise<number[]> => (await rows<{ batch: number }>(op.db, sql('select b.batch from import_batches b where b.import_id = ? order by b.batch', importId))).map((b) => Number(b.batch));
/** Whether everything this import wrote was written down: a release without undo wrote nothing down. */
export async function isAllTraced(op: Op, importId: string): Promise<boolean> {
  const missing = await row(op.db, sql('select b.batch from import_batches b left join import_undo u on u.import_id = b.import_id and u.batch = b.batch and u.part = 0 where b.import_id = ? and u.id is null limit 1', importId));
  return !missing && (await batchesIn(op, importId)).length > 0;
}

/** How often what an import wrote was used since, by table; `changed` counts rows that were changed by hand or by a later import. */
export type Uses = Record<string, number>;
/** History, the ways in and the import's own papers are no use of a record; a right to see one comes with the relation that gave it. */
const NO_USE = new Set(['events', 'event_seals', 'idempotency_keys', 'outbox', 'job_runs', 'access', 'sessions', 'login_codes', 'bind_attempts', 'wrapped_keys', 'installation', 'files', 'imports', 'import_notes', 'import_batches', 'import_undo', 'import_heads']);
/** How far the clocks of two processes may stand apart. A batch looks this far back, so more would have every batch read what the import has just written. */
const SLACK_MS = 10_000;

/** A time-ordered id that is older than everything written after `id` by any process. */
export function before(id: string): string {
  const ms = Math.max(parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - SLACK_MS, 0).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}`;
}

/** What stands in the way of taking these rows back, looking at everything written since `since`. */
export async function usesOf(op: Op, written: readonly Written[], since: string): Promise<Uses> {
  const uses: Uses = {};
  const note = (what: string): void => { uses[what] = (uses[what] ?? 0) + 1; };
  // A row that several batches touched is as the last of them left it.
  const last = new Map(written.map((w) => [`${w.table} ${w.id}`, w]));
  const turn = turns();
  const list = [...last.values()];
  await turn();
  for (let i = 0; i < list.length; i += PIECE) {
    await turn();
    for (const { table } of await changedSince(op.db, list.slice(i, i + PIECE))) note(table === 'orgs' ? 'orgs' : 'changed');
  }
  const made = new Set(written.filter((w) => !w.before).map((w) => w.id));
  await turn();
  const own = new Set(written.map((w) => w.id));
  for await (const table of pointersSince(op.db, before(since), made, own, NO_USE, turn)) note(table);
  for (const table of await movedIn(op, written, own, turn)) note(table);
  return uses;
}
const PIECE = 500;

/** Whoever was there before and has since been moved into a family or village the import made: no new row tells. */
async function movedIn(op: Op, written: readonly Written[], own: ReadonlySet<string>, turn: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  for (const [table, column] of [['families', 'family_id'], ['orgs', 'village_id']] as const) {
    const made = written.filter((w) => w.table === table && !w.before).map((w) => w.id);
    for (let i = 0; i < made.length; i += PIECE) {
      await turn();
      const where = among(`p.${column}`, made.slice(i, i + PIECE));
      for (const { id } of await rows<{ id: string }>(op.db, sql(`select p.id from people p where ${where.text}`, ...where.params))) if (!own.has(id)) found.push('people');
    }
  }
  return found;
}
