import { or, rows, sql, type Sql } from '../../platform/db/sql';
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
 * The ids of those people, by index, where a place holds too many to look at each; null when they are more than `most`.
 * Signs are looked for by their sound first, so they must begin the name or the given name there.
 */
export async function idsNamed(op: Op, countyId: string, text: string, most: number): Promise<string[] | null> {
  const { signs, sounds } = soughtOf(text);
  const parts = sounds.flatMap((s) => [starts('q.pinyin', s), starts('q.given_pinyin', s), ...(signs === null ? [starts('q.initials', s)] : [])]);
  if (!parts.length) return [];
  const exact = signs === null ? null : named('q', text);
  // Each reads no further than it must; both engines take a limit inside a union only so.
  const each = parts.map((part, i) => `select u${i}.id from (select q.id from people q where q.county_id = ? and ${part.text}${exact ? ` and ${exact.text}` : ''} limit ${most + 1}) u${i}`);
  const found = await rows<{ id: string }>(op.db, sql(`${each.join(' union ')} limit ${most + 1}`, ...parts.flatMap((part) => [countyId, ...part.params, ...(exact?.params ?? [])])));
  return found.length > most ? null : found.map((p) => p.id);
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
