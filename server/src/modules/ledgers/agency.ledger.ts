import { shanghaiDay, startOfDay, addDays } from '@guiyan/shared/domain/dates';
import { requestStates, requestStateWords } from '@guiyan/shared/domain/requests';
import { and, rows, sql } from '../../platform/db/sql';
import { familyName } from '../families';
import { maybeFamilyOf, maybePersonOf, nameFor, unprotected } from '../people';
import { askerOf, itemNameOf } from '../requests';
import { column, ledger, number, ownWords, phone } from './ledger';
import { inPlace, isAway, villageName } from './place.queries';

interface Row { id: string; countyId: string; submittedAt: number; askerId: string | null; askerName: string; askerCt: string | null; source: string; head: string | null; villageId: string | null; province: string | null; city: string | null; phoneCt: string | null; item: string; itemName: string | null; text: string; takenByName: string; status: string; answer: string | null; closedAt: number | null }

const stateWords = (status: string): string => { const known = requestStates.find((s) => s === status); return known ? requestStateWords[known] : status; };

/** S2 S7 Matters that came in on the asked days, from being taken to the echo. What people wrote stands in a full export only. */
export const agency = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 'r', { person: 'person_id', family: 'family_id' }), sql('r.submitted_at >= ? and r.submitted_at < ?', startOfDay(from), startOfDay(addDays(until, 1))), unprotected(op, `coalesce(r.asker_id, '')`, true), unprotected(op, `coalesce(r.person_id, '')`, true));
    return rows(op.db, sql(
      `select r.id, r.county_id, r.submitted_at, a.id as asker_id, r.asker_name, r.asker_ct, r.source, ${nameFor(op, 'h', true)} as head, r.village_id, o.province, o.city, a.phone_ct, r.item, r.item_name, r.text, r.taken_by_name, r.status, r.answer,
         (select max(s.at) from request_steps s where s.request_id = r.id and s.what in ('confirmed', 'closed')) as closed_at
       from requests r ${maybePersonOf('a', 'r.asker_id')} ${maybeFamilyOf('r.family_id')} left join outflows o on o.person_id = a.id and ${isAway('o')}
       where ${where.text} order by r.id`, until, until, ...where.params));
  },
  columns: [
    number(), column('受理时间', 11, (r) => shanghaiDay(Number(r.submittedAt))), column('申请人', 10, (r, pen) => (r.source === 'visit' ? familyName(r.head ?? '') : r.askerCt ? askerOf(pen.op, r) : r.askerName)), column('户籍村', 12, (r, { asked }) => villageName(asked.place, r.villageId)), column('现住地', 14, (r, { asked }) => (r.province ? `${r.province}${r.city ?? ''}` : villageName(asked.place, r.villageId))),
    column('电话', 14, (r, pen) => phone(pen, r.phoneCt, { id: r.askerId, county: r.countyId })), column('事项', 12, (r) => itemNameOf(r)), column('情况', 30, (r, pen) => ownWords(pen, r.text, { table: 'requests', column: 'text', row: r.id, county: r.countyId })),
    column('受理人(首问)', 12, (r) => r.takenByName), column('承办单位', 12), column('承诺时限', 11), column('办结时间', 11, (r) => (r.closedAt ? shanghaiDay(Number(r.closedAt)) : '')), column('办理状态', 16, (r) => stateWords(r.status)),
    column('结果', 30, (r, pen) => ownWords(pen, r.answer, { table: 'requests', column: 'answer', row: r.id, county: r.countyId })), column('满意度', 8), column('备注', 12),
  ],
});
