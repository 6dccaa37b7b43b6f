import { and, sql } from '../../platform/db/sql';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { maybePersonOf, oncePerPerson, standing, unprotected } from '../people';
import { column, dayCell, idNo, inPieces, ledger, number, phone, sexWords, sharedPhone } from './ledger';
import { MOST_ROWS } from './ledgers.rules';

interface Row {
  personId: string; countyId: string; village: string | null; name: string; sex: string; nation: string; birth: string; birthPrecision: string; idNoCt: string | null; edu: string; joinDay: string; category: string; outDay: string | null; outPrecision: string;
  province: string; city: string; job: string; phoneCt: string | null; reason: string; liaison: string | null; liaisonId: string | null; liaisonPhoneCt: string | null; elders: number; women: number; children: number;
  paper: string | null; host: string | null; hostPhone: string | null; arrived: string | null; paidTo: string | null; lostOn: string | null;
}
const once = oncePerPerson('x', sql('oq.until_day is null')).text;
/** Those at home, of the family and of those merged with it, each once (R12). */
const inFamily = (kind: string) => {
  const mate = `x.until_day is null and x.kind = '${kind}' and ${once}`;
  return `((select count(*) from family_people x where x.family_id = p.family_id and ${mate}) + (select count(*) from same_records fs join family_people x on x.family_id = fs.same_id where fs.record_id = p.family_id and ${mate}))`;
};
const atHome = (r: Row): string => [['老', r.elders], ['妇', r.women], ['童', r.children]].filter(([, n]) => Number(n)).map(([word, n]) => `${word}${n}`).join(' ');
const person = (r: Row) => ({ id: r.personId, county: r.countyId });

/** R1 Everyone away, in the fixed order of villages. */
export const outflow = ledger<Row>({
  read(op, { village }) {
    const where = and(visible(op, 'm', { person: 'person_id' }, { scope: ['clerk', 'secretary'] }), sql(standing('m.person_id')), unprotected(op, 'm.person_id', true), village ? inVillage('m.village_id', village) : null);
    const from = `members m join people p on p.id = m.person_id join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id`;
    return inPieces(op, sql(`select m.id from ${from} where ${where.text} order by coalesce(v.seq, 99999), m.id limit ${MOST_ROWS + 1}`, ...where.params), (ids) => sql(
      `select m.id, p.id as person_id, p.county_id, v.name as village, p.name, p.sex, p.nation, p.birth, p.birth_precision, p.id_no_ct, p.edu, m.join_day, m.category, o.out_day, o.out_precision, o.province, o.city, o.job, p.phone_ct, o.reason, lp.name as liaison, lp.id as liaison_id, lp.phone_ct as liaison_phone_ct,
         k.number as paper, ho.name as host, ho.phone as host_phone, a.accepted_on as arrived, x.decided_on as lost_on,
         (select max(d.paid_to) from dues d where d.person_id = m.person_id and d.taken_back_on is null) as paid_to,
         ${inFamily('elder')} as elders, ${inFamily('woman')} as women, ${inFamily('child')} as children
       from ${from}
         left join liaisons l on l.member_id = m.id and l.until_day is null ${maybePersonOf('lp', 'l.liaison_id')}
         left join papers k on k.active_person = m.person_id left join arrivals a on a.open_person = m.person_id and a.status = 'accepted' left join orgs ho on ho.id = a.host_org_id left join lost_cases x on x.open_key = m.id
       where m.id in ${ids.text}`, ...ids.params));
  },
  columns: [
    number(), column('村(社区)', 12, (r) => r.village ?? ''), column('姓名', 10, (r) => r.name), column('性别', 6, (r) => sexWords(r.sex)), column('民族', 8, (r) => r.nation),
    column('出生年月', 11, (r) => dayCell(r.birth || null, r.birthPrecision)), column('身份证号', 21, (r, pen) => idNo(pen, r.idNoCt, person(r))), column('文化程度', 10, (r) => r.edu), column('入党时间', 11, (r) => r.joinDay), column('转正时间', 10),
    column('人员类别', 10, (r) => ({ full: '正式党员', probationary: '预备党员' })[r.category] ?? r.category), column('外出时间', 11, (r) => dayCell(r.outDay, r.outPrecision)), column('外出地点', 16, (r) => (r.city && r.city !== r.province ? `${r.province}${r.city}` : r.province)), column('从事职业/工作单位', 16, (r) => r.job),
    column('联系电话', 14, (r, pen) => phone(pen, r.phoneCt, person(r))), column('外出原因', 12, (r) => r.reason), column('是否持证', 12, (r) => (r.paper ? '是' : '否')), column('证号', 14, (r) => r.paper ?? ''), column('流入地党组织', 18, (r) => r.host ?? ''), column('流入地联系人及电话', 16, (r) => r.hostPhone ?? ''), column('是否报到', 12, (r) => (r.arrived ? `${r.arrived} 报到` : '')),
    column('支部联系人及电话', 20, (r, pen) => [r.liaison, sharedPhone(pen, r.liaisonPhoneCt, { id: r.liaisonId, county: r.countyId })].filter(Boolean).join(' ')), column('党费交至', 12, (r) => r.paidTo ?? ''), column('家庭留守情况(老/妇/童人数)', 12, atHome), column('是否失联', 12, (r) => (r.lostOn ? `${r.lostOn} 认定` : '否')), column('备注', 12),
  ],
});
