import type { Parsed } from '@guiyan/shared/contract';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { familyOf, isSame, nameFor } from '../people';
import type { GrantOutcome, GrantRow } from './grants.entity';

const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper', 'liaison'], own: ['member', 'family'] } as const;
export interface GrantLine extends GrantRow { headName: string; village: string | null }
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name, v.name as village`;
const joins = `from grants t ${familyOf('t.family_id')} left join orgs v on v.id = t.village_id`;
/** SQL: the outcome that stands, of grant `t`. */
export const standingOutcome = `not exists (select 1 from grant_outcomes n where n.grant_id = o.grant_id and (n.on_day > o.on_day or (n.on_day = o.on_day and n.id > o.id)))`;

const seen = (op: Op): Sql => visible(op, 't', { family: 'family_id' }, sight);
const filter = (op: Op, f: Parsed<'grants.figures'>): Sql =>
  and(seen(op), sql('t.taken_back_at is null'), f.village ? inVillage('t.village_id', f.village) : null, f.kind ? sql('t.kind = ?', f.kind) : null, f.model === undefined ? null : sql('t.model = ?', f.model));

export async function getGrant(op: Op, id: string): Promise<GrantLine> {
  const may = seen(op);
  const found = await row<GrantLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function listGrants(op: Op, f: Parsed<'grants.list'>): Promise<{ rows: GrantLine[]; next: string | null }> {
  const where = and(filter(op, f), f.familyId ? await isSame(op, 't.family_id', f.familyId) : null, f.cursor ? sql('t.id < ?', f.cursor) : null);
  const found = await rows<GrantLine>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text} order by t.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null };
}
/** The newest of each day, the last day first. */
export async function outcomesOf(op: Op, grantIds: readonly string[]): Promise<Map<string, GrantOutcome[]>> {
  const where = among('o.grant_id', grantIds);
  const out = new Map<string, GrantOutcome[]>();
  const found = grantIds.length ? await rows<GrantOutcome>(op.db, sql(`select o.* from grant_outcomes o where ${where.text} and not exists (select 1 from grant_outcomes n where n.grant_id = o.grant_id and n.on_day = o.on_day and n.id > o.id) order by o.on_day desc, o.id desc`, ...where.params)) : [];
  for (const o of found) out.set(o.grantId, [...(out.get(o.grantId) ?? []), o]);
  return out;
}
export async function countGrants(op: Op, f: Parsed<'grants.figures'>): Promise<{ kind: string; grants: number; families: number; given: number; told: number; nowAmount: number }[]> {
  const where = filter(op, f);
  return rows(op.db, sql(
    `select t.kind, count(*) as grants, count(distinct f.id) as families, sum(t.amount) as given, count(o.id) as told, coalesce(sum(o.amount), 0) as now_amount ${joins} left join grant_outcomes o on o.grant_id = t.id and ${standingOutcome} where ${where.text} group by t.kind`, ...where.params));
}
export async function countModels(op: Op, f: Parsed<'grants.figures'>): Promise<number> {
  const where = and(filter(op, f), sql('t.model = ?', true));
  return Number((await row<{ n: number }>(op.db, sql(`select count(distinct f.id) as n ${joins} where ${where.text}`, ...where.params)))!.n);
}
/** Each family once, and by village; a family given something in two villages is counted in both of them. */
export async function countFamilies(op: Op, f: Parsed<'grants.figures'>): Promise<{ families: number; villages: { villageId: string | null; village: string; families: number }[] }> {
  const where = filter(op, f);
  const all = await row<{ n: number }>(op.db, sql(`select count(distinct f.id) as n ${joins} where ${where.text}`, ...where.params));
  const found = await rows<{ villageId: string | null; village: string | null; n: number }>(op.db, sql(`select t.village_id, v.name as village, count(distinct f.id) as n ${joins} where ${where.text} group by t.village_id, v.name, v.seq order by coalesce(v.seq, 99999), t.village_id`, ...where.params));
  return { families: Number(all!.n), villages: found.map((v) => ({ villageId: v.villageId, village: v.village ?? '', families: Number(v.n) })) };
}
