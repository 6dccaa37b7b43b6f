import { and, sql } from '../../platform/db/sql';
import { maybePersonOf, oncePerPerson, sameAs, standing, unprotected } from '../people';
import { column, dayCell, idNo, inPieces, ledger, number, phone, placeCell, sexWords, sharedPhone, village } from './ledger';
import { MOST_ROWS } from './ledgers.rules';
import { holds, inPlace, isAway, onDay } from './place.queries';

interface Row {
  personId: string; countyId: string; villageId: string | null; name: string; sex: string; nation: string; birth: string; birthPrecision: string; idNoCt: string | null; edu: string; joinDay: string; category: string; outDay: string | null; outPrecision: string;
  province: string; city: string; job: string; phoneCt: string | null; reason: string; liaison: string | null; liaisonId: string | null; liaisonPhoneCt: string | null; elders: number; women: number; children: number;
  paper: string | null; host: string | null; hostPhone: string | null; arrived: string | null; paidTo: string | null; lostOn: string | null;
}
/** SQL: what was changed after the day, beside outflow `o`: it holds what was so on it. */
export const changedSince = 'left join outflow_changes g on g.id = (select min(e.id) from outflow_changes e where e.outflow_id = o.id and e.until_day > ?)';
export const asWas = (column: string): string => `case when g.id is null then o.${column} else g.${column} end as ${column}`;
/** SQL: the 活动证 that person `p` held and that was good on the day. */
export const paperOn = (p: string): string => `select max(q.id) from papers q where ${sameAs('q.person_id', p)} and q.kind = 'activity' and q.issued_on <= ? and (q.ended_on is null or q.ended_on > ?) and (q.expires_on is null or q.expires_on >= ?)`;
const once = oncePerPerson('x', sql(holds('oq'))).text;
/** Those at home, of the family and of those merged with it, each once (R12). */
const inFamily = (kind: string) => {
  const mate = `${holds('x')} and x.kind = '${kind}' and ${once}`;
  return `((select count(*) from family_people x where x.family_id = p.family_id and ${mate}) + (select count(*) from same_records fs join family_people x on x.family_id = fs.same_id where fs.record_id = p.family_id and ${mate}))`;
};
const atHome = (r: Row): string => [['老', r.elders], ['妇', r.women], ['童', r.children]].filter(([, n]) => Number(n)).map(([word, n]) => `${word}${n}`).join(' ');
const person = (r: Row) => ({ id: r.personId, county: r.countyId });

/** R1 Everyone away on the day, in the fixed order of villages, as the register stood. */
export const outflow = ledger<Row>({
  read(op, asked) {
    const where = and(inPlace(op, asked, 'm', { person: 'person_id' }), sql(standing('m.person_id')), unprotected(op, 'm.person_id', true));
    const away = onDay(`members m join people p on p.id = m.person_id join outflows o on o.member_id = m.id and ${isAway('o')}`, asked.until);
    const words = onDay(
      `select m.id, p.id as person_id, p.county_id, m.village_id, p.name, p.sex, p.nation, p.birth, p.birth_precision, p.id_no_ct, p.edu, m.join_day, m.category, ${['out_day', 'out_precision', 'province', 'city', 'job', 'reason'].map(asWas).join(', ')}, p.phone_ct, lp.name as liaison, lp.id as liaison_id, lp.phone_ct as liaison_phone_ct,
         k.number as paper, ho.name as host, ho.phone as host_phone, a.accepted_on as arrived, x.decided_on as lost_on,
         (select max(d.paid_to) from dues d where ${sameAs('d.person_id', 'p.id')} and d.on_day <= ? and (d.taken_back_on is null or d.taken_back_on > ?)) as paid_to,
         ${inFamily('elder')} as elders, ${inFamily('woman')} as women, ${inFamily('child')} as children
       from ${away.text} ${changedSince}
         left join liaisons l on l.member_id = m.id and ${holds('l')} ${maybePersonOf('lp', 'l.liaison_id')}
         left join papers k on k.id = (${paperOn('p.id')}) left join arrivals a on a.id = (select max(b.id) from arrivals b where ${sameAs('b.person_id', 'p.id')} and b.accepted_on <= ? and (b.ended_on is null or b.ended_on > ?)) left join orgs ho on ho.id = a.host_org_id
         left join lost_cases x on x.id = (select max(y.id) from lost_cases y where y.member_id = m.id and y.decided_on <= ? and (y.found_on is null or y.found_on > ?))`, asked.until);
    return inPieces(op, asked, sql(`select m.id, m.village_id from ${away.text} where ${where.text} order by m.id limit ${MOST_ROWS + 1}`, ...away.params, ...where.params), (ids) => sql(`${words.text} where m.id in ${ids.text}`, ...words.params, ...ids.params));
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('性别', 6, (r) => sexWords(r.sex)), column('民族', 8, (r) => r.nation),
    column('出生年月', 11, (r) => dayCell(r.birth || null, r.birthPrecision)), column('身份证号', 21, (r, pen) => idNo(pen, r.idNoCt, person(r))), column('文化程度', 10, (r) => r.edu), column('入党时间', 11, (r) => r.joinDay), column('转正时间', 10),
    column('人员类别', 10, (r) => ({ full: '正式党员', probationary: '预备党员' })[r.category] ?? r.category), column('外出时间', 11, (r) => dayCell(r.outDay, r.outPrecision)), column('外出地点', 16, placeCell), column('从事职业/工作单位', 16, (r) => r.job),
    column('联系电话', 14, (r, pen) => phone(pen, r.phoneCt, person(r))), column('外出原因', 12, (r) => r.reason), column('是否持证', 12, (r) => (r.paper ? '是' : '否')), column('证号', 14, (r) => r.paper ?? ''), column('流入地党组织', 18, (r) => r.host ?? ''), column('流入地联系人及电话', 16, (r) => r.hostPhone ?? ''), column('是否报到', 12, (r) => (r.arrived ? `${r.arrived} 报到` : '')),
    column('支部联系人及电话', 20, (r, pen) => [r.liaison, sharedPhone(pen, r.liaisonPhoneCt, { id: r.liaisonId, county: r.countyId })].filter(Boolean).join(' ')), column('党费交至', 12, (r) => r.paidTo ?? ''), column('家庭留守情况(老/妇/童人数)', 12, atHome), column('是否失联', 12, (r) => (r.lostOn ? `${r.lostOn} 认定` : '否')), column('备注', 12),
  ],
});
