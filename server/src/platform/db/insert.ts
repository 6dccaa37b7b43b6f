import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { changedBy, execute } from './statement';

interface Shape { head: string; marks: string; columns: { of: string; stored: (value: unknown) => unknown }[] }
const shapes = new WeakMap<EntityMetadata, Shape>();
/** Columns whose values are stored as they are; TypeORM is not asked about each of them. */
const PLAIN: readonly unknown[] = ['varchar', 'text', 'int'];
function shapeOf(db: EntityManager, meta: EntityMetadata): Shape {
  let known = shapes.get(meta);
  if (!known) {
    const { driver } = db.connection;
    const columns = meta.columns.map((c) => ({ of: c.propertyName, stored: PLAIN.includes(c.type) && !c.transformer ? (value: unknown) => value : (value: unknown) => driver.preparePersistentValue(value, c) as unknown }));
    known = { head: `${driver.escape(meta.tableName)} (${meta.columns.map((c) => driver.escape(c.databaseName)).join(',')}) values`, marks: `(${meta.columns.map(() => '?').join(',')})`, columns };
    shapes.set(meta, known);
  }
  return known;
}

/** As `put`, in pieces that both engines take in one statement. */
export async function putAll<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  for (let i = 0; i < list.length; i += PIECE) await put(db, target, ...list.slice(i, i + PIECE));
}
const PIECE = 100;

/** As `put`, but rows that break a unique index are somebody else's already and are left out. Lengths must have been checked: MySQL would cut them here. Answers how many were new. */
export async function putNew<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<number> {
  const ignore = db.connection.options.type === 'better-sqlite3' ? 'insert or ignore into' : 'insert ignore into';
  let made = 0;
  for (let i = 0; i < list.length; i += PIECE) made += await changedBy(db, await putRows(db, target, list.slice(i, i + PIECE), ignore));
  return made;
}

/** Inserts whole rows in one statement whose text is made once for a table; for hot writes, where building it costs more than running it. */
export const put = <T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, ...list: readonly T[]): Promise<unknown> => putRows(db, target, list, 'insert into');
async function putRows<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[], verb: string): Promise<unknown> {
  const { head, marks, columns } = shapeOf(db, db.connection.getMetadata(target));
  const values: unknown[] = [];
  for (const row of list) for (const c of columns) values.push(c.stored(row[c.of]) ?? null);
  return execute(db, `${verb} ${head} ${list.map(() => marks).join(',')}`, values);
}
