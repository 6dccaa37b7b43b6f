import type { MarkedThing } from '@guiyan/shared/domain/marks';
import { and, count, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import type { MarkRow } from './marks.entity';

export const listMarks = (op: Op): Promise<MarkRow[]> => rows(op.db, sql('select k.* from marks k where k.county_id = ? order by k.subject, k.id', wearer(op).countyId));
export async function getMark(op: Op, id: string): Promise<MarkRow> {
  const found = await row<MarkRow>(op.db, sql('select k.* from marks k where k.id = ? and k.county_id = ?', id, wearer(op).countyId));
  if (!found) throw notFound();
  return found;
}
/** Cases of one's place; those of an outpost are its own. The county counts them all and opens none. */
const seenCases = (op: Op) => (wearer(op).hat === 'outpost' ? sql('r.county_id = ? and r.outpost_id = ?', wearer(op).countyId, wearer(op).orgId ?? '') : visible(op, 'r', { person: 'person_id', family: 'family_id' }, { scope: ['secretary', 'clerk', 'county'] }));
const seenOutposts = (op: Op) => sql(`o.county_id = ? and o.kind = 'outpost' and o.until_day is null`, wearer(op).countyId);
/** Whether one may know of the thing at all. */
export async function ensureSeen(op: Op, on: MarkedThing, id: string): Promise<void> {
  const where = on === 'case' ? and(seenCases(op), sql('r.id = ?', id)) : and(seenOutposts(op), sql('o.id = ?', id));
  if (!(await count(op.db, sql(`select count(*) from ${on === 'case' ? 'requests r' : 'orgs o'} where ${where.text}`, ...where.params)))) throw notFound();
}
export async function countUses(op: Op): Promise<Map<string, number>> {
  const [cases, posts] = [seenCases(op), seenOutposts(op)];
  const found = [
    ...(await rows<{ markId: string; n: number }>(op.db, sql(`select u.mark_id, count(*) as n from mark_uses u join requests r on r.id = u.subject_id where ${cases.text} group by u.mark_id`, ...cases.params))),
    ...(await rows<{ markId: string; n: number }>(op.db, sql(`select u.mark_id, count(*) as n from mark_uses u join orgs o on o.id = u.subject_id where ${posts.text} group by u.mark_id`, ...posts.params))),
  ];
  return new Map(found.map((u) => [u.markId, Number(u.n)]));
}
export const usesOf = async (op: Op, subjectId: string): Promise<Set<string>> => new Set((await rows<{ markId: string }>(op.db, sql('select u.mark_id from mark_uses u where u.subject_id = ? and u.county_id = ?', subjectId, wearer(op).countyId))).map((u) => u.markId));
