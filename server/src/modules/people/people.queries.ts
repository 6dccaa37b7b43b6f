import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { AppError } from '../../platform/errors';
import type { Op } from '../../platform/op';
import type { Person } from './people.entity';
import { sameIds } from './same.queries';

export type PersonRow = Person;

/** A merged record answers the one that was kept. */
export const findPerson = (op: Op, id: string): Promise<PersonRow | null> => row(op.db, sql('select s.* from people p join people s on s.id = coalesce(p.survivor_id, p.id) where p.id = ?', id));
export async function getPerson(op: Op, id: string): Promise<PersonRow> {
  const person = await findPerson(op, id);
  if (!person) throw new AppError('request.not_found', 404);
  return person;
}
/** Asked id → the person, whoever the record was merged into. */
export async function peopleById(op: Op, ids: readonly (string | null | undefined)[]): Promise<Map<string, PersonRow>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  const found = new Map<string, PersonRow>();
  for (let i = 0; i < wanted.length; i += 500) {
    const where = among('p.id', wanted.slice(i, i + 500));
    for (const { askedId, ...person } of await rows<PersonRow & { askedId: string }>(op.db, sql(`select p.id as asked_id, s.* from people p join people s on s.id = coalesce(p.survivor_id, p.id) where ${where.text}`, ...where.params))) found.set(askedId, person);
  }
  return found;
}
/** Every record that fits, merged ones too: what stands on paper under the other record still finds its person by `keptOf`. */
export const recordsWhere = (op: Op, where: Sql): Promise<PersonRow[]> => rows(op.db, sql(`select * from people where ${where.text} limit 200`, ...where.params));
/** The people behind records, each once. */
export async function keptOf(op: Op, records: readonly PersonRow[]): Promise<PersonRow[]> {
  const gone = records.filter((p) => p.survivorId !== null);
  if (!gone.length) return [...records];
  const kept = await peopleById(op, records.map((p) => p.id));
  return [...new Map(records.map((p) => { const person = kept.get(p.id)!; return [person.id, person]; })).values()];
}
/** People of any of the counties who are reached by this phone. */
export const findByPhone = async (op: Op, countyIds: readonly string[], phone: string): Promise<PersonRow[]> => keptOf(op, await recordsWhere(op, among('phone_ix', countyIds.map((c) => phoneIndex(op, c, phone)))));
export const recordsNamed = (op: Op, name: string, countyId?: string): Promise<PersonRow[]> => recordsWhere(op, and(sql('name = ?', name), countyId ? sql('county_id = ?', countyId) : null));
export const findByName = async (op: Op, name: string, countyId?: string): Promise<PersonRow[]> => keptOf(op, await recordsNamed(op, name, countyId));
export const findByIdNo = async (op: Op, countyId: string, idNo: string): Promise<PersonRow | null> => (await keptOf(op, await recordsWhere(op, sql('county_id = ? and id_no_ix = ?', countyId, idIndex(op, countyId, idNo)))))[0] ?? null;
/** The families a person is in by any of his records. */
export async function homesOf(op: Op, personId: string): Promise<{ familyId: string; countyId: string }[]> {
  const who = among('id', await sameIds(op.db, personId));
  return rows(op.db, sql(`select distinct family_id, county_id from people where family_id is not null and ${who.text}`, ...who.params));
}
export async function familyPeople(op: Op, familyId: string): Promise<PersonRow[]> {
  const where = among('family_id', await sameIds(op.db, familyId));
  return rows(op.db, sql(`select * from people where ${where.text} and survivor_id is null order by id`, ...where.params));
}

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
