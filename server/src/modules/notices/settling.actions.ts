import { change } from '../../platform/db/change';
import { latest } from '../../platform/db/latest';
import { among, and, rows, sql } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { newId } from '../../platform/ids';
import { record, recordAll, type Op } from '../../platform/op';
import { addGrant, dropGrants } from './grants.actions';
import { climb } from './ladder.actions';
import { isStillDue } from './ladder.queries';
import { DeliveryRow } from './notices.entity';
import { templateOf } from './notices.queries';
import { postAll, type Post } from './posting.actions';

/** What became of one that was sent; `grant`: whether the consent is used, comes back, or there is none left. */
export interface Settled { status: 'sent' | 'not_reached' | 'unknown' | 'not_needed'; why: string; grant: 'used' | 'back' | 'none_left' }
/** Of one message of an item: what became of it, or when it is to be tried again. */
export type Told = { deliveryId: string; settled: Settled } | { deliveryId: string; again: number };
export interface Answered { id: string; payload: Post; told: readonly Told[] }

/** M6 Written down for many at once. What stopped being needed while it was on the wire stays so, unless it went out. */
export async function settle(op: Op, list: readonly Answered[]): Promise<void> {
  const all = list.flatMap((item) => item.told);
  const carried = among('post_id', list.map((item) => item.id));
  const ofThose = (ids: readonly string[]) => and(among('id', ids), carried, sql(`status in ('waiting', 'not_needed')`));
  const sent = list.map(({ payload, told }) => ({ countyId: payload.countyId, deliveryIds: told.flatMap((t) => ('settled' in t && t.settled.status === 'sent' ? [t.deliveryId] : [])) })).filter((s) => s.deliveryIds.length > 0);
  if (sent.length) {
    const where = ofThose(sent.flatMap((s) => s.deliveryIds));
    await execute(op.db, `update deliveries set status = 'sent', why = '', changed_at = ? where ${where.text}`, [op.now, ...where.params]);
    for (const { countyId, deliveryIds } of sent) await record(op, 'deliveries.sent', { deliveryIds }, { countyId });
  }
  const others = new Map(all.flatMap((t) => ('settled' in t && t.settled.status !== 'sent' ? [[t.deliveryId, t.settled] as const] : [])));
  if (others.size) {
    const where = ofThose([...others.keys()]);
    await settleEach(op, await rows<DeliveryRow>(op.db, sql(`select * from deliveries where ${where.text} order by id${latest(op)}`, ...where.params)), others);
  }
  for (const item of list) await sendAgain(op, item);
}

/** Whoever was not surely reached is told by the next rung. */
async function settleEach(op: Op, found: readonly DeliveryRow[], by: ReadonlyMap<string, Settled>): Promise<void> {
  for (const row of found) {
    const d = { ...row, round: Number(row.round), tries: Number(row.tries) };
    const { status, why, grant } = by.get(d.id)!;
    const needed = d.status === 'waiting';
    if (needed || status === 'unknown') await change(op.db, DeliveryRow, { id: d.id }, { status, why, changedAt: op.now });
    if (d.channel === 'wechat' && d.userId && grant === 'back') await addGrant(op, d.userId, templateOf(op));
    if (d.channel === 'wechat' && d.userId && grant === 'none_left') await dropGrants(op, d.userId, templateOf(op));
    if (needed && status !== 'not_needed' && (await isStillDue(op, d))) await climb(op, [d], { called: status === 'unknown', why });
  }
  await recordAll(op, 'delivery.settled', found.map((d) => ({ payload: { deliveryId: d.id, channel: d.channel, status: by.get(d.id)!.status }, where: { countyId: d.countyId, townshipId: d.townshipId, subjectId: d.personId } })));
}

/** What is to be tried again goes out with an item of its own, when the last of them may. */
async function sendAgain(op: Op, { id, payload, told }: Answered): Promise<void> {
  const again = told.flatMap((t) => ('again' in t ? [t] : []));
  if (!again.length) return;
  const where = and(among('id', again.map((t) => t.deliveryId)), sql(`post_id = ? and status in ('waiting', 'not_needed')`, id));
  const found = await rows<DeliveryRow>(op.db, sql(`select id, channel, status, user_id from deliveries where ${where.text} order by id${latest(op)}`, ...where.params));
  const waiting = found.filter((d) => d.status === 'waiting');
  // What stopped being needed while it was tried is not tried again.
  for (const d of found) if (d.status !== 'waiting' && d.channel === 'wechat' && d.userId) await addGrant(op, d.userId, templateOf(op));
  if (!waiting.length) return;
  const postId = newId();
  const those = among('id', waiting.map((d) => d.id));
  await op.db.query(`update deliveries set post_id = ?, tries = tries + 1 where ${those.text}`, [postId, ...those.params]);
  await postAll(op, waiting[0]!.channel, payload.countyId, [{ id: postId, deliveryIds: waiting.map((d) => d.id) }], Math.max(...again.map((t) => t.again)));
}
