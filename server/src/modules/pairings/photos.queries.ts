import type { Parsed } from '@guiyan/shared/contract';
import { photoStates, type PhotoState } from '@guiyan/shared/domain/pairings';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { familyOf, nameFor } from '../people';
import type { VisitPhoto } from './photos.entity';

export type PhotoLine = VisitPhoto & { headName: string; village: string | null };
const lines = (op: Op): string => `select t.*, ${nameFor(op, 'h')} as head_name, v.name as village from visit_photos t ${familyOf('t.family_id')} left join orgs v on v.id = t.village_id`;
const seen = (op: Op): Sql => visible(op, 't', { family: 'family_id' }, { scope: ['clerk', 'secretary'] });
export const stateOf = (p: Pick<VisitPhoto, 'state'>): PhotoState => photoStates.find((s) => s === p.state) ?? 'waiting';

export async function getPhoto(op: Op, id: string): Promise<PhotoLine> {
  const may = seen(op);
  const found = await row<PhotoLine>(op.db, sql(`${lines(op)} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** Those that wait come first: `waiting` stands last of the three in the alphabet. */
export async function listPhotos(op: Op, { state, cursor, limit }: Parsed<'visits.photos'>): Promise<{ rows: PhotoLine[]; next: string | null }> {
  const after = cursor ? /^([a-z]+)~([\w-]+)$/.exec(cursor) : null;
  const where = and(seen(op), state ? sql('t.state = ?', state) : null, after ? sql('(t.state < ? or (t.state = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<PhotoLine>(op.db, sql(`${lines(op)} where ${where.text} order by t.state desc, t.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > limit && last ? `${last.state}~${last.id}` : null };
}
/** The pictures of visits this reader may see: all of them for the office and whoever took them, else those that were let through. */
export async function photosOf(op: Op, visits: readonly { id: string; photoIds: readonly string[] }[]): Promise<Map<string, { id: string; state: PhotoState }[]>> {
  const withPhotos = visits.filter((v) => v.photoIds.length > 0).map((v) => v.id);
  if (withPhotos.length === 0) return new Map();
  const { hat, userId } = wearer(op);
  const which = among('t.visit_id', withPhotos);
  const found = await rows<VisitPhoto>(op.db, sql(`select t.* from visit_photos t where ${which.text} order by t.id`, ...which.params));
  const shown = found.filter((p) => hat === 'clerk' || hat === 'secretary' || p.byUserId === userId || p.state === 'passed');
  return new Map(withPhotos.map((id) => [id, shown.filter((p) => p.visitId === id).map((p) => ({ id: p.id, state: stateOf(p) }))]));
}
