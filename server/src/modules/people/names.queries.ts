import { or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { nameKeys, soughtOf } from './names.rules';
import { Person } from './people.entity';

/** A range rather than `like`, which SQLite would not look up in an index; { follows z. */
const starts = (column: string, sound: string): Sql => sql(`${column} >= ? and ${column} < ?`, sound, `${sound}{`);

/** R1 SQL: people of alias `p` by signs anywhere in the name, or by its sound: the whole, the given name, or first letters. */
export function named(p: string, text: string): Sql {
  const { signs, sounds } = soughtOf(text);
  if (signs !== null) return sql(`${p}.name like ? escape '!'`, `%${signs.replace(/[!%_]/g, '!$&')}%`);
  return or(...sounds.flatMap((sound) => [starts(`${p}.pinyin`, sound), starts(`${p}.given_pinyin`, sound), starts(`${p}.initials`, sound)]));
}
/**
 * SQL: the ids of those people who stand on a roster, found in an index alone, where a place holds too many to look at each; null when more than `most` may be meant by one way of reading it.
 * Signs are looked for by their sound first, so they must begin the name or the given name there.
 */
export async function fewNamed(op: Op, countyId: string, text: string, most: number): Promise<Sql | null> {
  const { signs, sounds } = soughtOf(text);
  const parts = sounds.flatMap((s) => [starts('q.pinyin', s), starts('q.given_pinyin', s), ...(signs === null ? [starts('q.initials', s)] : [])]);
  if (!parts.length) return sql('select q.id from people q where 1=0');
  // Each is counted no further than it must.
  const more = parts.map((part, i) => `select u${i}.id from (select q.id from people q where q.county_id = ? and ${part.text} limit 1 offset ${most}) u${i}`);
  if (await row(op.db, sql(more.join(' union all '), ...parts.flatMap((part) => [countyId, ...part.params])))) return null;
  const exact = signs === null ? null : named('q', text);
  return sql(parts.map((part) => `select q.id from people q where q.county_id = ? and ${part.text} and q.roster_place_id is not null${exact ? ` and ${exact.text}` : ''}`).join(' union '), ...parts.flatMap((part) => [countyId, ...part.params, ...(exact?.params ?? [])]));
}

const PIECE = 500;
/** Rows older than the columns get their keys; nothing is left to do once every county has been gone through. */
export async function fillNameKeys(services: Services): Promise<void> {
  const counties = await services.db.read((db) => rows<{ id: string }>(db, sql(`select id from orgs where kind = 'county'`)));
  for (const { id } of counties) {
    for (let left = true; left;) left = await work(services, (op) => fillPiece(op, id));
  }
}
async function fillPiece(op: Op, countyId: string): Promise<boolean> {
  const found = await rows<{ id: string; name: string }>(op.db, sql(`select id, name from people where county_id = ? and pinyin is null limit ${PIECE}`, countyId));
  for (const { id, name } of found) await op.db.update(Person, { id, name }, nameKeys(name));
  return found.length === PIECE;
}
