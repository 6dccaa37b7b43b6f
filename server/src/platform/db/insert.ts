import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { execute } from './statement';

const heads = new WeakMap<EntityMetadata, { head: string; marks: string }>();
function headOf(db: EntityManager, meta: EntityMetadata): { head: string; marks: string } {
  let known = heads.get(meta);
  if (!known) heads.set(meta, (known = { head: `insert into ${db.connection.driver.escape(meta.tableName)} (${meta.columns.map((c) => db.connection.driver.escape(c.databaseName)).join(',')}) values`, marks: `(${meta.columns.map(() => '?').join(',')})` }));
  return known;
}

/** As `put`, in pieces that both engines take in one statement. */
export async function putAll<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  for (let i = 0; i < list.length; i += PIECE) await put(db, target, ...list.slice(i, i + PIECE));
}
const PIECE = 100;

/** Inserts whole rows in one statement whose text is made once for a table; for hot writes, where building it costs more than running it. */
export async function put<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, ...list: readonly T[]): Promise<void> {
  const meta = db.connection.getMetadata(target);
  const { driver } = db.connection;
  const { head, marks } = headOf(db, meta);
  await execute(db, `${head} ${list.map(() => marks).join(',')}`, list.flatMap((row) => meta.columns.map((c) => (driver.preparePersistentValue(row[c.propertyName], c) as unknown) ?? null)));
}
