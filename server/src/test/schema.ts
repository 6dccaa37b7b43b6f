import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { migrations } from '../migrations';
import { Database } from '../platform/db/database';

const sources = [...readdirSync(resolve(__dirname, '../migrations')).sort().map((name) => resolve(__dirname, '../migrations', name)), resolve(__dirname, '../platform/db/migration.ts')];
/** Names the schema these sources make: another source is another schema. */
const version = (): string => sources.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex').slice(0, 16);

async function make(url: string, file: string): Promise<void> {
  const db = await Database.open({ url, file, entities: [], migrations });
  await db.migrate();
  // What still stands in the log beside the file would not be in a copy of it.
  if (!url) await db.read((m) => m.query('pragma wal_checkpoint(truncate)'));
  await db.close();
}

/** A migrated SQLite file at `file`. The migrations run once for a machine; every other file is a copy of theirs. */
export async function layOutSqlite(file: string): Promise<void> {
  const base = tmpdir();
  const model = join(base, `guiyan-schema-${version()}.sqlite`);
  if (!existsSync(model)) {
    // Made where it is quick, put in its place whole: others may look for it meanwhile.
    const made = join(mkdtempSync(join(process.env.GUIYAN_TEST_DIR ?? base, 'guiyan-schema-')), 'model.sqlite');
    await make('', made);
    copyFileSync(made, `${model}.${process.pid}`);
    renameSync(`${model}.${process.pid}`, model);
  }
  mkdirSync(resolve(file, '..'), { recursive: true, mode: 0o700 });
  copyFileSync(model, file);
}

/** The same in a database of the server `admin` is connected to; `url` names the database. */
export async function layOutMariadb(admin: Connection, url: URL): Promise<void> {
  const model = new URL(url);
  model.pathname = `/schema_${version()}`;
  const [from, to] = [model.pathname.slice(1), url.pathname.slice(1)];
  const tables = async (): Promise<string[]> => ((await admin.query('select table_name as name from information_schema.tables where table_schema = ?', [from]))[0] as { name: string }[]).map(({ name }) => name);
  const ready = async (): Promise<boolean> => (await tables()).includes('migrations') && Number(((await admin.query(`select count(*) as n from ${from}.migrations`))[0] as { n: number }[])[0]!.n) === migrations.length;
  if (!(await ready())) {
    await admin.query(`create database if not exists ${from} character set utf8mb4 collate utf8mb4_bin`);
    await make(model.toString(), '');
  }
  for (const table of await tables()) await admin.query(`create table ${to}.${table} like ${from}.${table}`);
  await admin.query(`insert into ${to}.migrations select * from ${from}.migrations`);
}
