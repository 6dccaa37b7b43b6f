import { and, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';

export interface OutflowRecord {
  personId: string; countyId: string; village: string | null; name: string; sex: string; nation: string; birth: string; birthPrecision: string; idNoCt: string | null; edu: string; joinDay: string; category: string; outDay: string | null; outPrecision: string;
  province: string; city: string; job: string; phoneCt: string | null; reason: string; liaison: string | null; elders: number; women: number; children: number;
}
const inFamily = (kind: string) => `(select count(*) from family_people x where x.family_id = p.family_id and x.until_day is null and x.kind = '${kind}')`;

/** Everyone away in the actor's own scope, in the fixed order of villages. */
export const outflowRecords = (op: Op, village: string | undefined): Promise<OutflowRecord[]> => {
  const where = and(visible(op, 'm', { person: 'person_id' }, { scope: ['clerk', 'secretary'] }), village ? sql('m.village_id = ?', village) : null);
  return rows(op.db, sql(
    `select p.id as person_id, p.county_id, v.name as village, p.name, p.sex, p.nation, p.birth, p.birth_precision, p.id_no_ct, p.edu, m.join_day, m.category, o.out_day, o.out_precision, o.province, o.city, o.job, p.phone_ct, o.reason, lp.name as liaison,
       ${inFamily('elder')} as elders, ${inFamily('woman')} as women, ${inFamily('child')} as children
     from members m join people p on p.id = m.person_id join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id
       left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id
     where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
};
