import type { Parsed } from '@guiyan/shared/contract';
import { addMonths } from '@guiyan/shared/domain/dates';
import { DOCTOR_MONTHS } from '@guiyan/shared/domain/clinics';
import { and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { isSame, nameFor, personOf } from '../people';
import type { ClinicAttendance } from './clinics.entity';

const sight = { scope: ['clerk', 'secretary', 'civil', 'county'], access: ['helper', 'liaison'], own: ['member', 'family'] } as const;
export interface AttendanceLine extends ClinicAttendance { person: string; village: string | null }
const joins = `from clinic_attendances t ${personOf('p', 't.person_id')} left join orgs v on v.id = t.village_id`;
const lines = (op: Op): string => `select t.*, ${nameFor(op, 'p')} as person, v.name as village ${joins}`;
/** Civil affairs read no member's row. */
const seen = (op: Op): Sql => and(visible(op, 't', { person: 'person_id', family: 'family_id' }, sight), wearer(op).hat === 'civil' ? sql('p.is_member = ?', false) : null);
const inYear = (year: number): Sql => sql('t.on_day >= ? and t.on_day <= ?', `${year}-01-01`, `${year}-12-31`);

export async function getAttendance(op: Op, id: string): Promise<AttendanceLine> {
  const may = seen(op);
  const found = await row<AttendanceLine>(op.db, sql(`${lines(op)} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function attendancesOf(op: Op, keys: readonly string[]): Promise<AttendanceLine[]> {
  const which = or(...keys.map((k) => sql('t.open_key = ?', k)));
  return rows(op.db, sql(`${lines(op)} where ${which.text} order by t.id`, ...which.params));
}
export async function listAttendances(op: Op, f: Parsed<'clinics.list'>): Promise<{ rows: AttendanceLine[]; next: string | null }> {
  const where = and(seen(op), sql('t.taken_back_at is null'), f.kind ? sql('t.kind = ?', f.kind) : null, f.year ? inYear(f.year) : null, f.village ? inVillage('t.village_id', f.village) : null, f.familyId ? await isSame(op, 't.family_id', f.familyId) : null);
  const after = f.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(t.on_day < ? or (t.on_day = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<AttendanceLine>(op.db, sql(`${lines(op)} where ${page.text} order by t.on_day desc, t.id desc limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.onDay}~${last.id}` : null };
}
export interface KindCount { kind: string; times: number; people: number }
/** Of a year, over the same rows as the list: by kind, and by village in the fixed order. */
export async function countAttendances(op: Op, year: number, village?: string): Promise<{ all: KindCount[]; villages: (KindCount & { villageId: string | null; village: string | null })[] }> {
  const where = and(seen(op), sql('t.taken_back_at is null'), inYear(year), village ? inVillage('t.village_id', village) : null);
  const counted = 'count(*) as times, count(distinct p.id) as people';
  return {
    all: await rows(op.db, sql(`select t.kind, ${counted} ${joins} where ${where.text} group by t.kind`, ...where.params)),
    villages: await rows(op.db, sql(`select t.kind, v.id as village_id, v.name as village, ${counted} ${joins} where ${where.text} group by t.kind, v.id, v.name, v.seq order by coalesce(v.seq, 99999), v.id`, ...where.params)),
  };
}
/** SQL: a contract with a family doctor stands today, for a person (the kept record) of the query around it. */
export const hasDoctor = (op: Op, person: string): Sql => sql(
  `exists (select 1 from clinic_attendances ca where ca.kind = 'doctor' and ca.taken_back_at is null and ca.on_day > ? and (ca.person_id = ${person} or exists (select 1 from same_records cs where cs.record_id = ${person} and cs.same_id = ca.person_id)))`, addMonths(op.today, -DOCTOR_MONTHS));
