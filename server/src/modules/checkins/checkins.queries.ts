import type { Parsed } from '@guiyan/shared/contract';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { isSame, unprotected } from '../people';
import type { CheckinRow } from './checkins.entity';

/** C7 Both halves of the family see each other’s; those who serve them too. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison'], own: ['member', 'family'] } as const;
const seen = (op: Op) => visible(op, 'c', { person: 'person_id', family: 'family_id' }, sight);

export async function getCheckin(op: Op, id: string): Promise<CheckinRow> {
  const may = seen(op);
  const found = await row<CheckinRow>(op.db, sql(`select c.* from checkins c where c.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** For whoever wrote it down and may not read what others said (X11). */
export const findCheckin = (op: Op, id: string): Promise<CheckinRow | null> => row(op.db, sql('select * from checkins where id = ?', id));
/** X11 By whoever wrote it down, under whichever hat. */
export async function getTold(op: Op, id: string): Promise<CheckinRow> {
  const { userId, countyId } = wearer(op);
  const found = await row<CheckinRow>(op.db, sql('select c.* from checkins c where c.id = ? and c.county_id = ? and c.user_id = ? and c.agent_name is not null', id, countyId, userId));
  if (!found) throw notFound();
  return found;
}
/** What he wrote down today and did not take back. */
export async function listTold(op: Op, { cursor, limit }: Parsed<'checkins.told'>): Promise<{ rows: CheckinRow[]; next: string | null }> {
  const { userId, countyId } = wearer(op);
  const open = and(unprotected(op, `coalesce(c.person_id, '')`), sql('c.county_id = ? and c.user_id = ? and c.agent_name is not null and c.undone_at is null and c.received_at >= ?', countyId, userId, startOfDay(op.today)), cursor ? sql('c.id < ?', cursor) : null);
  const found = await rows<CheckinRow>(op.db, sql(`select c.* from checkins c where ${open.text} order by c.id desc limit ${limit + 1}`, ...open.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export async function listCheckins(op: Op, { cursor, limit }: Parsed<'checkins.list'>): Promise<{ rows: CheckinRow[]; next: string | null }> {
  const where = and(seen(op), sql('c.undone_at is null'), cursor ? sql('c.id < ?', cursor) : null);
  const found = await rows<CheckinRow>(op.db, sql(`select c.* from checkins c where ${where.text} order by c.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
/** For the request a cry for help became, which whoever reads it may see. */
export const voiceOf = async (op: Op, id: string): Promise<string | null> => (await row<{ voiceId: string | null }>(op.db, sql('select voice_id from checkins where id = ? and undone_at is null', id)))?.voiceId ?? null;
/** The last one of a member, or of a family, that was not taken back. */
export async function lastCheckin(op: Op, by: { personId: string } | { familyId: string; ofMember: boolean }): Promise<CheckinRow | null> {
  const whose = 'personId' in by ? await isSame(op, 'person_id', by.personId) : and(await isSame(op, 'family_id', by.familyId), sql(`person_id is ${by.ofMember ? 'not null' : 'null'}`));
  return row(op.db, sql(`select * from checkins where ${whose.text} and undone_at is null order by id desc limit 1`, ...whose.params));
}
