import { ageOn } from '@guiyan/shared/domain/dates';
import { healthHats } from '@guiyan/shared/domain/families';
import type { Hat } from '@guiyan/shared/domain/hats';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { maskIdNo } from '@guiyan/shared/domain/idno';
import type { Place } from '../../platform/crypto';
import { rows, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { byVillage, villageName, type Asked } from './place.queries';

/** How values are written into cells; numbers and free words of persons open only in a full export. */
export interface Pen {
  op: Op;
  asked: Asked;
  full: boolean;
  /** Phones of those who stand in many rows. */
  phones: Map<string, string>;
}
export const penOf = (op: Op, asked: Asked, full: boolean): Pen => ({ op, asked, full, phones: new Map() });

/** One ledger of the paper: its columns in the paper's order. A column nobody keeps yet stays empty on purpose: the paper has it. */
export interface Ledger<R = unknown> {
  columns: readonly Column<R>[];
  /** Rows of the place asked for, in the fixed order of villages or by day; a long one comes piece by piece. Rows name their village as `villageId`. */
  read(op: Op, asked: Asked): Promise<R[]> | AsyncIterable<R[]>;
}
export interface Column<R> {
  title: string; width: number; cell?: (row: R, pen: Pen, index: number) => string;
  /** Hats in whose ledgers it stands; without it, in everybody's. */
  hats?: readonly Hat[];
}
/** The columns of a ledger for one hat. */
export const columnsFor = (of: Ledger, hat: Hat): Ledger['columns'] => of.columns.filter((c) => !c.hats || c.hats.includes(hat));

const PIECE = 250;
/** Who stands in a long ledger is read at once, and put in the fixed order of villages; the words of each piece as it is written. */
export async function* inPieces<R>(op: Op, asked: Asked, keys: Sql, words: (ids: Sql) => Sql): AsyncGenerator<R[]> {
  const ids = byVillage(asked, await rows<{ id: string; villageId: string | null }>(op.db, keys)).map((k) => k.id);
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
/** Health: for those who serve the family, and nobody else. */
export const health = <R>(title: string, width: number, cell?: Column<R>['cell']): Column<R> => ({ ...column(title, width, cell), hats: healthHats });
export const village = <R extends { villageId: string | null }>(): Column<R> => column('村(社区)', 12, (r, { asked }) => villageName(asked.place, r.villageId));
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
/** A number that was written down as text: its digits are masked like a phone's. */
export const maskedText = (pen: Pen, text: string): string => (pen.full ? text : text.normalize('NFKC').replace(/\d[\d -]{5,}\d/g, (number) => maskPhone(number.replace(/\D/g, ''))));
/** Words somebody wrote down of a person, as they lie in the table: a masked ledger has none of them (X9). */
export const freeWords = (pen: Pen, words: string | null): string => (pen.full ? words ?? '' : '');
/** The same where they lie sealed. */
export const ownWords = (pen: Pen, sealed: string | null, place: Place): string => (pen.full ? open(pen, sealed, place) : '');

export const sexWords = (sex: string): string => ({ male: '男', female: '女' })[sex] ?? sex;
export const dayCell = (day: string | null, precision = 'day'): string => (!day ? '' : precision === 'year' ? day.slice(0, 4) : precision === 'month' ? `${day.slice(0, 4)}.${day.slice(5, 7)}` : day);
/** Whole years on the ledger's last day; empty when the birthday is unknown. */
export const ageCell = (birth: string, { asked }: Pen): string => (birth ? String(ageOn(birth, asked.until)) : '');
/** A place to the city, a municipality once. */
export const placeCell = (r: { province: string | null; city: string | null }): string => (!r.province ? '' : r.city && r.city !== r.province ? `${r.province}${r.city}` : r.province);
