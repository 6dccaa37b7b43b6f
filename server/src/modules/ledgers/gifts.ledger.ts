import { giftSources, giftSourceWords, giftStates, giftStateWords, quantityWords, yuanOf } from '@guiyan/shared/domain/gifts';
import { and, rows, sql } from '../../platform/db/sql';
import { familyOf, unprotected } from '../people';
import { column, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; source: string; giver: string; item: string; quantity: number; unit: string; kind: string; fen: number; head: string; villageId: string | null; state: string; receiver: string; byName: string; said: string }

const sourceWords = (r: Row): string => { const source = giftSources.find((s) => s === r.source) ?? 'other'; return [giftSourceWords[source], r.giver].filter(Boolean).join('：'); };
const stateWords = (r: Row): string => { const state = giftStates.find((s) => s === r.state) ?? 'waiting'; return state === 'confirmed' || state === 'paper' ? `${r.receiver}（${giftStateWords[state]}）` : giftStateWords[state]; };

/** H10 Money and goods brought on the asked days; what was cancelled stays out, as it does of the sums. */
export const gifts = ledger<Row>({
  read(op, asked) {
    const where = and(inPlace(op, asked, 't', { family: 'family_id' }), sql(`t.state <> 'cancelled' and t.on_day >= ? and t.on_day <= ?`, asked.from, asked.until), unprotected(op, 'h.id', true));
    return rows(op.db, sql(
      `select t.on_day, t.source, t.giver, t.item, t.quantity, t.unit, t.kind, t.fen, h.name as head, t.village_id, t.state, t.receiver, t.by_name, t.said
       from gifts t ${familyOf('t.family_id')} where ${where.text} order by t.on_day, t.id`, ...where.params));
  },
  columns: [
    number(), column('日期', 11, (r) => r.onDay), column('来源', 18, sourceWords), column('品名', 12, (r) => r.item), column('数量', 10, (r) => (r.kind === 'goods' ? `${quantityWords(Number(r.quantity))}${r.unit}` : '')),
    column('金额', 10, (r) => (r.kind === 'money' ? yuanOf(Number(r.fen)) : '')), column('发放对象', 12, (r) => `${r.head}家`), village(), column('签领', 20, stateWords), column('经办', 10, (r) => r.byName),
  ],
});
