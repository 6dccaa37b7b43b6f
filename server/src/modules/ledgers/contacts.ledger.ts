import { contactHows, contactHowWords } from '@guiyan/shared/domain/members';
import { and, rows, sql } from '../../platform/db/sql';
import { personOf, unprotected } from '../people';
import { column, freeWords, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; byName: string; villageId: string | null; name: string; how: string; words: string; difficulty: string; nextOn: string | null }
const howWords = (how: string): string => { const known = contactHows.find((h) => h === how); return known ? contactHowWords[known] : how; };

/** N5 Who spoke with which member on the asked days, and what about; what was said stands in a full export only. */
export const contacts = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 'c', { person: 'person_id' }), sql('c.on_day >= ? and c.on_day <= ?', from, until), unprotected(op, 'p.id', true));
    return rows(op.db, sql(
      `select c.on_day, c.by_name, c.village_id, p.name, c.how, c.words, c.difficulty, c.next_on from contact_logs c ${personOf('p', 'c.person_id')} where ${where.text} order by c.on_day, c.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), village(), column('党员姓名', 10, (r) => r.name), column('联系人', 10, (r) => r.byName), column('方式', 8, (r) => howWords(r.how)), column('主要内容', 36, (r, pen) => freeWords(pen, r.words)),
    column('反映困难', 24, (r, pen) => freeWords(pen, r.difficulty)), column('办理情况', 18), column('下次联系', 11, (r) => r.nextOn ?? ''),
  ],
});
