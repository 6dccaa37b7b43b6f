import { cardValidYears, voidReasonWords } from '@guiyan/shared/domain/cards';
import { addMonths } from '@guiyan/shared/domain/dates';
import { and, rows, sql } from '../../platform/db/sql';
import { familyOf, maybePersonOf, nameFor, unprotected } from '../people';
import { column, ledger, number, village } from './ledger';
import { holds, inPlace, onDay, type Asked } from './place.queries';

interface Row { number: string; holder: string | null; relation: string | null; member: string | null; branch: string | null; villageId: string | null; groupName: string; issuedOn: string; validUntil: string; renewedOn: string | null; voidedOn: string | null; voidReason: string }

/** F1 What the card said on the day: a renewal that came later is not on it yet. */
const untilOn = (r: Row, { until }: Asked): string => (r.renewedOn && r.renewedOn > until ? addMonths(r.issuedOn, cardValidYears * 12) : r.validUntil);
const isVoid = (r: Row, { until }: Asked): boolean => r.voidedOn !== null && r.voidedOn <= until;
const stateOn = (r: Row, asked: Asked): string => (isVoid(r, asked) ? '作废' : untilOn(r, asked) < asked.until ? '到期' : '有效');

/** F1 The register of cards: what was out in the asked days, as it stood on the last of them. */
export const cards = ledger<Row>({
  async read(op, asked) {
    const first = (alias: string, kind: string) => onDay(`left join family_people ${alias} on ${alias}.id = (select min(y.id) from family_people y where y.family_id in (k.family_id, f.id) and y.kind ${kind} 'member' and ${holds('y')})`, asked.until);
    const [home, away] = [first('x', '<>'), first('w', '=')];
    const where = and(inPlace(op, asked, 'k', { family: 'family_id' }), sql('k.issued_on <= ? and (k.voided_on is null or k.voided_on >= ?)', asked.until, asked.from), unprotected(op, 'h.id', true));
    return rows(op.db, sql(
      `select k.number, ${nameFor(op, 'p', true)} as holder, x.relation, ${nameFor(op, 'mp', true)} as member, m.branch, k.village_id, f.group_name, k.issued_on, k.valid_until, k.renewed_on, k.voided_on, k.void_reason
       from cards k ${familyOf('k.family_id')} ${home.text} ${maybePersonOf('p', 'x.person_id')} ${away.text} ${maybePersonOf('mp', 'w.person_id')} left join members m on m.person_id = mp.id
       where ${where.text} order by k.issued_on, k.number, k.id`, ...home.params, ...away.params, ...where.params));
  },
  columns: [
    number(), column('证号', 12, (r) => r.number), column('照片', 8), column('家属姓名', 10, (r) => r.holder ?? ''), column('与党员关系', 10, (r) => r.relation ?? ''), column('流动党员姓名', 12, (r) => r.member ?? ''), column('所在支部', 16, (r) => r.branch ?? ''), village(), column('组', 8, (r) => r.groupName),
    column('发证机关(章)', 14), column('发证日期', 11, (r) => r.issuedOn), column('有效期至', 11, (r, { asked }) => untilOn(r, asked)), column('状态', 8, (r, { asked }) => stateOn(r, asked)), column('作废日期', 11, (r, { asked }) => (isVoid(r, asked) ? r.voidedOn! : '')), column('作废原因', 10, (r, { asked }) => (isVoid(r, asked) ? voidReasonWords[r.voidReason as keyof typeof voidReasonWords] ?? '' : '')), column('领证人签字', 12),
  ],
});
