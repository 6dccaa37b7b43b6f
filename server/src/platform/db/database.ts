import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type EntityManager, type MixedList } from 'typeorm';
import { createConnection } from 'mysql2/promise';
import { AppError } from '../errors';
import { fifo, type Fifo } from './fifo';
import { findColumnsByClass } from './metadata';
import { SnakeNaming } from './naming';

type Classes = MixedList<new () => object>;
export type Engine = 'sqlite' | 'mysql';
/** MySQL: `committed` reads anew at each statement and locks no gaps, for statements that write what they select; they decide by unique indexes and by how many rows they changed. */
export type Reads = 'snapshot' | 'committed';
export interface DatabaseOptions { url: string; file: string; entities: Classes; migrations: Classes }

findColumnsByClass();

/** Pages a connection keeps in memory: with SQLite's own 2 MB a long import reads the same leaves of its indexes again and again. */
const CACHE_KB = 16_000;
/** 1213 deadlock, 1205 lock wait, 1020 row changed, 1047 node not ready, 1180 commit refused by the cluster. */
const RETRY = new Set([1213, 1205, 1020, 1047, 1180]);
const LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ER_SERVER_SHUTDOWN']);
const MAX_TRIES = 8;
const MAX_MS = 15_000;

const errorOf = (error: unknown): { errno?: number; code?: string } => {
  const e = error as { driverError?: { errno?: number; code?: string; rawCode?: number }; errno?: number; code?: string } | null;
  return e?.driverError ?? e ?? {};
};
export const isDuplicate = (error: unknown): boolean => {
  const { errno, code } = errorOf(error);
  return errno === 1062 || (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT') && /UNIQUE|PRIMARY/i.test(`${code} ${(error as Error).message}`));
};
export const isLockTimeout = (error: unknown): boolean => errorOf(error).errno === 1205;
const mayRunAgain = (error: unknown): boolean => {
  const { errno, code } = errorOf(error);
  return (errno !== undefined && RETRY.has(errno)) || (code !== undefined && LOST.has(code));
};

/**
 * The one way to the data. `read` sees committed rows; `tx` is all or nothing and runs the WHOLE function again
 * when the engine asks for it, so `fn` must have no effect outside the database.
 */
export class Database {
  private constructor(readonly engine: Engine, private readonly reader: DataSource, private readonly writer: DataSource, private readonly turn: Fifo) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    const common = {
      entities: options.entities, migrations: options.migrations, migrationsTableName: 'migrations', migrationsTransactionMode: 'none', synchronize: false,
      namingStrategy: new SnakeNaming(), invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' }, logging: false,
    } as const;
    if (!options.url) {
      mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
      const file = {
        ...common, type: 'better-sqlite3', driver: require('libsql'), database: options.file,
        prepareDatabase: (db: { exec(sql: string): void }) => { for (const p of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'foreign_keys = ON', `cache_size = ${-CACHE_KB}`]) db.exec(`PRAGMA ${p}`); },
      } as unknown as DataSourceOptions;
      const writer = await new DataSource(file).initialize();
      const reader = await new DataSource(file).initialize();
      return new Database('sqlite', reader, writer, fifo());
    }
    const url = new URL(options.url);
    const socketPath = url.searchParams.get('socketPath') ?? undefined;
    const where = {
      host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), database: url.pathname.slice(1),
      ...(socketPath ? { socketPath } : {}),
    };
    const probe = await createConnection(where);
    const [rows] = await probe.query('select version() as v');
    await probe.end();
    const type = /mariadb/i.test(String((rows as { v: string }[])[0]!.v)) ? 'mariadb' : 'mysql';
    const pool = {
      ...common, type, host: where.host, port: where.port, username: where.user, password: where.password, database: where.database, charset: 'utf8mb4', timezone: 'Z',
      supportBigNumbers: true, bigNumberStrings: false, socketPath, poolSize: Number(url.searchParams.get('pool') ?? 10),
      extra: { decimalNumbers: true, stringifyObjects: true, connectTimeout: 5000, enableKeepAlive: true, maxPreparedStatements: 200 },
    } as unknown as DataSourceOptions;
    const source = await new DataSource(pool).initialize();
    return new Database('mysql', source, source, (fn) => fn());
  }

  read<T>(fn: (m: EntityManager) => Promise<T>): Promise<T> {
    return fn(this.reader.manager);
  }

  /** SQLite plans by counts that are taken only when asked for; the others keep theirs themselves. */
  async tend(): Promise<void> {
    if (this.engine === 'sqlite') await this.tx((m) => m.query('pragma optimize'));
  }

  tx<T>(fn: (m: EntityManager) => Promise<T>, reads: Reads = 'snapshot'): Promise<T> {
    return this.again(() => (this.engine === 'sqlite' ? this.turn(() => this.onSqlite(fn)) : this.onMysql(fn, reads)));
  }

  /** One statement is a transaction of its own: MySQL is spared the words around it. */
  single<T>(fn: (m: EntityManager) => Promise<T>): Promise<T> {
    return this.again(() => (this.engine === 'sqlite' ? this.turn(() => fn(this.writer.manager)) : fn(this.writer.manager)));
  }

  private async again<T>(attempt: () => Promise<T>): Promise<T> {
    const started = Date.now();
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (this.engine === 'sqlite' || !mayRunAgain(error)) throw error;
        if (tries >= MAX_TRIES || Date.now() - started > MAX_MS) throw new AppError('server.busy', 503, { retryAfter: 2 });
        await new Promise((r) => setTimeout(r, Math.random() * 20 * 2 ** tries));
      }
    }
  }

  private async onSqlite<T>(fn: (m: EntityManager) => Promise<T>): Promise<T> {
    const { manager } = this.writer;
    await manager.query('BEGIN IMMEDIATE');
    try {
      const result = await fn(manager);
      await manager.query('COMMIT');
      return result;
    } catch (error) {
      await manager.query('ROLLBACK');
      throw error;
    }
  }

  private async onMysql<T>(fn: (m: EntityManager) => Promise<T>, reads: Reads): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      if (reads === 'committed') await runner.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
      await runner.query('START TRANSACTION');
      const result = await fn(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch((lost: unknown) => { if (!mayRunAgain(lost)) throw lost; });
      throw error;
    } finally {
      await runner.release();
    }
  }

  async migrate(): Promise<string[]> {
    return (await this.writer.runMigrations({ transaction: 'none' })).map((m) => m.name);
  }

  /** Statements that would bring the schema to the entities; empty when they agree. */
  async schemaDiff(): Promise<string[]> {
    return (await this.writer.driver.createSchemaBuilder().log()).upQueries.map((q) => q.query);
  }

  async close(): Promise<void> {
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.writer.destroy();
  }
}
