import type { EntityManager } from 'typeorm';
import { among, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';

/** R12 Merged records: nothing that hangs on them is rewritten, so every read goes through one of these. */

/** SQL: the column names no record that was merged into another. Depends on no row, so it is worked out once a statement. */
export const standing = (column: string): string => `${column} not in (select gx.record_id from same_records gx where gx.gone = 1)`;
/** SQL: the person behind a column, whoever he was merged into. */
export const personOf = (alias: string, column: string): string => `join people ${alias}0 on ${alias}0.id = ${column} join people ${alias} on ${alias}.id = coalesce(${alias}0.survivor_id, ${alias}0.id)`;
export const maybePersonOf = (alias: string, column: string): string => `left join people ${alias}0 on ${alias}0.id = ${column} left join people ${alias} on ${alias}.id = coalesce(${alias}0.survivor_id, ${alias}0.id)`;
/** SQL: the column names the record that another column names, or one merged with it. */
export const sameAs = (column: string, other: string): string => `(${column} = ${other} or ${column} in (select sr.same_id from same_records sr where sr.record_id = ${other}))`;
/** SQL: the family behind a column as `f` and its head as `h`. */
export const familyOf = (column: string): string => `join families f0 on f0.id = ${column} join families f on f.id = coalesce(f0.survivor_id, f0.id) ${personOf('h', 'f.head_person_id')}`;
export const maybeFamilyOf = (column: string): string => `left join families f0 on f0.id = ${column} left join families f on f.id = coalesce(f0.survivor_id, f0.id) ${maybePersonOf('h', 'f.head_person_id')}`;
/**
 * SQL: of the rows of family_people `t` (the person behind them `p`, by `personOf`) each person's own row,
 * or, where the kept record has none, the first of those merged into it. `open` says which rows are counted at all, for alias `oq`.
 */
export const oncePerPerson = (t: string, open: Sql): Sql => sql(
  `not exists (select 1 from same_records os where os.record_id = ${t}.person_id and exists (select 1 from family_people oq where oq.person_id = os.same_id and (oq.person_id = os.survivor_id or (${t}.person_id <> os.survivor_id and oq.id < ${t}.id)) and ${open.text}))`, ...open.params);

/**
 * X9 Leaves protected people out, for every hat but the township clerk's, civil affairs' and one's own family's; `always` for exports.
 * Null where nothing is left out.
 */
export function unprotected(op: Op, column: string, always = false): Sql | null {
  if (!always && seesProtected(op)) return null;
  const now = 'pp.from_day <= ? and (pp.until_day is null or pp.until_day > ?)';
  return sql(`${column} not in (select pp.person_id from protected_people pp where ${now}) and ${column} not in (select ps.same_id from protected_people pp join same_records ps on ps.record_id = pp.person_id where ${now})`, op.today, op.today, op.today, op.today);
}

/** More than this many are left to the query that looks each up. */
const FEW = 200;
/** X9 `unprotected` for counts of very many rows, where asking once who is protected costs less than asking for every row. */
export async function unprotectedOfMany(op: Op, column: string): Promise<Sql | null> {
  if (seesProtected(op)) return null;
  const found = await rows<{ id: string }>(op.db, sql(
    `select pp.person_id as id from protected_people pp where pp.from_day <= ? and (pp.until_day is null or pp.until_day > ?)
     union select ps.same_id from protected_people pp join same_records ps on ps.record_id = pp.person_id where pp.from_day <= ? and (pp.until_day is null or pp.until_day > ?) limit ${FEW + 1}`, op.today, op.today, op.today, op.today));
  if (found.length > FEW) return unprotected(op, `coalesce(${column}, '')`);
  const ids = among(column, found.map((p) => p.id));
  return found.length ? sql(`(${column} is null or not ${ids.text})`, ...ids.params) : null;
}

/** X9 What stands where the name of a protected person would. */
export const HIDDEN_NAME = '（受保护）';
/** SQL: the name of person `p` as this reader may know it; `always` for exports. */
export const nameFor = (op: Op, p: string, always = false): string =>
  !always && seesProtected(op) ? `${p}.name` : `case when ${p}.id in (select np.person_id from protected_people np where np.until_day is null) or ${p}.id in (select ns.same_id from protected_people np join same_records ns on ns.record_id = np.person_id where np.until_day is null) then '${HIDDEN_NAME}' else ${p}.name end`;

/** The given ids with those of every record merged with them. */
export async function sameIds(db: EntityManager, id: string): Promise<string[]> {
  return [id, ...(await rows<{ sameId: string }>(db, sql('select same_id from same_records where record_id = ?', id))).map((s) => s.sameId)];
}
/** For each asked id all ids of its record, itself first; and the asked id for each of all. */
export interface SameIds { all: string[]; askedOf: Map<string, string[]> }
export async function sameIdsOf(op: Op, ids: readonly string[]): Promise<SameIds> {
  const askedOf = new Map<string, string[]>();
  const tie = (id: string, asked: string) => askedOf.set(id, [...(askedOf.get(id) ?? []), asked]);
  const asked = [...new Set(ids)];
  for (const id of asked) tie(id, id);
  for (let i = 0; i < asked.length; i += 500) {
    const where = among('record_id', asked.slice(i, i + 500));
    for (const s of await rows<{ recordId: string; sameId: string }>(op.db, sql(`select record_id, same_id from same_records where ${where.text}`, ...where.params))) tie(s.sameId, s.recordId);
  }
  return { all: [...askedOf.keys()], askedOf };
}
/** The actor's own person or family is known with its merged records from the sign-in; any other is looked up. */
export const idsOf = async (op: Op, id: string): Promise<string[]> =>
  id === op.actor?.personId ? [id, ...(op.actor.samePeople ?? [])] : id === op.actor?.familyId ? [id, ...(op.actor.sameFamilies ?? [])] : sameIds(op.db, id);
/** The column names this record or one merged with it. */
export const isSame = async (op: Op, column: string, id: string): Promise<Sql> => { const ids = await idsOf(op, id); return ids.length > 1 ? among(column, ids) : sql(`${column} = ?`, id); };

/** X9 Of the given people those who are protected today, by any of their records. */
export async function protectedAmong(op: Op, personIds: readonly string[]): Promise<Set<string>> {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const where = among('person_id', all);
  if (!all.length) return new Set();
  return new Set((await rows<{ personId: string }>(op.db, sql(`select person_id from protected_people where ${where.text} and from_day <= ? and until_day is null`, ...where.params, op.today))).flatMap((p) => askedOf.get(p.personId) ?? []));
}
/** X9 Whether this person is there for others and not for this reader. */
export const isHidden = async (op: Op, personId: string): Promise<boolean> => !seesProtected(op) && (await protectedAmong(op, [personId])).size > 0;
/** Hats that read of protected people all the same: the township clerk, civil affairs, and one's own family. */
export const seesProtected = (op: Op): boolean => ['clerk', 'civil', 'member', 'family'].includes(op.actor?.hat ?? '');
