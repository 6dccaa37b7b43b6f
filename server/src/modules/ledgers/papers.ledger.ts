import { paperKinds, paperKindWords, paperStateWords } from '@guiyan/shared/domain/papers';
import { and, rows, sql } from '../../platform/db/sql';
import { paperState, type Paper } from '../papers';
import { personOf, unprotected } from '../people';
import { column, freeWords, ledger, number, village } from './ledger';
import { inPlace, onDay } from './place.queries';

interface Row extends Paper { name: string; branch: string; checkedYear: number | null; checkedOn: string | null; checkedBy: string | null }
const kindWords = (kind: string): string => { const known = paperKinds.find((k) => k === kind); return known ? paperKindWords[known] : kind; };

/** C3 The register of papers: what was out in the asked days, as it stood on the last of them. */
export const papers = ledger<Row>({
  async read(op, asked) {
    const checked = onDay('left join paper_checks x on x.id = (select max(y.id) from paper_checks y where y.paper_id = k.id and y.on_day <= ?)', asked.until);
    const where = and(inPlace(op, asked, 'k', { person: 'person_id' }), sql('k.issued_on <= ? and (k.ended_on is null or k.ended_on >= ?)', asked.until, asked.from), unprotected(op, 'p.id', true));
    return rows(op.db, sql(
      `select k.*, p.name, m.branch, x.year as checked_year, x.on_day as checked_on, x.by_name as checked_by from papers k ${personOf('p', 'k.person_id')} join members m on m.person_id = p.id ${checked.text} where ${where.text} order by k.issued_on, k.id`, ...checked.params, ...where.params));
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('所在支部', 16, (r) => r.branch), column('证件', 16, (r) => kindWords(r.kind)), column('编号', 16, (r) => r.number), column('发证时间', 11, (r) => r.issuedOn), column('有效期至', 11, (r) => r.expiresOn ?? ''), column('现在怎样', 8, (r, { asked }) => paperStateWords[paperState(r, asked.until)]),
    column('年审年度', 8, (r) => (r.checkedYear === null ? '' : String(r.checkedYear))), column('年审日期', 11, (r) => r.checkedOn ?? ''), column('查验人', 10, (r) => r.checkedBy ?? ''), column('收回/遗失/作废日期', 12, (r, { asked }) => (r.endedOn && r.endedOn <= asked.until ? r.endedOn : '')), column('原因', 16, (r, pen) => (r.endedOn && r.endedOn <= pen.asked.until ? freeWords(pen, r.reason) : '')), column('备注', 12),
  ],
});
