import { and, rows, sql } from '../../platform/db/sql';
import type { DuesRow } from '../papers';
import { personOf, unprotected } from '../people';
import { column, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row extends DuesRow { name: string; branch: string; host: string | null }

/** C5 Dues that were received on the asked days, as they were written down; what was taken back by then stays out. */
export const dues = ledger<Row>({
  async read(op, asked) {
    const where = and(inPlace(op, asked, 'd', { person: 'person_id' }), sql('d.on_day >= ? and d.on_day <= ? and (d.taken_back_on is null or d.taken_back_on > ?)', asked.from, asked.until, asked.until), unprotected(op, 'p.id', true));
    return rows(op.db, sql(`select d.*, p.name, m.branch, h.name as host from dues d ${personOf('p', 'd.person_id')} join members m on m.person_id = p.id left join orgs h on h.id = d.host_org_id where ${where.text} order by d.on_day, d.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), village(), column('姓名', 10, (r) => r.name), column('所在支部', 16, (r) => r.branch), column('党费交至', 10, (r) => r.paidTo), column('在哪里交的', 14, (r) => r.place || (r.host ?? '')), column('收的人', 10, (r) => r.receiver), column('登记人', 10, (r) => r.byName), column('备注', 12),
  ],
});
