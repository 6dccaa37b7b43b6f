import { monthOf } from '@guiyan/shared/domain/dates';
import { insertNew } from '../../platform/db/change';
import { putAll } from '../../platform/db/insert';
import { newId } from '../../platform/ids';
import type { Op } from '../../platform/op';
import { sameIdsOf } from '../people';
import { reserve } from './grants.actions';
import { choicesOf, havePhone, openOf, usual, type Choice } from './ladder.queries';
import { nextRung, whyRung } from './ladder.rules';
import { DeliveryRow } from './notices.entity';
import { accountsOf, templateOf } from './notices.queries';
import { bestAccount, NOTICE, whyCall, whyNotInApp, type Account } from './notices.rules';
import { pack, post, standDown } from './posting.actions';

/** Who is to be told of what. */
export type Subject = Pick<DeliveryRow, 'personId' | 'countyId' | 'townshipId' | 'villageId' | 'reminderId' | 'ruleCode' | 'period' | 'round' | 'hat'>;
const line = (op: Op, s: Subject, channel: string, status: string, why = '', userId: string | null = null): DeliveryRow => ({
  id: newId(), countyId: s.countyId, townshipId: s.townshipId, villageId: s.villageId, reminderId: s.reminderId, ruleCode: s.ruleCode, period: s.period, round: s.round, personId: s.personId, hat: s.hat, userId, channel, status, why, tries: 0, changedAt: op.now, postId: null, gotAt: null,
});
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
    return waits && account ? [] : [instead(op, s, sms, whyCall(account, template !== '', wanted(s)))];
  });
  pack(others);
  await putAll(op.db, DeliveryRow, others);
  await post(op, others);
  return told.length;
}
const instead = (op: Op, s: Subject, sms: ReadonlySet<string>, why: string): DeliveryRow => (sms.has(s.personId) ? line(op, s, 'sms', 'waiting') : line(op, s, 'phone', 'todo', why));
/** Who has no account is told by the next rung at once. */
export async function callInstead(op: Op, subjects: readonly Subject[]): Promise<void> {
  const sms = await smsAmong(op, subjects.map((s) => s.personId));
  const list = subjects.map((s) => instead(op, s, sms, whyNotInApp));
  pack(list);
  await putAll(op.db, DeliveryRow, list);
  await post(op, list);
}

/** The next rung for those whom one was not enough for; each at most once. `called`: an SMS would not help. */
export async function climb(op: Op, list: readonly DeliveryRow[], { called = false, why }: { called?: boolean; why?: string } = {}): Promise<void> {
  const sms = called ? new Set<string>() : await smsAmong(op, list.map((d) => d.personId));
  const next = list.flatMap((d) => {
    const channel = nextRung(d.channel, { sms: sms.has(d.personId) });
    return channel ? [line(op, d, channel, channel === 'sms' ? 'waiting' : channel === 'phone' ? 'todo' : 'not_reached', channel === 'sms' ? '' : why ?? whyRung(channel, d.tries))] : [];
  });
  pack(next);
  const mine = await insertNew(op.db, DeliveryRow, next);
  await post(op, next.filter((d) => mine.has(d.id)));
}

/** He heard it from somebody: nothing else of this subject is needed. */
export const reached = async (op: Op, d: DeliveryRow): Promise<void> => standDown(op, (await openOf(op, d)).filter((other) => other.id !== d.id));

/** Who signs in for the first time finds what he was told meanwhile. */
export async function nowInApp(op: Op, personId: string): Promise<void> {
  await op.db.query(`update deliveries set status = 'sent', why = '', changed_at = ? where person_id = ? and channel = 'app' and status = 'not_reached' and (rule_code <> '${NOTICE}' or period = ?)`, [op.now, personId, monthOf(op.today)]);
}
