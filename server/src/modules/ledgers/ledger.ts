import { ageOn } from '@guiyan/shared/domain/dates';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { maskIdNo } from '@guiyan/shared/domain/idno';
import type { Place } from '../../platform/crypto';
import { rows, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';

/** What of a ledger is asked for: a village of the own scope, and the days it is about, both inclusive. */
export interface Asked { village: string | undefined; from: string; until: string }

/** How values are written into cells; numbers and free words of persons open only in a full export. */
export interface Pen {
  op: Op;
  full: boolean;
  /** Phones of those who stand in many rows. */
  phones: Map<string, string>;
}
export const penOf = (op: Op, full: boolean): Pen => ({ op, full, phones: new Map() });

/** One ledger of the paper: its columns in the paper's order. A column nobody keeps yet stays empty on purpose: the paper has it. */
export interface Ledger<R = unknown> {
  columns: readonly Column<R>[];
  /** Rows of the actor's own scope, in the fixed order of villages or by day; a long one comes piece by piece. */
  read(op: Op, asked: Asked): Promise<R[]> | AsyncIterable<R[]>;
}
export interface Column<R> { title: string; width: number; cell?: (row: R, pen: Pen, index: number) => string }

const PIECE = 250;
/** Who stands in a long ledger is read at once, and in order; the words of each piece as it is written. */
export async function* inPieces<R>(op: Op, keys: Sql, words: (ids: Sql) => Sql): AsyncGenerator<R[]> {
  const ids = (await rows<{ id: string }>(op.db, keys)).map((k) => k.id);
  for (let i = 0; i < ids.length; i += PIECE) {
    const piece = ids.slice(i, i + PIECE);
    const found = new Map((await rows<R & { id: string }>(op.db, words({ text: `(${piece.map(() => '?').join(',')})`, params: piece }))).map((r) => [r.id, r]));
    yield piece.flatMap((id) => found.get(id) ?? []);
  }
}
/** Either way of reading, as pieces. */
export async function* piecesOf<R>(read: Promise<R[]> | AsyncIterable<R[]>): AsyncGenerator<R[]> {
  if (Symbol.asyncIterator in read) yield* read; else yield await read;
}

/** A ledger whose rows are typed inside and unknown to the one who writes the workbook. */
export const ledger = <R>(of: Ledger<R>): Ledger => of as Ledger;
export const column = <R>(title: string, width: number, cell?: Column<R>['cell']): Column<R> => (cell ? { title, width, cell } : { title, width });
export const number = <R>(): Column<R> => column('序号', 6, (_row, _pen, index) => String(index + 1));

const open = ({ op }: Pen, sealed: string | null, place: Place): string => (sealed ? op.services.keys.open(sealed, place) : '');
export function phone(pen: Pen, sealed: string | null, person: { id: string | null; county: string }): string {
  const value = person.id ? open(pen, sealed, { table: 'people', column: 'phone', row: person.id, county: person.county }) : '';
  return pen.full ? value : value && maskPhone(value);
}
/** The phone of somebody who stands beside many: opened once. */
export function sharedPhone(pen: Pen, sealed: string | null, person: { id: string | null; county: string }): string {
  if (!person.id || !sealed) return '';
  const known = pen.phones.get(person.id) ?? phone(pen, sealed, person);
  pen.phones.set(person.id, known);
  return known;
}
export function idNo(pen: Pen, sealed: string | null, person: { id: string; county: string }): string {
  const value = open(pen, sealed, { table: 'people', column: 'id_no', row: person.id, county: person.county });
  return pen.full ? value : value && maskIdNo(value);
}
/** What somebody wrote about himself: a masked ledger has none of it. */
export const ownWords = (pen: Pen, sealed: string | null, place: Place): string => (pen.full ? open(pen, sealed, place) : '');

export const sexWords = (sex: string): string => ({ male: '男', female: '女' })[sex] ?? sex;
export const dayCell = (day: string | null, precision = 'day'): string => (!day ? '' : precision === 'year' ? day.slice(0, 4) : precision === 'month' ? `${day.slice(0, 4)}.${day.slice(5, 7)}` : day);
/** Whole years on a day; empty when the birthday is unknown. */
export const ageCell = (birth: string, today: string): string => (birth ? String(ageOn(birth, today)) : '');
