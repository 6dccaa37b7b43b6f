import { reachesMe } from '../../platform/area';
import { count, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import type { FileRow } from './files.entity';

const sight = { scope: ['clerk', 'secretary'], access: ['liaison', 'helper'], own: ['member', 'family'] } as const;

/** One's own photos and recordings, and those tied to what one may see. Exports and workbooks are their maker's alone, while he wears the hat they were made under. */
export async function getVisibleFile(op: Op, id: string): Promise<FileRow> {
  const seen: Sql = op.actor!.hat ? visible(op, 'f', { person: 'person_id', family: 'family_id' }, sight) : sql('1=0');
  const office: Sql = op.actor!.hat ? visible(op, 'f', {}, { scope: ['clerk', 'secretary', 'civil', 'outpost'] }) : sql('1=0');
  const told = reachesMe(op.actor!, 'f');
  const desk: Sql = op.actor!.hat ? visible(op, 'f', {}, { scope: ['clerk', 'secretary', 'county'] }) : sql('1=0');
  const checks: Sql = op.actor!.hat ? visible(op, 'f', {}, { scope: ['clerk', 'secretary'] }) : sql('1=0');
  const may = or(
    sql(`f.owner_user_id = ? and (f.kind in ('photo', 'audio') or (${office.text}))`, op.actor!.userId, ...office.params), sql(`f.kind in ('photo', 'audio') and coalesce(f.held, 0) = 0 and (${seen.text})`, ...seen.params), op.actor!.hat ? or(sql(`f.kind = 'open' and (${told.text})`, ...told.params), sql(`f.kind in ('open', 'poster') and (${desk.text})`, ...desk.params)) : sql('1=0'),
    // H10 What is held back is for the office to look at.
    sql(`f.kind = 'photo' and f.held = 1 and (${checks.text})`, ...checks.params),
  );
  const file = await row<FileRow>(op.db, sql(`select f.* from files f where f.id = ? and (f.expires_at is null or f.expires_at > ?) and (${may.text})`, id, op.now, ...may.params));
  if (!file) throw notFound();
  return file;
}
export const findFile = (op: Op, id: string): Promise<FileRow | null> => row(op.db, sql('select * from files where id = ?', id));
const DAY_MS = 86_400_000;
/** Uploads of the last day that no record holds. */
export const countUnused = (op: Op): Promise<number> => count(op.db, sql(`select count(*) from files where owner_user_id = ? and kind <> 'export' and expires_at is not null and created_at > ?`, op.actor!.userId, op.now - DAY_MS));
export const listExpired = (op: Op): Promise<FileRow[]> => rows(op.db, sql('select * from files where expires_at is not null and expires_at < ? limit 500', op.now));
