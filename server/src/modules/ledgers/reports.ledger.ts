import { addDays, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { reportStates, reportStateWords } from '@guiyan/shared/domain/reports';
import { and, rows, sql } from '../../platform/db/sql';
import { personOf, unprotected } from '../people';
import { column, ledger, number, ownWords, village } from './ledger';
import { byVillage, inPlace } from './place.queries';

interface Row { id: string; countyId: string; quarter: string; name: string; villageId: string | null; status: string; late: number | boolean; handedInAt: number; takenByName: string | null; voiceId: string | null; text: string; answerId: string | null; reader: string | null; answer: string | null }

const stateWords = (status: string): string => { const known = reportStates.find((s) => s === status); return known ? reportStateWords[known] : status; };

/** P1 Reports handed in on the asked days. What stands in them, and the answer, only in a full export. */
export const reports = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 'r', { person: 'person_id' }), sql('r.handed_in_at >= ? and r.handed_in_at < ?', startOfDay(from), startOfDay(addDays(until, 1))), unprotected(op, 'p.id', true));
    const found = await rows<Row>(op.db, sql(
      `select r.id, r.county_id, r.quarter, p.name, r.village_id, r.status, r.late, r.handed_in_at, r.taken_by_name, r.voice_id, r.text, t.id as answer_id, t.by_name as reader, t.words as answer
       from reports r ${personOf('p', 'r.person_id')}
         left join report_turns t on t.id = (select max(x.id) from report_turns x where x.report_id = r.id and x.what in ('accepted', 'returned'))
       where ${where.text} order by r.quarter, r.id`, ...where.params));
    return byVillage(asked, found).sort((a, b) => (a.quarter < b.quarter ? -1 : a.quarter > b.quarter ? 1 : 0));
  },
  columns: [
    number(), column('季度', 10, (r) => `${r.quarter.slice(0, 4)}年${r.quarter.slice(-1)}季度`), column('汇报人', 10, (r) => r.name), village(), column('提交时间', 11, (r) => shanghaiDay(Number(r.handedInAt))),
    column('是否按时', 10, (r) => (r.late ? '迟交' : '按时')), column('形式', 8, (r) => (r.takenByName ? `电话（${r.takenByName}代录）` : r.voiceId ? '语音' : '书面')), column('内容', 40, (r, pen) => ownWords(pen, r.text, { table: 'reports', column: 'text', row: r.id, county: r.countyId })), column('阅办人', 10, (r) => r.reader ?? ''),
    column('意见', 24, (r, pen) => (r.answerId ? ownWords(pen, r.answer, { table: 'report_turns', column: 'words', row: r.answerId, county: r.countyId }) : '')), column('状态', 12, (r) => stateWords(r.status)),
  ],
});
