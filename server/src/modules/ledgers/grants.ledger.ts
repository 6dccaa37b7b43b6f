import { amountWords, grantKinds, grantWords } from '@guiyan/shared/domain/grants';
import { and, rows, sql } from '../../platform/db/sql';
import { standingOutcome } from '../grants';
import { familyOf, unprotected } from '../people';
import { column, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; head: string; villageId: string | null; kind: string; amount: number; project: string; source: string; model: number | boolean; nowAmount: number | null; nowOn: string | null; words: string | null }
const kindOf = (r: Row) => grantKinds.find((k) => k === r.kind) ?? 'subsidy';

/** H18 What was given in the asked days, and how it stands now, each in its own unit. */
export const grants = ledger<Row>({
  read(op, asked) {
    const where = and(inPlace(op, asked, 't', { family: 'family_id' }), sql('t.taken_back_at is null and t.on_day >= ? and t.on_day <= ?', asked.from, asked.until), unprotected(op, 'h.id', true));
    return rows(op.db, sql(
      `select t.on_day, h.name as head, t.village_id, t.kind, t.amount, t.project, t.source, t.model, o.amount as now_amount, o.on_day as now_on, o.words
       from grants t ${familyOf('t.family_id')} left join grant_outcomes o on o.grant_id = t.id and ${standingOutcome} where ${where.text} order by t.on_day, t.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), village(), column('发放对象', 12, (r) => `${r.head}家`), column('项目', 18, (r) => r.project), column('品名', 10, (r) => grantWords[kindOf(r)].title),
    column('数量', 12, (r) => amountWords(kindOf(r), r.amount)), column('来源', 14, (r) => r.source), column('示范带动户', 11, (r) => (r.model ? '是' : '')), column('现有', 12, (r) => (r.nowAmount === null ? '' : amountWords(kindOf(r), r.nowAmount))), column('哪天看的', 11, (r) => r.nowOn ?? ''), column('成效', 20, (r) => r.words ?? ''), column('签领', 10),
  ],
});
