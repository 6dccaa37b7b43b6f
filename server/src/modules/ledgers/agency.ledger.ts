import { shanghaiDay, startOfDay, addDays } from '@guiyan/shared/domain/dates';
import { requestStates, requestStaffWords } from '@guiyan/shared/domain/requests';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer } from '../../platform/op';
import { familyName } from '../families';
import { maybeFamilyOf, maybePersonOf, nameFor, unprotected } from '../people';
import { askerOf, formOn, itemNameOf, listItemSpans } from '../requests';
import { column, ledger, maskedText, number, ownWords, phone, type Ledger, type Pen } from './ledger';
import { inPlace, isAway, villageName } from './place.queries';

interface Row {
  id: string; countyId: string; townshipId: string | null; submittedAt: number; askerId: string | null; askerName: string; agentName: string | null; askerCt: string | null; strangerPhoneCt: string | null; source: string; head: string | null; villageId: string | null; province: string | null; city: string | null; phoneCt: string | null;
  item: string; itemName: string | null; wholeDays: number | null; text: string; takenByName: string; status: string; answer: string | null; closedAt: number | null; handler: string | null; rating: number | null; papers: string;
}

const stateWords = (status: string): string => { const known = requestStates.find((s) => s === status); return known ? requestStaffWords[known] : status; };
const phoneCell = (r: Row, pen: Pen): string => (r.strangerPhoneCt ? maskedText(pen, pen.op.services.keys.open(r.strangerPhoneCt, { table: 'requests', column: 'asker_phone', row: r.id, county: r.countyId })) : phone(pen, r.phoneCt, { id: r.askerId, county: r.countyId }));

/** S5 S6 Matters that came in on the asked days, in the columns of the paper. What people wrote stands in a full export only. `atOutposts`: those that were taken at an outpost, its own where it reads them. */
const cases = (atOutposts: boolean): Ledger => ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const { hat, orgId } = wearer(op);
    const where = and(
      // An outpost serves whoever comes, of all townships.
      hat === 'outpost' ? sql('r.county_id = ? and r.outpost_id = ?', wearer(op).countyId, orgId ?? '') : inPlace(op, asked, 'r', { person: 'person_id', family: 'family_id' }), atOutposts ? sql('r.outpost_id is not null') : null,
      sql('r.submitted_at >= ? and r.submitted_at < ?', startOfDay(from), startOfDay(addDays(until, 1))), unprotected(op, `coalesce(r.asker_id, '')`, true), unprotected(op, `coalesce(r.person_id, '')`, true),
    );
    const found = await rows<Row>(op.db, sql(
      `select r.id, r.county_id, r.township_id, r.submitted_at, a.id as asker_id, r.asker_name, r.agent_name, r.asker_ct, r.phone_ct as stranger_phone_ct, r.source, ${nameFor(op, 'h', true)} as head, r.village_id, o.province, o.city, a.phone_ct, r.item, r.item_name, r.whole_days, r.text, r.taken_by_name, r.status, r.answer, r.rating,
         x.name as handler, (select max(s.at) from request_steps s where s.request_id = r.id and s.what in ('confirmed', 'closed')) as closed_at
       from requests r ${maybePersonOf('a', 'r.asker_id')} ${maybeFamilyOf('r.family_id')} left join orgs x on x.id = r.outpost_id left join outflows o on o.person_id = a.id and ${isAway('o')}
       where ${where.text} order by r.submitted_at, r.id`, until, until, ...where.params));
    const spans = await listItemSpans(op, wearer(op).countyId);
    const papersOf = (r: Row): string => (r.source === 'paper' ? '' : (formOn(spans, r.item, r, shanghaiDay(Number(r.submittedAt)))?.spec.papers ?? []).map((p) => p.name).join('、'));
    return found.map((r) => ({ ...r, papers: papersOf(r) }));
  },
  columns: [
    number(), column('受理时间', 11, (r) => shanghaiDay(Number(r.submittedAt))), column('申请人', 10, (r, pen) => (r.agentName ? `${r.agentName}代` : '') + (r.source === 'visit' ? familyName(r.head ?? '') : r.askerCt ? askerOf(pen.op, r) : r.askerName || (r.head ? familyName(r.head) : ''))), column('户籍村', 12, (r, { asked }) => villageName(asked.place, r.villageId)), column('现住地', 14, (r, { asked }) => (r.province ? `${r.province}${r.city ?? ''}` : villageName(asked.place, r.villageId))),
    column('电话', 14, phoneCell), column('事项', 12, (r) => itemNameOf(r)), column('情况', 30, (r, pen) => ownWords(pen, r.text, { table: 'requests', column: 'text', row: r.id, county: r.countyId })), column('材料', 24, (r) => r.papers),
    column('受理人(首问)', 12, (r) => r.takenByName), column('承办单位', 14, (r) => r.handler ?? ''), column('承诺时限', 11, (r) => (r.wholeDays === null ? '' : `${Number(r.wholeDays)} 个工作日`)), column('办结时间', 11, (r) => (r.closedAt ? shanghaiDay(Number(r.closedAt)) : '')), column('办理状态', 16, (r) => stateWords(r.status)),
    column('结果', 30, (r, pen) => ownWords(pen, r.answer, { table: 'requests', column: 'answer', row: r.id, county: r.countyId })), column('满意度', 8, (r) => (r.rating === null ? '' : `${Number(r.rating)} 分`)), column('备注', 12),
  ],
});
export const agency = cases(false);
export const tracking = cases(true);
