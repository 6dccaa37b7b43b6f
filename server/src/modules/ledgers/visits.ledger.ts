import { visitOccasions, visitOccasionWords, visitStates, visitStateWords, visitWays, visitWayWords } from '@guiyan/shared/domain/pairings';
import { requestStates, requestStaffWords } from '@guiyan/shared/domain/requests';
import { giftWords } from '@guiyan/shared/domain/gifts';
import { among, and, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { familyOf, unprotected } from '../people';
import { itemNameOf } from '../requests';
import { column, freeWords, ledger, number, village } from './ledger';
import { inPlace } from './place.queries';

interface Row { onDay: string; byName: string; villageId: string | null; head: string; way: string; occasion: string; state: string; words: string; difficulty: string; item: string | null; itemName: string | null; status: string | null; id: string; gifts: string }

const wordsOf = <K extends string>(keys: readonly K[], words: Record<K, string>, key: string): string => { const known = keys.find((k) => k === key); return known ? words[known] : key; };

/** H10 What each visit brought, without what was cancelled. */
async function giftsOf(op: Op, visitIds: readonly string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  for (let i = 0; i < visitIds.length; i += 300) {
    const where = among('g.visit_id', visitIds.slice(i, i + 300));
    for (const g of await rows<{ visitId: string; kind: string; fen: number; item: string; quantity: number; unit: string }>(op.db, sql(`select g.visit_id, g.kind, g.fen, g.item, g.quantity, g.unit from gifts g where ${where.text} and g.state <> 'cancelled' order by g.id`, ...where.params)))
      out.set(g.visitId, [out.get(g.visitId), giftWords({ ...g, fen: Number(g.fen), quantity: Number(g.quantity) })].filter(Boolean).join('；'));
  }
  return out;
}

/** H5 Visits of the asked days, as they were recorded; what the helper wrote stands in a full export only. */
export const visits = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 't', { family: 'family_id' }), sql('t.on_day >= ? and t.on_day <= ?', from, until), unprotected(op, 'h.id', true));
    const found = await rows<Row>(op.db, sql(
      `select t.id, t.on_day, t.by_name, t.village_id, h.name as head, t.way, t.occasion, t.state, t.words, t.difficulty, r.item, r.item_name, r.status
       from visits t ${familyOf('t.family_id')} left join requests r on r.id = t.request_id
       where ${where.text} order by t.on_day, t.id`, ...where.params));
    const brought = await giftsOf(op, found.map((v) => v.id));
    return found.map((v) => ({ ...v, gifts: brought.get(v.id) ?? '' }));
  },
  columns: [
    number(), column('走访时间', 11, (r) => r.onDay), column('走访人', 10, (r) => r.byName), column('对象', 12, (r) => `${r.head}家`), village(), column('方式', 8, (r) => wordsOf(visitWays, visitWayWords, r.way)),
    column('节点', 10, (r) => wordsOf(visitOccasions, visitOccasionWords, r.occasion)), column('了解情况', 30, (r, pen) => [wordsOf(visitStates, visitStateWords, r.state), freeWords(pen, r.words)].filter(Boolean).join('：')), column('存在问题', 24, (r, pen) => freeWords(pen, r.difficulty)),
    column('解决/转办', 18, (r) => (r.item && r.status ? `${itemNameOf({ item: r.item, itemName: r.itemName })}，${wordsOf(requestStates, requestStaffWords, r.status)}` : '')), column('慰问', 20, (r) => r.gifts), column('对象签字', 10), column('照片', 8),
  ],
});
