import type { Parsed } from '@guiyan/shared/contract';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { hasDoctor } from '../clinics';
import { inVillage } from '../orgs';
import { isSame, oncePerPerson, personOf, standing, unprotected } from '../people';

const sight = { scope: ['clerk', 'secretary', 'civil'], access: ['liaison', 'helper'] } as const;
export interface ElderLine {
  personId: string; countyId: string; townshipId: string | null; familyId: string; villageId: string | null; name: string; village: string | null; seq: number | null; groupName: string; birth: string; phoneCt: string | null;
  fileId: string | null; living: string | null; contacts: number | null; contactsCt: string | null; healthCt: string | null; savedOn: string | null; byName: string | null; lastVisitOn: string | null; visits: number; doctor: number | boolean;
}
const mates = `from family_people fp join families f0 on f0.id = fp.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) ${personOf('p', 'fp.person_id')} left join orgs v on v.id = f.village_id`;
/** Elders at home today, each once whatever records he has (R12). */
const atHome = (op: Op): Sql => and(sql(standing('f.id')), sql(`fp.until_day is null and fp.kind = 'elder'`), oncePerPerson('fp', sql('oq.until_day is null')), unprotected(op, 'p.id'));
export const eldersHere = (op: Op): Sql => and(visible(op, 'f', { family: 'id' }, sight), atHome(op));
/** SQL: visits to family `f` in the year of a day. */
function lines(op: Op): Sql {
  const doctor = hasDoctor(op, 'p.id');
  const year = `${op.today.slice(0, 4)}-01-01`;
  return sql(
    `select p.id as person_id, p.county_id, f.township_id, f.id as family_id, f.village_id, p.name, v.name as village, v.seq, f.group_name, p.birth, p.phone_ct, e.id as file_id, e.living, e.contacts, e.contacts_ct, e.health_ct, e.on_day as saved_on, e.by_name,
       (select max(t.on_day) from visits t where t.family_id = fp.family_id) as last_visit_on, (select count(*) from visits t where t.family_id = fp.family_id and t.on_day >= ?) as visits, case when ${doctor.text} then 1 else 0 end as doctor
     ${mates} left join elder_files e on e.person_id = fp.person_id and not exists (select 1 from elder_files n where n.person_id = e.person_id and n.id > e.id)`, year, ...doctor.params);
}
const signed = (op: Op, is: boolean): Sql => { const has = hasDoctor(op, 'p.id'); return is ? has : sql(`not ${has.text}`, ...has.params); };
export async function listElders(op: Op, { village, doctor, cursor, limit }: Pick<Parsed<'elders.list'>, 'village' | 'doctor' | 'cursor' | 'limit'>): Promise<{ rows: ElderLine[]; next: string | null; total?: number }> {
  const where = and(eldersHere(op), village ? inVillage('f.village_id', village) : null, doctor === undefined ? null : signed(op, doctor));
  const after = cursor ? /^(\d+)~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and p.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const what = lines(op);
  const found = await rows<ElderLine>(op.db, sql(`${what.text} where ${page.text} order by coalesce(v.seq, 99999), p.id limit ${limit + 1}`, ...what.params, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const total = after ? {} : { total: Number((await row<{ n: number }>(op.db, sql(`select count(*) as n ${mates} where ${where.text}`, ...where.params)))!.n) };
  return { rows: shown, next: found.length > limit && last ? `${last.seq ?? 99999}~${last.personId}` : null, ...total };
}
/** Everybody of a ledger’s place, with those who must not be found left out for all. */
export async function everyElder(op: Op, place: Sql): Promise<ElderLine[]> {
  const where = and(place, atHome(op), unprotected(op, 'p.id', true));
  const what = lines(op);
  return rows(op.db, sql(`${what.text} where ${where.text} order by coalesce(v.seq, 99999), p.id`, ...what.params, ...where.params));
}
export async function getElder(op: Op, id: string): Promise<ElderLine> {
  const where = and(eldersHere(op), await isSame(op, 'p.id', id));
  const what = lines(op);
  const found = await row<ElderLine>(op.db, sql(`${what.text} where ${where.text} limit 1`, ...what.params, ...where.params));
  if (!found) throw notFound();
  return found;
}
export const elderPlace = (column: 'contacts' | 'health', e: { id: string; countyId: string }) => ({ table: 'elder_files', column, row: e.id, county: e.countyId });
