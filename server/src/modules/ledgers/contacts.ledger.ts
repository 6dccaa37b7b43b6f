import { contactHows, contactHowWords } from '@guiyan/shared/domain/members';
import { and, rows, sql } from '../../platform/db/sql';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { personOf, unprotected } from '../people';
import { column, ledger, number } from './ledger';

interface Row { onDay: string; byName: string; village: string | null; name: string; how: string; words: string; difficulty: string; nextOn: string | null }
const howWords = (how: string): string => { const known = contactHows.find((h) => h === how); return known ? contactHowWords[known] : how; };

/** N5 Who spoke with which member on the asked days, and what about. */
export const contacts = ledger<Row>({
  read(op, { village, from, until }) {
    const where = and(visible(op, 'c', { person: 'person_id' }, { scope: ['clerk', 'secretary'] }), sql('c.on_day >= ? and c.on_day <= ?', from, until), unprotected(op, 'p.id', true), village ? inVillage('c.village_id', village) : null);
    return rows(op.db, sql(
      `select c.on_day, c.by_name, v.name as village, p.name, c.how, c.words, c.difficulty, c.next_on from contact_logs c ${personOf('p', 'c.person_id')} left join orgs v on v.id = c.village_id where ${where.text} order by c.on_day, c.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), column('村(社区)', 12, (r) => r.village ?? ''), column('党员姓名', 10, (r) => r.name), column('联系人', 10, (r) => r.byName), column('方式', 8, (r) => howWords(r.how)), column('主要内容', 36, (r) => r.words),
    column('反映困难', 24, (r) => r.difficulty), column('办理情况', 18), column('下次联系', 11, (r) => r.nextOn ?? ''),
  ],
});
