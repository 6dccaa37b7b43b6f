import type { Parsed } from '@guiyan/shared/contract';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { familyOf, isSame, nameFor } from '../people';
import type { Gift } from './gifts.entity';

const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper'], own: ['family'] } as const;
export type GiftLine = Gift & { headName: string; village: string | null };
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name, v.name as village`;
const joins = `from gifts t ${familyOf('t.family_id')} left join orgs v on v.id = t.village_id`;
const whole = (g: GiftLine): GiftLine => ({ ...g, fen: Number(g.fen), quantity: Number(g.quantity), createdAt: Number(g.createdAt), settledAt: g.settledAt === null ? null : Number(g.settledAt) });

const filter = async (op: Op, { familyId, month, state, village, mine }: Pick<Parsed<'gifts.list'>, 'familyId' | 'month' | 'state' | 'village' | 'mine'>): Promise<Sql> => and(
  visible(op, 't', { family: 'family_id' }, sight), familyId ? await isSame(op, 't.family_id', familyId) : null, month ? sql('t.on_day >= ? and t.on_day <= ?', `${month}-01`, `${month}-31`) : null,
  state ? sql('t.state = ?', state) : sql(`t.state <> 'cancelled'`), village ? inVillage('t.village_id', village) : null, mine ? sql('t.by_user_id = ?', wearer(op).userId) : null);

export interface GiftSums { fen: number; goods: { item: string; unit: string; quantity: number }[] }
/** The rows and their sums are one condition: what is shown adds up to what is told. */
export async function listGifts(op: Op, input: Parsed<'gifts.list'>): Promise<{ rows: GiftLine[]; next: string | null; total?: number; sums: GiftSums }> {
  const where = await filter(op, input);
  const after = input.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(input.cursor) : null;
  const page = and(where, after ? sql('(t.on_day < ? or (t.on_day = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<GiftLine>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.on_day desc, t.id desc limit ${input.limit + 1}`, ...page.params));
  const shown = found.slice(0, input.limit).map(whole);
  const last = shown.at(-1);
  const money = await row<{ fen: number | null }>(op.db, sql(`select sum(t.fen) as fen ${joins} where ${where.text}`, ...where.params));
  const goods = await rows<GiftSums['goods'][number]>(op.db, sql(`select t.item, t.unit, sum(t.quantity) as quantity ${joins} where ${where.text} and t.kind = 'goods' group by t.item, t.unit order by t.item, t.unit`, ...where.params));
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) ${joins} where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > input.limit && last ? `${last.onDay}~${last.id}` : null, ...total, sums: { fen: Number(money?.fen ?? 0), goods: goods.map((g) => ({ ...g, quantity: Number(g.quantity) })) } };
}
export async function getGift(op: Op, id: string): Promise<GiftLine> {
  const may = visible(op, 't', { family: 'family_id' }, sight);
  const found = await row<GiftLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
