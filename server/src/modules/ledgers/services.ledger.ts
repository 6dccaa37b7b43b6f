import { matterLabel } from '@guiyan/shared/domain/services';
import { and, rows, sql } from '../../platform/db/sql';
import { familyOf, unprotected } from '../people';
import { column, freeWords, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; unit: string; villageId: string | null; head: string; card: string; matter: string; priority: number | boolean; waitedMinutes: number; result: string }

/** F5 What the windows did for holders of a card on the asked days; what was corrected stays out. */
export const services = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 's', { family: 'family_id' }), sql('s.corrected = ? and s.on_day >= ? and s.on_day <= ?', false, from, until), unprotected(op, 'h.id', true));
    return rows(op.db, sql(
      `select s.on_day, w.name as unit, s.village_id, h.name as head, k.number as card, s.matter, s.priority, s.waited_minutes, s.result
       from services s join orgs w on w.id = s.window_org_id join cards k on k.id = s.card_id ${familyOf('s.family_id')}
       where ${where.text} order by s.on_day, s.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), column('单位', 16, (r) => r.unit), column('证号', 18, (r) => r.card), column('持证家庭', 12, (r) => `${r.head}家`), village(), column('事项', 12, (r) => matterLabel(r.matter)),
    column('是否优先', 10, (r) => (r.priority ? '优先' : '没能优先')), column('等候(分钟)', 10, (r) => String(r.waitedMinutes)), column('办结情况', 24, (r, pen) => freeWords(pen, r.result)), column('满意度', 8),
  ],
});
