import { activityKinds, turnOn } from '@guiyan/shared/domain/orgs';
import { among, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { OrgTurnRow } from './turns.entity';

export type TurnRow = OrgTurnRow;
/** Where rows of an org stand on a day: under which org, by what name, in which place of the fixed order. */
export interface Standing { id: string; name: string; seq: number }

export async function turnsOf(op: Op, ids: readonly string[]): Promise<Map<string, TurnRow[]>> {
  const turns = new Map<string, TurnRow[]>();
  for (let i = 0; i < ids.length; i += 300) {
    const where = among('t.org_id', ids.slice(i, i + 300));
    for (const t of await rows<TurnRow>(op.db, sql(`select t.* from org_turns t where ${where.text} order by t.from_day, t.made_at, t.id`, ...where.params))) turns.set(t.orgId, [...(turns.get(t.orgId) ?? []), t]);
  }
  return turns;
}

/** R13 How orgs were called and counted on a day: figures as of an earlier day are told in the names of that day. */
export async function namesOn(op: Op, ids: readonly (string | null)[], day: string): Promise<Map<string, Standing>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  const turns = await turnsOf(op, wanted);
  const standing = new Map<string, Standing>();
  for (let i = 0; i < wanted.length; i += 300) {
    const where = among('o.id', wanted.slice(i, i + 300));
    for (const o of await rows<{ id: string; name: string; seq: number }>(op.db, sql(`select o.id, o.name, o.seq from orgs o where ${where.text}`, ...where.params))) {
      const then = turnOn((turns.get(o.id) ?? []).map((t) => ({ ...t, from: t.fromDay, until: t.untilDay })), day);
      standing.set(o.id, then ? { id: then.shownAs, name: then.name, seq: then.seq } : o);
    }
  }
  return standing;
}

/** A village and those whose rows counted under it on a day; the village itself first. */
export const villagesUnder = async (op: Op, villageId: string, day: string): Promise<string[]> => [villageId, ...(await rows<{ orgId: string }>(op.db, sql(
  'select distinct t.org_id from org_turns t where t.shown_as = ? and t.org_id <> ? and t.from_day <= ? and (t.until_day is null or t.until_day > ?)', villageId, villageId, day, day))).map((t) => t.orgId)];

/** Villages that stand in a township today and did not on a day, and those that did and no longer do. */
export interface Elsewhere { came: readonly string[]; left: readonly string[] }
/** R13 What moved between townships since a day: figures as of it count every village where it was. */
export async function villagesElsewhere(op: Op, countyId: string, townshipId: string, day: string): Promise<Elsewhere> {
  const moved = await rows<{ orgId: string; townshipId: string }>(op.db, sql(`select distinct t.org_id, o.township_id from org_turns t join orgs o on o.id = t.org_id where t.county_id = ? and o.kind = 'village' and t.parent_id <> o.township_id`, countyId));
  const turns = await turnsOf(op, moved.map((m) => m.orgId));
  const then = (id: string): string | null => turnOn(turns.get(id)!.map((t) => ({ ...t, from: t.fromDay, until: t.untilDay })), day)?.parentId ?? null;
  const of = (wanted: (was: string | null, is: string) => boolean): string[] => moved.filter((m) => wanted(then(m.orgId), m.townshipId)).map((m) => m.orgId);
  return { came: of((was, is) => is === townshipId && was !== townshipId), left: of((was, is) => was === townshipId && is !== townshipId) };
}

/** Rows of a village and of those that have become part of it. */
export const inVillage = (column: string, villageId: string): Sql => sql(`(${column} = ? or ${column} in (select mt.org_id from org_turns mt where mt.shown_as = ? and mt.until_day is null))`, villageId, villageId);

export interface KnownVillage { id: string; name: string; ids: ReadonlySet<string> }
/** The villages of a township, each with the ids its rows may carry; names of before lead to what they are now. */
export async function villagesByName(op: Op, townshipId: string): Promise<{ now: KnownVillage[]; before: { name: string; village: KnownVillage }[] }> {
  const found = await rows<{ id: string; name: string; untilDay: string | null; shownAs: string | null }>(op.db, sql(
    `select o.id, o.name, o.until_day, t.shown_as from orgs o left join org_turns t on t.org_id = o.id and t.until_day is null where o.township_id = ? and o.kind = 'village' order by o.seq, o.id`, townshipId));
  const now = found.filter((v) => v.untilDay === null).map((v) => ({ id: v.id, name: v.name, ids: new Set([v.id, ...found.filter((m) => m.shownAs === v.id).map((m) => m.id)]) }));
  const byAny = new Map(now.flatMap((v) => [...v.ids].map((id) => [id, v] as const)));
  const changed = found.filter((v) => v.shownAs !== null).map((v) => v.id);
  const before = [...(await turnsOf(op, changed)).values()].flat().flatMap((t) => (byAny.has(t.orgId) && t.untilDay !== null ? [{ name: t.name, village: byAny.get(t.orgId)! }] : []));
  return { now, before };
}

export interface Branch { id: string; name: string; kind: string; villageId: string | null }
/** N1 Where somebody of this township may take part, standing today. */
export const branchesOf = (op: Op, townshipId: string): Promise<Branch[]> => {
  const kinds = among('o.kind', activityKinds);
  return rows(op.db, sql(`select o.id, o.name, o.kind, o.village_id from orgs o where o.township_id = ? and ${kinds.text} and o.until_day is null order by o.seq, o.id`, townshipId, ...kinds.params));
};
