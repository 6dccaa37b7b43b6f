import type { Output, Parsed } from '@guiyan/shared/contract';
import { among, and, rows, sql } from '../../platform/db/sql';
import { latest } from '../../platform/db/latest';
import { newId } from '../../platform/ids';
import { wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { MessageGrant } from './notices.entity';
import { chunks, grantsLeft, templateOf } from './notices.queries';
import { canPush, sharesOf, type Account } from './notices.rules';

/** Takes one consent each, in one order for everybody so that two senders never wait for each other. Answers who has one. */
export async function reserve(op: Op, template: string, wanted: readonly { personId: string; account: Account | null }[]): Promise<Set<string>> {
  const asks = wanted.flatMap(({ personId, account }) => (template && canPush(account) ? [{ personId, userId: account.userId }] : [])).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const got = new Set<string>();
  for (const users of chunks([...new Set(asks.map((a) => a.userId))])) {
    const where = and(among('user_id', users), sql('template = ? and left_count > 0', template));
    const left = new Map((await rows<{ userId: string; leftCount: number }>(op.db, sql(`select user_id, left_count from message_grants where ${where.text} order by user_id${latest(op)}`, ...where.params))).map((g) => [g.userId, Number(g.leftCount)]));
    const here = new Set(users);
    const taken = sharesOf(asks.filter((a) => here.has(a.userId)), left);
    const times = new Map<string, number>();
    for (const { personId, userId } of taken) { got.add(personId); times.set(userId, (times.get(userId) ?? 0) + 1); }
    for (const n of new Set(times.values())) {
      const those = among('user_id', [...times].filter(([, t]) => t === n).map(([id]) => id));
      await op.db.query(`update message_grants set left_count = left_count - ?, changed_at = ? where template = ? and ${those.text}`, [n, op.now, template, ...those.params]);
    }
  }
  return got;
}
export const addGrant = (op: Op, userId: string, template: string) => op.db.query('update message_grants set left_count = left_count + 1, changed_at = ? where user_id = ? and template = ?', [op.now, userId, template]);
export const dropGrants = (op: Op, userId: string, template: string) => op.db.query('update message_grants set left_count = 0, changed_at = ? where user_id = ? and template = ?', [op.now, userId, template]);

/** M6 One tap on WeChat's own sheet. `filter` says nothing about the member: WeChat itself left the template out. */
export async function grant(op: Op, { answer }: Parsed<'notices.grant'>): Promise<Output<'notices.grant'>> {
  const { userId } = wearer(op);
  const template = templateOf(op);
  if (!template) return { left: 0 };
  if (answer === 'accept') {
    if (!(await op.db.findOneBy(MessageGrant, { userId, template }))) await orKnown(op.db.insert(MessageGrant, { id: newId(), userId, template, leftCount: 0, changedAt: op.now }));
    await addGrant(op, userId, template);
  } else if (answer !== 'filter') await dropGrants(op, userId, template);
  return { left: await grantsLeft(op, userId, template) };
}
/** M6 What consent is asked for, and how many are left. */
export async function templates(op: Op): Promise<Output<'notices.templates'>> {
  const template = templateOf(op);
  return template ? { ids: [template], left: await grantsLeft(op, wearer(op).userId, template) } : { ids: [], left: 0 };
}
