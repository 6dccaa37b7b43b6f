import { endingWords, opinionWords, matterLabel, type Ending, type Opinion } from '@guiyan/shared/domain/services';
import { and, rows, sql } from '../../platform/db/sql';
import { governmentOf } from '../cards';
import { familyOf, unprotected } from '../people';
import { column, freeWords, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; unit: string; unitKind: string; villageId: string | null; head: string; card: string; matter: string; matterLabel: string | null; priority: number | boolean; waitedMinutes: number; ending: string | null; result: string; byName: string | null; opinion: number | null }

/** F5 What the windows did for holders of a card on the asked days; what was corrected stays out. */
export const services = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 's', { family: 'family_id' }), sql('s.corrected = ? and s.on_day >= ? and s.on_day <= ?', false, from, until), unprotected(op, 'h.id', true));
    return rows(op.db, sql(
      `select s.on_day, w.name as unit, w.kind as unit_kind, s.village_id, h.name as head, k.number as card, s.matter, s.matter_label, s.priority, s.waited_minutes, s.ending, s.result, s.by_name, r.opinion
       from services s join orgs w on w.id = s.window_org_id join cards k on k.id = s.card_id left join service_ratings r on r.service_id = coalesce(s.root_id, s.id) ${familyOf('s.family_id')}
       where ${where.text} order by s.on_day, s.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), column('单位', 16, (r) => (r.unitKind === 'township' ? governmentOf(r.unit) : r.unit)), column('事项', 12, (r) => r.matterLabel ?? matterLabel(r.matter)), column('经办人', 10, (r) => r.byName ?? ''),
    column('办结情况', 24, (r, pen) => [endingWords[(r.ending ?? 'done') as Ending], freeWords(pen, r.result)].filter(Boolean).join('，')), column('满意度', 10, (r) => (r.opinion === null ? '' : opinionWords[Number(r.opinion) as Opinion])),
    column('证号', 18, (r) => r.card), column('持证家庭', 12, (r) => `${r.head}家`), village(), column('是否优先', 10, (r) => (r.priority ? '优先' : '没能优先')), column('等候(分钟)', 10, (r) => String(r.waitedMinutes)),
  ],
});
