import { among, and, row, rows, sql } from '../../platform/db/sql';
import { AppError } from '../../platform/errors';
import type { Op } from '../../platform/op';
import type { Person } from './people.entity';

export type PersonRow = Person;

export const findPerson = (op: Op, id: string): Promise<PersonRow | null> => row(op.db, sql('select * from people where id = ?', id));
export async function getPerson(op: Op, id: string): Promise<PersonRow> {
  const person = await findPerson(op, id);
  if (!person) throw new AppError('request.not_found', 404);
  return person;
}
export async function peopleById(op: Op, ids: readonly (string | null | undefined)[]): Promise<Map<string, PersonRow>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  const found: PersonRow[] = [];
  for (let i = 0; i < wanted.length; i += 500) {
    const where = among('id', wanted.slice(i, i + 500));
    found.push(...(await rows<PersonRow>(op.db, sql(`select * from people where ${where.text}`, ...where.params))));
  }
  return new Map(found.map((p) => [p.id, p]));
}
/** People of any of the counties who are reached by this phone. */
export async function findByPhone(op: Op, countyIds: readonly string[], phone: string): Promise<PersonRow[]> {
  const where = among('phone_ix', countyIds.map((c) => phoneIndex(op, c, phone)));
  return rows(op.db, sql(`select * from people where survivor_id is null and ${where.text}`, ...where.params));
}
export const findByName = (op: Op, name: string, countyId?: string): Promise<PersonRow[]> => {
  const where = and(sql('survivor_id is null'), sql('name = ?', name), countyId ? sql('county_id = ?', countyId) : null);
  return rows(op.db, sql(`select * from people where ${where.text} limit 200`, ...where.params));
};
export const familyPeople = (op: Op, familyId: string): Promise<PersonRow[]> => rows(op.db, sql('select * from people where family_id = ? and survivor_id is null order by id', familyId));

export const phoneIndex = (op: Op, countyId: string, phone: string): string => op.services.keys.index(countyId, 'people.phone', phone);
export const idIndex = (op: Op, countyId: string, idNo: string): string => op.services.keys.index(countyId, 'people.id_no', idNo);
export const id15Index = (op: Op, countyId: string, first15: string): string => op.services.keys.index(countyId, 'people.id15', first15);

type Sealed<C extends 'phoneCt' | 'idNoCt' | 'otherPhoneCt'> = Pick<PersonRow, 'id' | 'countyId' | C>;
const open = (op: Op, p: Pick<PersonRow, 'id' | 'countyId'>, column: 'phone' | 'id_no' | 'other_phone', sealed: string | null): string | null =>
  sealed ? op.services.keys.open(sealed, { table: 'people', column, row: p.id, county: p.countyId }) : null;
/** The number in clear; callers record a reveal before they answer it. */
export const phoneOf = (op: Op, p: Sealed<'phoneCt'>): string | null => open(op, p, 'phone', p.phoneCt);
export const idNoOf = (op: Op, p: Sealed<'idNoCt'>): string | null => open(op, p, 'id_no', p.idNoCt);
export const otherPhoneOf = (op: Op, p: Sealed<'otherPhoneCt'>): string | null => open(op, p, 'other_phone', p.otherPhoneCt);
