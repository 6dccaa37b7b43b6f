import type { EntityManager } from 'typeorm';
import { camelRow } from './naming';
import { execute } from './statement';

/** A piece of SQL with its values; `?` on both engines. */
export interface Sql { text: string; params: unknown[] }

export const sql = (text: string, ...params: unknown[]): Sql => ({ text, params });
export const and = (...parts: (Sql | null | undefined | false)[]): Sql => {
  const kept = parts.filter((p): p is Sql => Boolean(p));
  return kept.length ? { text: kept.map((p) => `(${p.text})`).join(' and '), params: kept.flatMap((p) => p.params) } : sql('1=1');
};
/** `in` with a guard: an empty list matches nothing. */
export const among = (column: string, values: readonly unknown[]): Sql =>
  values.length ? { text: `${column} in (${values.map(() => '?').join(',')})`, params: [...values] } : sql('1=0');

/** Also true where the column says nothing. */
export const not = (part: Sql): Sql => ({ text: `not coalesce(${part.text}, 0)`, params: part.params });

/** Rows with camel-case names. Booleans come as 0 or 1, sums may come as text: wrap in Boolean and Number. */
export async function rows<T>(db: EntityManager, query: Sql): Promise<T[]> {
  return ((await execute(db, query.text, query.params)) as Record<string, unknown>[]).map((r) => camelRow<T>(r));
}
export async function row<T>(db: EntityManager, query: Sql): Promise<T | null> {
  return (await rows<T>(db, query))[0] ?? null;
}
export async function count(db: EntityManager, query: Sql): Promise<number> {
  const found = await row<Record<string, unknown>>(db, query);
  return found ? Number(Object.values(found)[0]) : 0;
}
export const or = (...parts: Sql[]): Sql => (parts.length ? { text: parts.map((p) => `(${p.text})`).join(' or '), params: parts.flatMap((p) => p.params) } : sql('1=0'));
