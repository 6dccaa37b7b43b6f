import type { Parsed } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { listOpenOfMembers } from '../duties';
import { inVillage } from '../orgs';
import { personOf, sameIdsOf, type SameIds } from '../people';
import { membersServed, type MemberLine } from '../members';
import { isCurrent } from './ladder.rules';
import type { DeliveryRow, ReminderRow } from './notices.entity';
import { NOTICE, scopeKeyOf, type Account } from './notices.rules';

/** The same people as on the roster; a member sees what was sent to him. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison'], own: ['member'] } as const;
const seen = (op: Op) => visible(op, 'd', { person: 'person_id' }, sight);
/** The office sees the reminders of its scope, a liaison his own. */
const seenReminder = (op: Op) => visible(op, 'r', { person: 'holder_id' }, wearer(op).orgId ? { scope: ['clerk', 'secretary'], access: ['liaison'] } : { scope: ['clerk', 'secretary'], own: ['liaison'] });

/** The template to send by; empty where WeChat is not set up. */
export const templateOf = (op: Op): string => (op.services.wechat ? op.services.settings.wechat?.template ?? '' : '');

export async function getReminder(op: Op, id: string): Promise<ReminderRow> {
  const may = seenReminder(op);
  const found = await row<ReminderRow>(op.db, sql(`select r.* from reminders r where r.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The month's reminder of the actor's own scope. */
export const ownReminder = (op: Op, period = monthOf(op.today)): Promise<ReminderRow | null> =>
  row(op.db, sql('select * from reminders where scope_key = ? and period = ?', scopeKeyOf(wearer(op)), period));
/** The row another transaction has just written, beyond this one's snapshot. MySQL only: on SQLite writers take turns. */
export const writtenMeanwhile = (op: Op, period: string): Promise<ReminderRow | null> =>
  row(op.db, sql('select * from reminders where scope_key = ? and period = ? for update', scopeKeyOf(wearer(op)), period));

/** People served who have had nothing this month, from nobody. */
export async function unreminded(op: Op, period: string): Promise<{ served: MemberLine[]; fresh: MemberLine[] }> {
  const served = await membersServed(op);
  const told = new Set<string>();
  const { all, askedOf } = await sameIdsOf(op, served.map((m) => m.personId));
  for (const part of chunks(all)) {
    const where = among('person_id', part);
    for (const d of await rows<{ personId: string }>(op.db, sql(`select person_id from deliveries where rule_code = '${NOTICE}' and period = ? and channel = 'app' and ${where.text}`, period, ...where.params))) for (const id of askedOf.get(d.personId) ?? []) told.add(id);
  }
  return { served, fresh: served.filter((m) => !told.has(m.personId)) };
}
export const chunks = (ids: readonly string[], size = 500): string[][] => Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));

/** The accounts behind members, with the messages each still agreed to. */
export async function accountsOf(op: Op, personIds: readonly string[], hats: readonly string[] = ['member'], same?: SameIds): Promise<Map<string, Account[]>> {
  const template = templateOf(op);
  const out = new Map<string, Account[]>();
  const worn = among('h.hat', hats);
  const { all, askedOf } = same ?? (await sameIdsOf(op, personIds));
  // Asked for more at once, SQLite looks at every hat instead.
  for (const part of chunks(all, 200)) {
    const where = among('h.person_id', part);
    const found = await rows<{ personId: string; userId: string; openidIx: string | null; leftCount: number | null }>(op.db, sql(
      `select distinct h.person_id, h.user_id, u.openid_ix, g.left_count from hats h join users u on u.id = h.user_id left join message_grants g on g.user_id = u.id and g.template = ?
       where ${worn.text} and h.until_day is null and ${where.text} order by h.user_id`, template, ...worn.params, ...where.params));
    for (const a of found) for (const id of askedOf.get(a.personId) ?? []) out.set(id, [...(out.get(id) ?? []), { userId: a.userId, hasWechat: a.openidIx !== null, left: template ? Number(a.leftCount ?? 0) : 0 }]);
  }
  return out;
}

/** P4 What the members served have to do now and have not done. */
export const openDuties = (op: Op) => listOpenOfMembers(op, visible(op, 'd', { person: 'person_id' }, { scope: ['clerk', 'secretary'], access: ['liaison'] }));

export interface Counts { people: number; reached: number; waiting: number; notReached: number; channels: { channel: string; status: string; n: number }[] }
/** Counted over the very rows `listDeliveries` shows. */
export async function countsOf(op: Op, reminder: ReminderRow): Promise<Counts> {
  const may = seen(op);
  const from = `from reminder_people rp join deliveries d on d.person_id = rp.person_id and d.rule_code = '${NOTICE}' and d.period = ? where rp.reminder_id = ? and ${may.text}`;
  const params = [reminder.period, reminder.id, ...may.params];
  const channels = await rows<{ channel: string; status: string; n: number }>(op.db, sql(`select d.channel, d.status, count(*) as n ${from} group by d.channel, d.status`, ...params));
  const people = await row<{ people: number; reached: number | null; waiting: number | null }>(op.db, sql(
    `select count(*) as people, sum(x.reached) as reached, sum(case when x.reached = 0 and x.waiting = 1 then 1 else 0 end) as waiting from (
       select d.person_id, max(case when (d.channel = 'wechat' and d.status = 'sent') or (d.channel in ('phone', 'print') and d.status = 'done') or (d.channel = 'sms' and d.status = 'sent') then 1 else 0 end) as reached,
         max(case when d.status in ('waiting', 'todo') then 1 else 0 end) as waiting ${from} group by d.person_id) x`, ...params));
  const [all, reached, waiting] = [Number(people?.people ?? 0), Number(people?.reached ?? 0), Number(people?.waiting ?? 0)];
  return { people: all, reached, waiting, notReached: all - reached - waiting, channels: channels.map((c) => ({ ...c, n: Number(c.n) })) };
}

export interface DeliveryLine extends DeliveryRow { name: string; phoneOfId: string; phoneCt: string | null; village: string | null; province: string | null; city: string | null; title: string | null }
const lines = `d.*, p.name, p.phone_ct, p.id as phone_of_id, v.name as village, o.province, o.city, (select min(u.title) from duties u where u.assignee_id = d.person_id and u.rule_code = d.rule_code and u.period = d.period) as title`;
const joins = `${personOf('p', 'd.person_id')} left join orgs v on v.id = d.village_id left join members m on m.person_id = p.id left join outflows o on o.member_id = m.id and o.back_day is null`;
/** Still to be called; a later month's call, or a later round's, takes the place of an earlier one. */
const openCall = `d.channel = 'phone' and d.status = 'todo' and ${isCurrent('d')}`;
/** On the printed list. */
const onList = `d.channel = 'print' and d.status = 'not_reached' and ${isCurrent('d')}`;

async function pageOf(op: Op, from: string, where: Sql, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ rows: DeliveryLine[]; next: string | null }> {
  const page = and(where, cursor ? sql('d.id > ?', cursor) : null);
  const found = await rows<DeliveryLine>(op.db, sql(`select ${lines} ${from} ${joins} where ${page.text} order by d.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  return { rows: shown.map(whole), next: found.length > limit ? shown.at(-1)!.id : null };
}
const whole = (d: DeliveryLine): DeliveryLine => ({ ...d, round: Number(d.round), tries: Number(d.tries), changedAt: Number(d.changedAt) });
export async function listDeliveries(op: Op, f: Parsed<'notices.deliveries'>): Promise<{ rows: DeliveryLine[]; next: string | null }> {
  const reminder = await getReminder(op, f.reminderId);
  const where = and(seen(op), sql('rp.reminder_id = ? and d.rule_code = ? and d.period = ?', reminder.id, NOTICE, reminder.period), f.channel ? sql('d.channel = ?', f.channel) : null, f.status ? sql('d.status = ?', f.status) : null);
  return pageOf(op, 'from reminder_people rp join deliveries d on d.person_id = rp.person_id', where, f);
}
export const listPhoneTasks = (op: Op, f: Parsed<'notices.phoneTasks'>): Promise<{ rows: DeliveryLine[]; next: string | null }> => pageOf(op, 'from deliveries d', and(seen(op), sql(openCall)), f);
export const countPhoneTasks = (op: Op): Promise<number> => {
  const may = seen(op);
  return count(op.db, sql(`select count(*) from deliveries d where ${may.text} and ${openCall}`, ...may.params));
};
/** M6 P4 Whom nothing reached, for the village to tell; the count is the length of the list. */
export async function listUnreached(op: Op, f: Parsed<'notices.unreached'>): Promise<{ rows: DeliveryLine[]; next: string | null; total?: number }> {
  const where = and(seen(op), sql(onList), f.village ? inVillage('d.village_id', f.village) : null);
  const page = await pageOf(op, 'from deliveries d', where, f);
  return f.cursor ? page : { ...page, total: await count(op.db, sql(`select count(*) from deliveries d where ${where.text}`, ...where.params)) };
}
export const countUnreached = (op: Op): Promise<number> => {
  const may = seen(op);
  return count(op.db, sql(`select count(*) from deliveries d where ${may.text} and ${onList}`, ...may.params));
};
export async function getDelivery(op: Op, id: string): Promise<DeliveryLine> {
  const may = seen(op);
  const found = await row<DeliveryLine>(op.db, sql(`select ${lines} from deliveries d ${joins} where d.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}

export interface TaskLine { id: string; period: string; gotAt: number | null; text: string; fromName: string; sentAt: number }
const task = `select d.id, d.period, d.got_at, r.text, r.from_name, r.sent_at from deliveries d join reminders r on r.id = d.reminder_id where d.channel = 'app' and d.rule_code = '${NOTICE}'`;
/** P4 What was sent to the member himself, newest first. */
export async function listTasks(op: Op, { cursor, limit }: Parsed<'notices.tasks'>): Promise<{ rows: TaskLine[]; next: string | null }> {
  const where = and(seen(op), cursor ? sql('d.id < ?', cursor) : null);
  const found = await rows<TaskLine>(op.db, sql(`${task} and ${where.text} order by d.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export async function getTask(op: Op, id: string): Promise<TaskLine> {
  const may = seen(op);
  const found = await row<TaskLine>(op.db, sql(`${task} and d.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The newest notice the member has not put aside. */
export const openTask = async (op: Op): Promise<TaskLine | null> => {
  const may = seen(op);
  return row<TaskLine>(op.db, sql(`${task} and d.got_at is null and ${may.text} order by d.id desc limit 1`, ...may.params));
};
export const grantsLeft = (op: Op, userId: string, template: string): Promise<number> => count(op.db, sql('select left_count from message_grants where user_id = ? and template = ?', userId, template));
