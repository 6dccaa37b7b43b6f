import { among, and, count, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { familyOf, nameFor } from '../people';
import { inArea, type Area } from './figures.queries';
import { firstOf } from './stats.rules';

/** F8 Services that stand, of an area, from one day to another: what is counted and what is listed. */
const between = (a: Area, from: string, until: string): Sql => and(inArea(a, 't'), sql('t.corrected = ? and t.on_day >= ? and t.on_day <= ?', false, from, until));

export interface UnitMonth { month: string; unitId: string; all: number; priority: number }
/** By month and unit, from the first of a month until the day asked about. */
export async function countPriority(op: Op, a: Area, since: string): Promise<UnitMonth[]> {
  const where = between(a, firstOf(since), a.asOf);
  const found = await rows<{ month: string; unitId: string; n: number; priority: number }>(op.db, sql(`select substr(t.on_day, 1, 7) as month, t.window_org_id as unit_id, count(*) as n, sum(case when t.priority then 1 else 0 end) as priority from services t where ${where.text} group by substr(t.on_day, 1, 7), t.window_org_id`, ...where.params));
  return found.map((u) => ({ month: u.month, unitId: u.unitId, all: Number(u.n), priority: Number(u.priority) }));
}

export interface ServiceLine { id: string; onDay: string; unitId: string; unit: string; unitKind: string; family: string; villageId: string | null; matter: string; matterLabel: string | null; priority: boolean | number; waitedMinutes: number }
export async function listPriority(op: Op, a: Area, asked: { month: string; unit?: string | undefined; part: 'all' | 'priority'; cursor?: string | undefined; limit: number }): Promise<{ rows: ServiceLine[]; next: string | null; total?: number }> {
  const where = and(between(a, firstOf(asked.month), a.asOf), asked.unit ? sql('t.window_org_id = ?', asked.unit) : null, asked.part === 'priority' ? sql('t.priority = ?', true) : null);
  const page = and(where, asked.cursor ? sql('t.id < ?', asked.cursor) : null);
  const found = await rows<ServiceLine>(op.db, sql(
    `select t.id, t.on_day, t.window_org_id as unit_id, w.name as unit, w.kind as unit_kind, ${nameFor(op, 'h')} as family, t.village_id, t.matter, t.matter_label, t.priority, t.waited_minutes from services t join orgs w on w.id = t.window_org_id ${familyOf('t.family_id')} where ${page.text} order by t.id desc limit ${asked.limit + 1}`, ...page.params));
  const shown = found.slice(0, asked.limit);
  return { rows: shown, next: found.length > asked.limit ? shown.at(-1)!.id : null, ...(asked.cursor ? {} : { total: await count(op.db, sql(`select count(*) from services t where ${where.text}`, ...where.params)) }) };
}
/** Townships of a county, also those that have ended since. */
export const townshipsOf = (op: Op, countyId: string): Promise<{ id: string }[]> => rows(op.db, sql(`select id from orgs where county_id = ? and kind = 'township' order by seq, id`, countyId));
/** The township each unit stands in; a township's own counter in itself. */
export async function standOf(op: Op, ids: readonly string[]): Promise<Map<string, string | null>> {
  const where = among('id', ids);
  const found = ids.length ? await rows<{ id: string; kind: string; townshipId: string | null }>(op.db, sql(`select id, kind, township_id from orgs where ${where.text}`, ...where.params)) : [];
  return new Map(found.map((o) => [o.id, o.kind === 'township' ? o.id : o.townshipId]));
}
