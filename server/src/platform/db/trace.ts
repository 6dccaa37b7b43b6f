import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { among, type Sql } from './sql';
import { execute } from './statement';

type Raw = Record<string, unknown>;
/** Rows of some tables as they stood at one moment, by table and id. */
export type Picture = Map<string, Map<string, Raw>>;
/**
 * One row that a unit of work made (`before` is null) or changed (`before` holds the columns that were otherwise).
 * `mark` tells whether it is still as it was left; an empty one is not looked at.
 */
export interface Written { table: string; id: string; mark: string; before: Raw | null }

const PIECE = 100;
/** Adds the rows of `table` whose `column` is among the values; answers them. Names of tables and columns are never given from outside. */
export async function look(db: EntityManager, picture: Picture, table: string, column: string, values: Iterable<string>): Promise<Raw[]> {
  const known = picture.get(table) ?? new Map<string, Raw>();
  picture.set(table, known);
  const found = await rowsOf(db, table, column, [...new Set(values)]);
  for (const row of found) known.set(String(row.id), row);
  return found;
}
async function rowsOf(db: EntityManager, table: string, column: string, values: readonly string[]): Promise<Raw[]> {
  const found: Raw[] = [];
  for (let i = 0; i < values.length; i += PIECE) {
    const where: Sql = among(column, values.slice(i, i + PIECE));
    found.push(...((await execute(db, `select * from ${table} where ${where.text}`, where.params)) as Raw[]));
  }
  return found;
}

/** A version is no fact, and a column that a later release adds says nothing about these rows. */
function markOf(row: Raw): string {
  let said = '';
  for (const column in row) if (column !== 'version' && row[column] !== null) said += `${column}\u0000${String(row[column])}\u0000`;
  return hash('sha1', said, 'base64url').slice(0, 12);
}

/** What happened between two pictures that were taken of the same rows. */
export function difference(before: Picture, after: Picture): Written[] {
  const written: Written[] = [];
  for (const [table, rows] of after) {
    for (const [id, row] of rows) {
      const old = before.get(table)?.get(id);
      const otherwise = old && Object.entries(row).filter(([k, v]) => k !== 'version' && old[k] !== v).map(([k]) => [k, old[k]] as const);
      if (!otherwise || otherwise.length) written.push({ table, id, mark: markOf(row), before: otherwise ? Object.fromEntries(otherwise) : null });
    }
  }
  return written;
}

const byTable = (list: readonly Written[]): Map<string, Written[]> => {
  const tables = new Map<string, Written[]>();
  for (const w of list) { const known = tables.get(w.table); if (known) known.push(w); else tables.set(w.table, [w]); }
  return tables;
};

/** Those rows that are gone or no longer as they were left. */
export async function changedSince(db: EntityManager, list: readonly Written[]): Promise<Written[]> {
  const changed: Written[] = [];
  for (const [table, written] of byTable(list.filter((w) => w.mark))) {
    const now = new Map((await rowsOf(db, table, 'id', written.map((w) => w.id))).map((row) => [String(row.id), markOf(row)]));
    changed.push(...written.filter((w) => now.get(w.id) !== w.mark));
  }
  return changed;
}

/** Removes what was made and gives what was changed its former values. A version only ever goes up: whoever holds an old page must notice. */
export async function takeBack(db: EntityManager, list: readonly Written[], turn: () => Promise<void>): Promise<void> {
  for (const [table, written] of byTable(list)) {
    const made = written.filter((w) => !w.before).map((w) => w.id);
    for (let i = 0; i < made.length; i += PIECE) {
      await turn();
      const where = among('id', made.slice(i, i + PIECE));
      await execute(db, `delete from ${table} where ${where.text}`, where.params);
    }
    const versioned = db.connection.entityMetadatas.find((m) => m.tableName === table)?.findColumnWithPropertyName('version') ? ', version = version + 1' : '';
    for (const { id, before } of written) {
      if (!before) continue;
      await turn();
      await execute(db, `update ${table} set ${Object.keys(before).map((k) => `${k} = ?`).join(', ')}${versioned} where id = ?`, [...Object.values(before), id]);
    }
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PAGE = 500;
/**
 * Rows written since an id was made that point at one of `made` and are none of `own`: ids are ordered by time, so nothing
 * older can. Answers one at a time, by table.
 */
export async function* pointersSince(db: EntityManager, since: string, made: ReadonlySet<string>, own: ReadonlySet<string>, except: ReadonlySet<string>, turn: () => Promise<void>): AsyncGenerator<string> {
  for (const meta of db.connection.entityMetadatas) {
    const pointing = meta.columns.filter((c) => !c.isPrimary && (c.length === '36' || c.type === 'simple-json')).map((c) => c.databaseName);
    if (except.has(meta.tableName) || !pointing.length) continue;
    for (let from = since; ;) {
      await turn();
      const page = (await execute(db, `select id, ${pointing.join(', ')} from ${meta.tableName} where id > ? order by id limit ${PAGE}`, [from])) as Raw[];
      for (const row of page) {
        if (!own.has(String(row.id)) && pointing.some((c) => typeof row[c] === 'string' && (row[c].match(UUID) ?? []).some((id) => made.has(id)))) yield meta.tableName;
      }
      if (page.length < PAGE) break;
      from = String(page.at(-1)!.id);
    }
  }
}
