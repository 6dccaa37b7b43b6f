import type { EntityManager } from 'typeorm';

/** What mysql2 offers beneath TypeORM: the pool for reads, the connection inside a transaction. */
interface Mysql { execute(text: string, params: readonly unknown[], done: (error: Error | null, result: unknown) => void): void }

const mysqlOf = (db: EntityManager): Mysql | undefined => {
  if (db.connection.options.type === 'better-sqlite3') return undefined;
  return db.queryRunner ? (db.queryRunner as unknown as { databaseConnection?: Mysql }).databaseConnection : (db.connection.driver as unknown as { pool: Mysql }).pool;
};

/** One prepared statement, with `?`. On MySQL it goes past TypeORM, whose own query costs as much processor again. */
export const execute = (db: EntityManager, text: string, params: readonly unknown[]): Promise<unknown> => {
  const mysql = mysqlOf(db);
  return mysql ? new Promise((done, failed) => mysql.execute(text, params, (error, result) => (error ? failed(error) : done(result)))) : db.query(text, [...params]);
};

/** How many rows the statement that gave this result has written. */
export const changedBy = async (db: EntityManager, result: unknown): Promise<number> =>
  mysqlOf(db) ? (result as { affectedRows: number }).affectedRows : Number(((await db.query('select changes() as n')) as { n: number }[])[0]!.n);
