import { among, rows, sql } from '../../platform/db/sql';
import { latest } from '../../platform/db/latest';
import { newId } from '../../platform/ids';
import { OUTBOX_LOAD } from '../../platform/outbox';
import type { Op } from '../../platform/op';
import { settingsOf } from '../settings';
import { addGrant } from './grants.actions';
import { isOpen } from './ladder.rules';
import type { DeliveryRow } from './notices.entity';
import { chunks, templateOf } from './notices.queries';
import { awake } from './notices.rules';

/** The outbox kinds of the two rungs that leave the house. */
export const PUSH = 'notices.push';
export const SMS = 'notices.sms';
/** What an item of either kind carries. */
export interface Post { countyId: string; deliveryIds: string[] }
export interface NewPost { id: string; deliveryIds: string[] }
const kindOf = (channel: string): string => (channel === 'sms' ? SMS : PUSH);

export const postAll = (op: Op, channel: string, countyId: string, posts: readonly NewPost[], notBefore: number): Promise<void> =>
  op.services.outbox.addAll(op, kindOf(channel), posts.map(({ id, deliveryIds }) => ({ id, dedupeKey: `${kindOf(channel)}:${id}`, payload: { countyId, deliveryIds } satisfies Post, size: deliveryIds.length })), notBefore);

/** Before its row is written each message is told which item it goes out with. */
export function pack(list: readonly DeliveryRow[]): void {
  for (const channel of ['wechat', 'sms']) {
    list.filter((d) => d.channel === channel).forEach((d, i, all) => { d.postId = i % OUTBOX_LOAD ? all[i - 1]!.postId : newId(); });
  }
}
/** Hands packed messages of one county to the outbox, not before its morning. */
export async function post(op: Op, list: readonly DeliveryRow[]): Promise<void> {
  for (const channel of ['wechat', 'sms']) {
    const posts = new Map<string, string[]>();
    const of = list.filter((d) => d.channel === channel);
    for (const d of of) posts.set(d.postId!, [...(posts.get(d.postId!) ?? []), d.id]);
    if (of.length) await postAll(op, channel, of[0]!.countyId, [...posts].map(([id, deliveryIds]) => ({ id, deliveryIds })), awake(op.now, await settingsOf(op, of[0]!.countyId, op.today)));
  }
}

/** Nothing more is sent, nobody is called: what is not on the wire yet is taken out of its item, and its consent comes back. What is on the wire goes its way. */
export async function standDown(op: Op, list: readonly Pick<DeliveryRow, 'id' | 'postId'>[]): Promise<void> {
  if (!list.length) return;
  const unsent = await op.services.outbox.untouched(op, [...new Set(list.flatMap((d) => d.postId ?? []))]);
  for (const ids of chunks(list.map((d) => d.id))) {
    const where = among('id', ids);
    const open = await rows<DeliveryRow>(op.db, sql(`select * from deliveries where ${where.text} and ${isOpen('deliveries')} order by id${latest(op)}`, ...where.params));
    const back = open.filter((d) => d.status === 'waiting' && d.postId && unsent.has(d.postId));
    const those = among('id', open.map((d) => d.id));
    await op.db.query(`update deliveries set status = 'not_needed', changed_at = ? where ${those.text}`, [op.now, ...those.params]);
    const taken = among('id', back.map((d) => d.id));
    if (back.length) await op.db.query(`update deliveries set post_id = null where ${taken.text}`, taken.params);
    for (const d of back) if (d.channel === 'wechat' && d.userId) await addGrant(op, d.userId, templateOf(op));
  }
}
