import type { Parsed } from '@guiyan/shared/contract';
import { addDays, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import { openStates } from '@guiyan/shared/domain/requests';
import { difficultyKinds, difficultySources, type DifficultyKind } from '@guiyan/shared/domain/difficulties';
import { among, and, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { countByPlace, getRequest, listRequests, type RequestLine } from '../requests';

const raised = among('r.source', difficultySources);
const open = among('r.status', openStates);
/** The register is the matters that came of a visit, a check-in, a call or a happening: no second list that could say otherwise. */
export function listDifficulties(op: Op, { solved, kind, source, cursor, limit }: Parsed<'difficulties.list'>): Promise<{ rows: RequestLine[]; next: string | null }> {
  const ofKind = kind && (kind === 'none' ? sql('not exists (select 1 from difficulty_kinds z where z.id = r.id)') : sql('exists (select 1 from difficulty_kinds z where z.id = r.id and z.kind = ?)', kind));
  const only = and(source ? sql('r.source = ?', source) : raised, solved ? sql(`r.status in ('confirmed', 'ended')`) : open, ofKind);
  return listRequests(op, { cursor, limit, only });
}
/** S11 How many are open today, by township and village: the length of the open list. */
export const countOpen = (op: Op) => countByPlace(op, and(raised, open));
export async function getDifficulty(op: Op, id: string): Promise<RequestLine> {
  const found = await getRequest(op, id);
  if (!difficultySources.some((s) => s === found.source)) throw notFound();
  return found;
}
export async function kindsOf(op: Op, ids: readonly string[]): Promise<Map<string, DifficultyKind>> {
  const where = among('z.id', ids);
  const found = ids.length ? await rows<{ id: string; kind: string }>(op.db, sql(`select z.id, z.kind from difficulty_kinds z where ${where.text}`, ...where.params)) : [];
  return new Map(found.flatMap((z) => { const kind = difficultyKinds.find((k) => k === z.kind); return kind ? [[z.id, kind] as const] : []; }));
}
/** When each was said to be done. */
export async function solvedAt(op: Op, ids: readonly string[]): Promise<Map<string, number>> {
  const where = among('s.request_id', ids);
  const found = ids.length ? await rows<{ requestId: string; at: number }>(op.db, sql(`select s.request_id, max(s.at) as at from request_steps s where ${where.text} and s.what in ('confirmed', 'closed', 'called') group by s.request_id`, ...where.params)) : [];
  return new Map(found.map((s) => [s.requestId, Number(s.at)]));
}

const sight = { scope: ['secretary', 'clerk', 'county'] } as const;
export async function countDifficulties(op: Op, from: Day, until: Day): Promise<{ kind: string; source: string; raised: number; solved: number; ended: number }[]> {
  const where = and(visible(op, 'r', { person: 'person_id', family: 'family_id' }, sight), raised, sql(`r.status <> 'withdrawn' and r.submitted_at >= ? and r.submitted_at < ?`, startOfDay(from), startOfDay(addDays(until, 1))));
  const found = await rows<{ kind: string; source: string; raised: number; solved: number; ended: number }>(op.db, sql(
    `select coalesce(z.kind, 'none') as kind, r.source, count(*) as raised, sum(case when r.status = 'confirmed' then 1 else 0 end) as solved, sum(case when r.status = 'ended' then 1 else 0 end) as ended from requests r left join difficulty_kinds z on z.id = r.id where ${where.text} group by coalesce(z.kind, 'none'), r.source`, ...where.params));
  return found.map((f) => ({ ...f, raised: Number(f.raised), solved: Number(f.solved), ended: Number(f.ended) }));
}
