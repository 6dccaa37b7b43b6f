import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { execute } from './statement';

const heads = new WeakMap<EntityMetadata, { head: string; marks: string }>();
function headOf(db: EntityManager, meta: EntityMetadata): { head: string; marks: string } {
  let known = heads.get(meta);
  if (!known) heads.set(meta, (known = { head: `${db.connection.driver.escape(meta.tableName)} (${meta.columns.map((c) => db.connection.driver.escape(c.databaseName)).join(',')}) values`, marks: `(${meta.columns.map(() => '?').join(',')})` }));
  return known;
}

/** As `put`, in pieces that both engines take in one statement. */
export async function putAll<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  for (let i = 0; i < list.length; i += PIECE) await put(db, target, ...list.slice(i, i + PIECE));
}
const PIECE = 100;

/** As `put`, but rows that break a unique index are somebody else's already and are left out. Lengths must have been checked: MySQL would cut them here. */
export async function putNew<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  const ignore = db.connection.options.type === 'better-sqlite3' ? 'insert or ignore into' : 'insert ignore into';
  for (let i = 0; i < list.length; i += PIECE) await putRows(db, target, list.slice(i, i + PIECE), ignore);
}

/** Inserts whole rows in one statement whose text is made once for a table; for hot writes, where building it costs more than running it. */
export const put = <T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, ...list: readonly T[]): Promise<void> => putRows(db, target, list, 'insert into');
async function putRows<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[], verb: string): Promise<void> {
  const meta = db.connection.getMetadata(target);
  const { driver } = db.connection;
  const { head, marks } = headOf(db, meta);
  await execute(db, `${verb} ${head} ${list.map(() => marks).join(',')}`, list.flatMap((row) => meta.columns.map((c) => (driver.preparePersistentValue(row[c.propertyName], c) as unknown) ?? null)));
}
