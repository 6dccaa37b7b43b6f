import { carriers, carrierWords, overdueWords, transferStateWords } from '@guiyan/shared/domain/papers';
import { and, rows, sql } from '../../platform/db/sql';
import { overdueOf, transferState, type Transfer } from '../papers';
import { maybePersonOf, personOf, unprotected } from '../people';
import { column, freeWords, ledger, number, village, type Pen } from './ledger';
import { holds, inPlace, onDay } from './place.queries';

interface Row extends Transfer { name: string; branch: string; number: string | null; owner: string | null }
/** What had happened by the ledger's last day. */
const by = (day: string | null, { asked }: Pen): string => (day && day <= asked.until ? day : '');
const carrierOf = (code: string | null): string => { const known = carriers.find((c) => c === code); return known ? carrierWords[known] : ''; };

/** C5 Transfers that were under way in the asked days, as they stood on the last of them. */
export const transfers = ledger<Row>({
  async read(op, asked) {
    const owner = onDay(`left join liaisons l on l.member_id = m.id and ${holds('l')}`, asked.until);
    const where = and(inPlace(op, asked, 't', { person: 'person_id' }), sql(`t.started_on <= ? and coalesce(t.ended_on, t.received_on, '9999-12-31') >= ?`, asked.until, asked.from), unprotected(op, 'p.id', true));
    return rows(op.db, sql(
      `select t.*, p.name, m.branch, k.number, lp.name as owner from transfers t ${personOf('p', 't.person_id')} join members m on m.person_id = p.id left join papers k on k.id = t.paper_id ${owner.text} ${maybePersonOf('lp', 'l.liaison_id')}
       where ${where.text} order by t.started_on, t.id`, ...owner.params, ...where.params));
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('所在支部', 16, (r) => r.branch), column('转往党组织', 22, (r) => r.toOrg), column('在哪里', 14, (r) => r.toWhere), column('准备日期', 11, (r) => r.startedOn),
    column('介绍信编号', 14, (r, pen) => (by(r.letterOn, pen) ? r.number ?? '' : '')), column('开信日期', 11, (r, pen) => by(r.letterOn, pen)), column('有效天数', 8, (r, pen) => (by(r.letterOn, pen) ? String(r.validDays ?? '') : '')), column('有效期至', 11, (r, pen) => (by(r.letterOn, pen) ? r.letterUntil ?? '' : '')),
    column('交出日期', 11, (r, pen) => by(r.handedOn, pen)), column('怎么去的', 10, (r, pen) => (by(r.handedOn, pen) ? carrierOf(r.carrier) : '')), column('回执最晚', 11, (r, pen) => (by(r.handedOn, pen) ? r.receiptDue ?? '' : '')), column('回执日期', 11, (r, pen) => by(r.receivedOn, pen)),
    column('到哪一步', 10, (r, { asked }) => { const state = transferState(r, asked.until); return state ? transferStateWords[state] : ''; }), column('过了日子', 12, (r, { asked }) => overdueOf(r, asked.until).map((o) => overdueWords[o]).join('、')),
    column('退回/作废日期', 11, (r, pen) => by(r.endedOn, pen)), column('转回日期', 11, (r, pen) => by(r.backOn, pen)), column('原因', 16, (r, pen) => (by(r.endedOn, pen) ? freeWords(pen, r.reason) : '')), column('负责联系人', 10, (r) => r.owner ?? ''), column('备注', 12),
  ],
});
