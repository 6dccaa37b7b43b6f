import { among, and, sql, type Sql } from './db/sql';
import type { Actor } from './op';

export type Place = Pick<Actor, 'countyId' | 'townshipId' | 'villageId' | 'mergedVillages'>;

/** The actor's village and those that became part of it; null where the hat is wider than a village. */
export const ownVillages = (actor: Place): readonly string[] | null => (actor.villageId ? [actor.villageId, ...(actor.mergedVillages ?? [])] : null);

/** `village_id` among these; the equality of a single one is what indexes are made for. */
export const inVillages = (column: string, villages: readonly string[]): Sql => (villages.length === 1 ? sql(`${column} = ?`, villages[0]) : among(column, villages));

/** Rows of table alias `t` whose scope columns lie inside the actor's place. */
export function inOwnArea(actor: Place, t: string): Sql {
  const villages = ownVillages(actor);
  return and(sql(`${t}.county_id = ?`, actor.countyId), actor.townshipId ? sql(`${t}.township_id = ?`, actor.townshipId) : null, villages && inVillages(`${t}.village_id`, villages));
}

/** The other way round: rows told to a place that holds the actor's own. */
export function reachesMe(actor: Place, t: string): Sql {
  const to = (column: string, own: readonly string[]): Sql => (own.length ? sql(`(${t}.${column} is null or ${among(`${t}.${column}`, own).text})`, ...own) : sql(`${t}.${column} is null`));
  return and(sql(`${t}.county_id = ?`, actor.countyId), to('township_id', actor.townshipId ? [actor.townshipId] : []), to('village_id', ownVillages(actor) ?? []));
}

/** The same question as `inOwnArea`, of one row in hand. */
export function isInOwnArea(actor: Place, at: { countyId: string; townshipId: string | null; villageId: string | null }): boolean {
  const villages = ownVillages(actor);
  return at.countyId === actor.countyId && (!actor.townshipId || at.townshipId === actor.townshipId) && (!villages || (at.villageId !== null && villages.includes(at.villageId)));
}
