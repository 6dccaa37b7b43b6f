import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { execute } from './statement';

interface Shape { head: string; marks: string; columns: { of: string; stored: (value: unknown) => unknown }[] }
const shapes = new WeakMap<EntityMetadata, Shape>();
/** Columns whose values are stored as they are; TypeORM is not asked about each of them. */
const PLAIN: readonly unknown[] = ['varchar', 'text', 'int'];
function shapeOf(db: EntityManager, meta: EntityMetadata): Shape {
  let known = shapes.get(meta);
  if (!known) {
    const { driver } = db.connection;
    const columns = meta.columns.map((c) => ({ of: c.propertyName, stored: PLAIN.includes(c.type) && !c.transformer ? (value: unknown) => value : (value: unknown) => driver.preparePersistentValue(value, c) as unknown }));
    known = { head: `insert into ${driver.escape(meta.tableName)} (${meta.columns.map((c) => driver.escape(c.databaseName)).join(',')}) values`, marks: `(${meta.columns.map(() => '?').join(',')})`, columns };
    shapes.set(meta, known);
  }
  return known;
}

/** As `put`, in pieces that both engines take in one statement. */
export async function putAll<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  for (let i = 0; i < list.length; i += PIECE) await put(db, target, ...list.slice(i, i + PIECE));
}
const PIECE = 100;

/** Inserts whole rows in one statement whose text is made once for a table; for hot writes, where building it costs more than running it. */
export async function put<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, ...list: readonly T[]): Promise<void> {
  const { head, marks, columns } = shapeOf(db, db.connection.getMetadata(target));
  const values: unknown[] = [];
  for (const row of list) for (const c of columns) values.push(c.stored(row[c.of]) ?? null);
  await execute(db, `${head} ${list.map(() => marks).join(',')}`, values);
}
