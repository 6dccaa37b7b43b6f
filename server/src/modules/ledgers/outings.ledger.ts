import { and, rows, sql } from '../../platform/db/sql';
import { personOf, unprotected } from '../people';
import { column, dayCell, ledger, number, phone, placeCell, village } from './ledger';
import { asWas, changedSince, paperOn } from './outflow.ledger';
import { inPlace, onDay } from './place.queries';

interface Row { personId: string; countyId: string; registered: string; villageId: string | null; branch: string; name: string; reason: string; province: string; city: string; expectedMonths: number | null; phoneCt: string | null; outDay: string | null; outPrecision: string; changes: number; backDay: string | null; paper: string | null; issuedOn: string | null }

/** R2 Every going-away that was on in the asked days, from registering to return. */
export const outings = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 'o', { person: 'person_id' }), sql('o.from_day <= ? and (o.back_day is null or o.back_day >= ?)', until, from), unprotected(op, 'p.id', true));
    return rows(op.db, sql(
      `select p.id as person_id, p.county_id, o.from_day as registered, o.village_id, m.branch, p.name, ${asWas('reason')}, ${asWas('province')}, ${asWas('city')}, ${asWas('expected_months')}, p.phone_ct, ${asWas('out_day')}, ${asWas('out_precision')}, case when o.back_day <= ? then o.back_day end as back_day, k.number as paper, k.issued_on,
         (select count(*) from outflow_changes h where h.outflow_id = o.id and h.until_day <= ?) as changes
       from outflows o join members m on m.id = o.member_id ${personOf('p', 'o.person_id')} ${changedSince} left join papers k on k.id = (${paperOn('p.id')})
       where ${where.text} order by o.from_day, o.id`, until, until, ...onDay(`${changedSince}${paperOn('p.id')}`, until).params, ...where.params));
  },
  columns: [
    number(), column('登记日期', 11, (r) => r.registered), village(), column('姓名', 10, (r) => r.name), column('所在支部', 16, (r) => r.branch), column('外出事由', 12, (r) => r.reason), column('外出时间', 11, (r) => dayCell(r.outDay, r.outPrecision)),
    column('去向', 16, placeCell), column('预计时间', 10, (r) => (r.expectedMonths ? `${r.expectedMonths} 个月` : '')), column('联系方式', 14, (r, pen) => phone(pen, r.phoneCt, { id: r.personId, county: r.countyId })), column('谈话人', 10),
    column('发证时间', 11, (r) => r.issuedOn ?? ''), column('证号', 14, (r) => r.paper ?? ''), column('变更记录', 12, (r) => (Number(r.changes) ? `变更 ${r.changes} 次` : '')), column('返回时间', 11, (r) => r.backDay ?? ''), column('查验人', 10),
  ],
});
