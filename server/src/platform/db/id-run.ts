import { newId } from '../ids';
import { sql, type Sql } from './sql';
import type { Engine } from './database';

/** Where the number stands in an id: after the instant and the version. */
const AT = 15;
const DIGITS = 3;
/** So many rows fit into one run. */
export const RUN = 16 ** DIGITS;

/** Ids, in order and nobody else's, for rows that a statement makes: version 7, with the row's number where such an id may carry a counter. */
export interface IdRun {
  /** SQL: the id of the row whose number (0 to 4,095) the given SQL says. */
  made(n: string): string;
  /** SQL: the id for what belongs to that row of another run. */
  beside(id: string): string;
  /** SQL: one id for each sixteen neighbours among them. */
  shared(id: string): string;
  /** Rows of this run. */
  holds(column: string): Sql;
}
export function idRun(engine: Engine): IdRun {
  const id = newId();
  const [head, tail] = [id.slice(0, AT), id.slice(AT + DIGITS)];
  const joined = (digits: string): string => (engine === 'mysql' ? `concat('${head}', ${digits}, '${tail}')` : `'${head}' || ${digits} || '${tail}'`);
  return {
    made: (n) => joined(engine === 'mysql' ? `lpad(lower(hex(${n})), ${DIGITS}, '0')` : `printf('%0${DIGITS}x', ${n})`),
    beside: (other) => joined(`substr(${other}, ${AT + 1}, ${DIGITS})`),
    shared: (other) => (engine === 'mysql' ? `concat('${head}', substr(${other}, ${AT + 1}, ${DIGITS - 1}), '0${tail}')` : `'${head}' || substr(${other}, ${AT + 1}, ${DIGITS - 1}) || '0${tail}'`),
    holds: (column) => sql(`${column} between ? and ? and substr(${column}, ${AT + DIGITS + 1}) = ?`, `${head}${'0'.repeat(DIGITS)}${tail}`, `${head}${'f'.repeat(DIGITS)}${tail}`, tail),
  };
}
