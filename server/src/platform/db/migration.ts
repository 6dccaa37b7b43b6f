import { Table, TableIndex, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { snake } from './naming';

type Col = Omit<TableColumnOptions, 'name'>;
/** The column types both engines share; the same ones as the entity decorators in columns.ts. */
export const c = {
  id: (): Col => ({ type: 'varchar', length: '36', isPrimary: true }),
  ref: (): Col => ({ type: 'varchar', length: '36' }),
  text: (length: number): Col => ({ type: 'varchar', length: String(length) }),
  longText: (): Col => ({ type: 'text' }),
  day: (): Col => ({ type: 'varchar', length: '10' }),
  at: (): Col => ({ type: 'bigint' }),
  int: (): Col => ({ type: 'int' }),
  flag: (): Col => ({ type: 'boolean' }),
  json: (): Col => ({ type: 'text' }),
  maybe: (col: Col): Col => ({ ...col, isNullable: true }),
};

export interface TableShape {
  columns: Record<string, Col>;
  /** Index names are given in the entity too, or the schema diff will not be empty. */
  indexes?: Record<string, readonly string[]>;
  uniques?: Record<string, readonly string[]>;
}

/** What each engine calls the types it knows by another name, so that the schema diff is empty. */
const names: Record<'mysql' | 'sqlite', Record<string, string>> = { mysql: { boolean: 'tinyint' }, sqlite: { int: 'integer' } };

export class Migrator {
  constructor(private readonly runner: QueryRunner) {}
  private get onMysql(): boolean { return this.runner.connection.options.type !== 'better-sqlite3'; }

  async table(name: string, shape: TableShape): Promise<void> {
    const own = names[this.onMysql ? 'mysql' : 'sqlite'];
    const columns = Object.entries(shape.columns).map(([key, col]) => ({ name: snake(key), ...col, type: own[col.type] ?? col.type }));
    const index = (entries: Record<string, readonly string[]> | undefined, isUnique: boolean) =>
      Object.entries(entries ?? {}).map(([key, cols]) => new TableIndex({ name: key, columnNames: cols.map(snake), isUnique }));
    await this.runner.createTable(new Table({ name, columns, indices: [...index(shape.indexes, false), ...index(shape.uniques, true)] }), true);
  }

  /** More columns of a table that holds rows already, so each may be empty. */
  async addColumns(table: string, columns: Record<string, Col>): Promise<void> {
    for (const [key, col] of Object.entries(columns)) {
      if (!col.isNullable) throw new Error(`${table}.${key} is added to rows that have no value for it: make it c.maybe()`);
      const type = this.onMysql ? col.type : names.sqlite[col.type] ?? col.type;
      await this.runner.query(`alter table ${table} add column ${snake(key)} ${type}${col.length ? `(${col.length})` : ''} null`);
    }
  }

  /** Whether a column may be empty; before it no longer may, nothing in it is. */
  async letBeEmpty(table: string, key: string, isNullable: boolean): Promise<void> {
    const column = (await this.runner.getTable(table))!.findColumnByName(snake(key))!;
    const changed = column.clone();
    changed.isNullable = isNullable;
    if (this.onMysql) return this.runner.changeColumn(table, column, changed);
    // SQLite lays the table out anew and moves the rows: all of it or nothing.
    await this.runner.startTransaction();
    try {
      await this.runner.changeColumn(table, column, changed);
      await this.runner.commitTransaction();
    } catch (error) {
      await this.runner.rollbackTransaction();
      throw error;
    }
  }

  async addIndexes(table: string, indexes: Record<string, readonly string[]>, isUnique = false): Promise<void> {
    for (const [name, columns] of Object.entries(indexes)) await this.runner.createIndex(table, new TableIndex({ name, columnNames: columns.map(snake), isUnique }));
  }
  async dropIndexes(table: string, names: readonly string[]): Promise<void> {
    for (const name of names) await this.runner.dropIndex(table, name);
  }

  /**
   * Another shape for a table that holds rows: the new one is laid beside the old, filled, and takes its place; begun again it goes on where it stopped.
   * `from`: SQL for each new column whose value is not simply the old one's. The new shape's indexes need names of their own.
   */
  async reshape(name: string, shape: TableShape, from: Record<string, string>): Promise<void> {
    const old = `${name}_before`;
    if (!(await this.runner.hasTable(old))) await this.runner.query(`alter table ${name} rename to ${old}`);
    await this.table(name, shape);
    const keys = Object.keys(shape.columns);
    await this.runner.query(`insert into ${name} (${keys.map(snake).join(', ')}) select ${keys.map((key) => from[key] ?? snake(key)).join(', ')} from ${old} where id not in (select id from ${name})`);
    await this.drop(old);
  }

  /** Rows that the shape before has no place for. */
  async forget(table: string, where: string): Promise<void> { await this.runner.query(`delete from ${table} where ${where}`); }

  /** A column of rows that are there already; `value` and `where` are SQL. */
  async fill(table: string, key: string, value: string, where: string): Promise<void> { await this.runner.query(`update ${table} set ${snake(key)} = ${value} where ${where}`); }

  async dropColumns(table: string, keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.runner.query(`alter table ${table} drop column ${snake(key)}`);
  }

  async drop(name: string): Promise<void> {
    await this.runner.dropTable(name, true);
  }

  /** Ids and codes compare byte by byte on both engines. */
  async compareByBytes(): Promise<void> {
    if (!this.onMysql) return;
    const [row] = (await this.runner.query('select database() as name')) as { name: string }[];
    await this.runner.query(`alter database \`${row!.name.replace(/`/g, '')}\` character set utf8mb4 collate utf8mb4_bin`);
  }
}

/** One step of the schema, for both engines. `name` ends in the 13-digit timestamp that orders it. */
export const migration = (name: string, up: (m: Migrator) => Promise<void>, down: (m: Migrator) => Promise<void>) =>
  class implements MigrationInterface {
    name = name;
    transaction = false;
    up(runner: QueryRunner): Promise<void> { return up(new Migrator(runner)); }
    down(runner: QueryRunner): Promise<void> { return down(new Migrator(runner)); }
  };
