import { IsNull, type EntityManager, type EntityTarget, type FindOperator, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { AppError } from '../errors';
import { putNew } from './insert';
import { among, rows, sql } from './sql';

/** Compare-and-set: true when exactly the rows in the expected state were changed. */
export async function swap<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, where: FindOptionsWhere<T>, patch: Partial<T>): Promise<boolean> {
  return ((await db.update(target, where, patch as never)).affected ?? 0) > 0;
}

/** In the state a `swap` or `change` expects: nobody has filled this column yet. */
export const empty = (): FindOperator<never> => IsNull() as FindOperator<never>;

/** As `swap`, but somebody having been faster is the given error. */
export async function change<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, where: FindOptionsWhere<T>, patch: Partial<T>, otherwise: AppError = new AppError('row.changed', 409)): Promise<void> {
  if (!(await swap(db, target, where, patch))) throw otherwise;
}

/** Inserts in pieces that both engines take in one statement. */
export async function insertAll<T extends ObjectLiteral>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<void> {
  for (let i = 0; i < list.length; i += 200) await db.insert(target, list.slice(i, i + 200) as never);
}

/** Inserts those rows that break no unique index and answers their ids; the others are somebody else's already. Lengths must have been checked: MySQL would cut them here. */
export async function insertNew<T extends { id: string }>(db: EntityManager, target: EntityTarget<T>, list: readonly T[]): Promise<Set<string>> {
  const mine = new Set<string>();
  for (let i = 0; i < list.length; i += 200) {
    const part = list.slice(i, i + 200);
    if ((await putNew(db, target, part)) === part.length) { for (const { id } of part) mine.add(id); continue; }
    const where = among('id', part.map((item) => item.id));
    for (const { id } of await rows<{ id: string }>(db, sql(`select id from ${db.connection.getMetadata(target).tableName} where ${where.text}`, ...where.params))) mine.add(id);
  }
  return mine;
}
