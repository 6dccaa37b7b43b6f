import { monthOf } from '@guiyan/shared/domain/dates';
import { change, insertNew } from '../../platform/db/change';
import { putAll } from '../../platform/db/insert';
import { latest } from '../../platform/db/latest';
import { among, rows, sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { recordAll, type Op } from '../../platform/op';
import { sameIdsOf } from '../people';
import { settingsOf } from '../settings';
import { addGrant, dropGrants, reserve } from './grants.actions';
import { choicesOf, havePhone, isStillDue, openOf, usual, type Choice } from './ladder.queries';
import { isOpen, nextRung, whyRung } from './ladder.rules';
import { DeliveryRow } from './notices.entity';
import { accountsOf, chunks, templateOf } from './notices.queries';
import { awake, bestAccount, NOTICE, whyCall, whyNotInApp, type Account } from './notices.rules';

/** The outbox kinds of the two rungs that leave the house. */
export const PUSH = 'notices.push';
export const SMS = 'notices.sms';
const kindOf = (channel: string): string => (channel === 'sms' ? SMS : PUSH);
const keyOf = (d: DeliveryRow): string => `${kindOf(d.channel)}:${d.personId}:${d.id}`;

/** Who is to be told of what. */
export type Subject = Pick<DeliveryRow, 'personId' | 'countyId' | 'townshipId' | 'villageId' | 'reminderId' | 'ruleCode' | 'period' | 'round' | 'hat'>;
const line = (op: Op, s: Subject, channel: string, status: string, why = '', userId: string | null = null): DeliveryRow => ({
  id: newId(), countyId: s.countyId, townshipId: s.townshipId, villageId: s.villageId, reminderId: s.reminderId, ruleCode: s.ruleCode, period: s.period, round: s.round, personId: s.personId, hat: s.hat, userId, channel, status, why, tries: 0, changedAt: op.now, gotAt: null,
});
async function post(op: Op, list: readonly DeliveryRow[], channel: 'wechat' | 'sms'): Promise<void> {
  const of = list.filter((d) => d.channel === channel);
  if (of.length) await op.services.outbox.addAll(op, kindOf(channel), of.map((d) => ({ dedupeKey: keyOf(d), payload: { deliveryId: d.id } })), awake(op.now, await settingsOf(op, of[0]!.countyId, op.today)));
}

/** Who agreed to an SMS, and has a phone, where there is a gateway. */
async function smsAmong(op: Op, personIds: readonly string[], known?: ReadonlyMap<string, Choice>): Promise<Set<string>> {
  if (!op.services.sms) return new Set();
  const choices = known ?? (await choicesOf(op, personIds));
  return havePhone(op, personIds.filter((id) => choices.get(id)?.sms));
}

/**
 * Begins the ladder. The row of the app decides whose it is: only who wrote that goes on. WeChat where a consent is left; who cannot be told so is told
 * by the next rung at once, but with `waits` only if he has no account: who has one finds it in his list first. Answers how many were told.
 */
export async function begin(op: Op, subjects: readonly Subject[], { hats, waits }: { hats: readonly string[]; waits: boolean }): Promise<number> {
  if (!subjects.length) return 0;
  const ids = subjects.map((s) => s.personId);
  const same = await sameIdsOf(op, ids);
  const [accounts, choices] = [await accountsOf(op, ids, hats, same), await choicesOf(op, ids, same)];
  const sms = await smsAmong(op, ids, choices);
  const accountOf = (s: Subject): Account | null => bestAccount(accounts.get(s.personId) ?? []);
  const wanted = (s: Subject): boolean => (choices.get(s.personId) ?? usual).wechat;
  const inApp = subjects.map((s) => (accounts.has(s.personId) ? line(op, s, 'app', 'sent') : line(op, s, 'app', 'not_reached', whyNotInApp)));
  const mine = await insertNew(op.db, DeliveryRow, inApp);
  const told = subjects.filter((_, i) => mine.has(inApp[i]!.id));
  const template = templateOf(op);
  const pushed = await reserve(op, template, told.filter(wanted).map((s) => ({ personId: s.personId, account: accountOf(s) })));
  const others = told.flatMap((s) => {
    const account = accountOf(s);
    if (pushed.delete(s.personId)) return [line(op, s, 'wechat', 'waiting', '', account!.userId)];
    if (waits && account) return [];
    const why = whyCall(account, template !== '', wanted(s));
    return [sms.has(s.personId) ? line(op, s, 'sms', 'waiting') : line(op, s, 'phone', 'todo', why)];
  });
  await putAll(op.db, DeliveryRow, others);
  await post(op, others, 'wechat');
  await post(op, others, 'sms');
  return told.length;
}

/** The next rung for those whom one was not enough for; each at most once. `called`: an SMS would not help. */
export async function climb(op: Op, list: readonly DeliveryRow[], { called = false, why }: { called?: boolean; why?: string } = {}): Promise<void> {
  const sms = called ? new Set<string>() : await smsAmong(op, list.map((d) => d.personId));
  const next = list.flatMap((d) => {
    const channel = nextRung(d.channel, { sms: sms.has(d.personId) });
    return channel ? [line(op, d, channel, channel === 'sms' ? 'waiting' : channel === 'phone' ? 'todo' : 'not_reached', channel === 'sms' ? '' : why ?? whyRung(channel, d.tries))] : [];
  });
  const mine = await insertNew(op.db, DeliveryRow, next);
  await post(op, next.filter((d) => mine.has(d.id)), 'sms');
}

/** Nothing more is sent, nobody is called: what is not on the wire yet is taken back with its consent. */
export async function standDown(op: Op, list: readonly DeliveryRow[]): Promise<void> {
  if (!list.length) return;
  const waiting = list.filter((d) => d.status === 'waiting');
  const back = await op.services.outbox.withdraw(op, waiting.map(keyOf));
  for (const ids of chunks(list.map((d) => d.id))) {
    const where = among('id', ids);
    await op.db.query(`update deliveries set status = 'not_needed', changed_at = ? where ${where.text} and ${isOpen('deliveries')}`, [op.now, ...where.params]);
  }
  for (const d of waiting) if (d.channel === 'wechat' && d.userId && back.has(keyOf(d))) await addGrant(op, d.userId, templateOf(op));
}

/** What became of one that was sent; `grant`: whether the consent is used, comes back, or there is none left. */
export interface Settled { status: 'sent' | 'not_reached' | 'unknown' | 'not_needed'; why: string; grant: 'used' | 'back' | 'none_left' }
/** M6 Written down for many at once; whoever was not surely reached is told by the next rung. What stopped being needed while it was on the wire stays so, unless it went out. */
export async function settle(op: Op, list: readonly { deliveryId: string; settled: Settled }[]): Promise<void> {
  const by = new Map(list.map((l) => [l.deliveryId, l.settled]));
  const where = among('id', [...by.keys()]);
  const found = (await rows<DeliveryRow>(op.db, sql(`select * from deliveries where ${where.text} and status in ('waiting', 'not_needed') order by id${latest(op)}`, ...where.params))).map((d) => ({ ...d, round: Number(d.round), tries: Number(d.tries) }));
  const sent = found.filter((d) => by.get(d.id)!.status === 'sent');
  if (sent.length) {
    const those = among('id', sent.map((d) => d.id));
    await op.db.query(`update deliveries set status = 'sent', why = '', changed_at = ? where ${those.text}`, [op.now, ...those.params]);
  }
  for (const d of found) {
    const { status, why, grant } = by.get(d.id)!;
    if (status === 'sent') continue;
    const needed = d.status === 'waiting';
    if (needed || status === 'unknown') await change(op.db, DeliveryRow, { id: d.id }, { status, why, changedAt: op.now });
    if (d.channel === 'wechat' && d.userId && grant === 'back') await addGrant(op, d.userId, templateOf(op));
    if (d.channel === 'wechat' && d.userId && grant === 'none_left') await dropGrants(op, d.userId, templateOf(op));
    if (needed && status !== 'not_needed' && (await isStillDue(op, d))) await climb(op, [d], { called: status === 'unknown', why });
  }
  await recordAll(op, 'delivery.settled', found.map((d) => ({ payload: { deliveryId: d.id, channel: d.channel, status: by.get(d.id)!.status }, where: { countyId: d.countyId, townshipId: d.townshipId, subjectId: d.personId } })));
}

/** He heard it from somebody: nothing else of this subject is needed. */
export const reached = async (op: Op, d: DeliveryRow): Promise<void> => standDown(op, (await openOf(op, d)).filter((other) => other.id !== d.id));

/** Who signs in for the first time finds what he was told meanwhile. */
export async function nowInApp(op: Op, personId: string): Promise<void> {
  await op.db.query(`update deliveries set status = 'sent', why = '', changed_at = ? where person_id = ? and channel = 'app' and status = 'not_reached' and (rule_code <> '${NOTICE}' or period = ?)`, [op.now, personId, monthOf(op.today)]);
}
