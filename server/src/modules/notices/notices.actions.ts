import type { Output, Parsed } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { isDuplicate } from '../../platform/db/database';
import { change, insertAll, insertNew, swap } from '../../platform/db/change';
import { AppError, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type HatActor, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findNetworkBranch, orgNames } from '../orgs';
import { labelsOf, settingsOf } from '../settings';
import { getPerson, phoneOf } from '../people';
import { membersOfPeople, noteContact, type MemberLine } from '../members';
import { DeliveryRow, MessageGrant, ReminderPerson, ReminderRow } from './notices.entity';
import { accountsOf, getDelivery, getTask, grantsLeft, ownReminder, templateOf, unreminded, writtenMeanwhile, type DeliveryLine, type TaskLine } from './notices.queries';
import { awake, bestAccount, callWhy, canPush, scopeKeyOf, whyCall, whyNotInApp, type Account } from './notices.rules';

/** The outbox kind of a WeChat reminder. */
export const PUSH = 'notices.push';

/** P4 M6 Once a month and scope. A second run reaches those who came since, and nobody twice. */
export async function send(op: Op, { period, text }: Parsed<'notices.send'>): Promise<{ made: number; reminder: ReminderRow }> {
  ensure(period === monthOf(op.today), conflict('notices.not_this_month'));
  const { served, fresh } = await unreminded(op, period);
  ensure(served.length > 0, conflict('notices.nobody'));
  const reminder = (await ownReminder(op, period)) ?? (await newReminder(op, period, text));
  await insertNew(op.db, ReminderPerson, served.map((m) => ({ id: newId(), reminderId: reminder.id, personId: m.personId })));
  const made = await deliver(op, reminder, fresh);
  if (made) await record(op, 'reminder.sent', { reminderId: reminder.id, period, people: made }, { subjectId: reminder.id });
  return { made, reminder };
}

async function newReminder(op: Op, period: string, text: string): Promise<ReminderRow> {
  const actor = wearer(op);
  const reminder: ReminderRow = {
    id: newId(), countyId: actor.countyId, townshipId: actor.townshipId, villageId: actor.villageId, holderId: actor.hat === 'liaison' && !actor.orgId ? actor.personId : null, scopeKey: scopeKeyOf(actor), period, text, byName: actor.name,
    fromName: await senderName(op, actor), sentAt: op.now,
  };
  try {
    await op.db.insert(ReminderRow, reminder);
    return reminder;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const known = await writtenMeanwhile(op, period);
    if (!known) throw new AppError('server.busy', 503, { retryAfter: 1 });
    return known;
  }
}
async function senderName(op: Op, actor: HatActor): Promise<string> {
  if (actor.hat === 'liaison' && !actor.orgId) return `${inLabels('[liaison]', await labelsOf(op, actor.countyId))} ${actor.name}`;
  const branch = actor.townshipId && !actor.villageId ? await findNetworkBranch(op, actor.townshipId) : null;
  const place = actor.villageId ?? actor.townshipId ?? actor.countyId;
  return branch?.name ?? `${(await orgNames(op, [place])).get(place) ?? ''}党支部`;
}

/** The in-app task decides whose month it is: only who wrote that goes on to the other channels. */
async function deliver(op: Op, reminder: ReminderRow, people: readonly MemberLine[]): Promise<number> {
  if (!people.length) return 0;
  const accounts = await accountsOf(op, people.map((m) => m.personId));
  const members = await membersOfPeople(op, people.map((m) => m.personId));
  const line = (m: MemberLine, channel: string, status: string, why = '', userId: string | null = null): DeliveryRow => ({
    id: newId(), countyId: m.countyId, townshipId: members.get(m.personId)?.townshipId ?? null, villageId: m.villageId, reminderId: reminder.id, period: reminder.period, personId: m.personId, userId, channel, status, why, tries: 0, changedAt: op.now, gotAt: null,
  });
  const inApp = people.map((m) => (accounts.has(m.personId) ? line(m, 'app', 'sent') : line(m, 'app', 'not_reached', whyNotInApp)));
  const mine = await insertNew(op.db, DeliveryRow, inApp);
  const told = people.filter((_, i) => mine.has(inApp[i]!.id));
  const template = templateOf(op);
  const pushed = await reserve(op, template, told.map((m) => ({ personId: m.personId, account: bestAccount(accounts.get(m.personId) ?? []) })));
  const others = told.map((m) => {
    const account = bestAccount(accounts.get(m.personId) ?? []);
    return pushed.has(m.personId) ? line(m, 'wechat', 'waiting', '', account!.userId) : line(m, 'phone', 'todo', whyCall(account, template !== ''));
  });
  await insertAll(op.db, DeliveryRow, others);
  await op.services.outbox.addAll(op, PUSH, others.filter((d) => d.channel === 'wechat').map((d) => ({ dedupeKey: `${PUSH}:${d.personId}:${d.period}`, payload: { deliveryId: d.id } })), awake(op.now, await settingsOf(op, reminder.countyId, op.today)));
  return told.length;
}

/** Takes one consent each, in one order for everybody so that two senders never wait for each other. */
async function reserve(op: Op, template: string, wanted: readonly { personId: string; account: Account | null }[]): Promise<Set<string>> {
  const got = new Set<string>();
  const asks = wanted.flatMap(({ personId, account }) => (template && canPush(account) ? [{ personId, userId: account.userId }] : [])).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  for (const { personId, userId } of asks) if (await takeGrant(op, userId, template)) got.add(personId);
  return got;
}
async function takeGrant(op: Op, userId: string, template: string): Promise<boolean> {
  const left = await op.db.createQueryBuilder().update(MessageGrant).set({ leftCount: () => 'left_count - 1', changedAt: op.now }).where('user_id = :userId and template = :template and left_count > 0', { userId, template }).execute();
  return (left.affected ?? 0) > 0;
}
const addGrant = (op: Op, userId: string, template: string) => op.db.query('update message_grants set left_count = left_count + 1, changed_at = ? where user_id = ? and template = ?', [op.now, userId, template]);
const dropGrants = (op: Op, userId: string, template: string) => op.db.query('update message_grants set left_count = 0, changed_at = ? where user_id = ? and template = ?', [op.now, userId, template]);

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

export interface Settled { status: 'sent' | 'not_reached' | 'unknown'; why: string; grant: 'used' | 'back' | 'none_left' }
/** M6 What became of a WeChat message; whoever was not surely reached is called. */
export async function settle(op: Op, deliveryId: string, { status, why, grant: consent }: Settled): Promise<void> {
  const d = await op.db.findOneBy(DeliveryRow, { id: deliveryId });
  if (!d || !(await swap(op.db, DeliveryRow, { id: deliveryId, status: 'waiting' }, { status, why, changedAt: op.now }))) return;
  const template = templateOf(op);
  if (d.userId && consent === 'back') await addGrant(op, d.userId, template);
  if (d.userId && consent === 'none_left') await dropGrants(op, d.userId, template);
  if (status !== 'sent') await insertNew(op.db, DeliveryRow, [{ ...d, id: newId(), userId: null, channel: 'phone', status: 'todo', why, tries: 0, changedAt: op.now, gotAt: null }]);
  await tell(op, { ...d, status });
}
const tell = (op: Op, d: DeliveryRow) => record(op, 'delivery.settled', { deliveryId: d.id, channel: d.channel, status: d.status }, { countyId: d.countyId, townshipId: d.townshipId, subjectId: d.personId });

async function openCallOf(op: Op, id: string): Promise<DeliveryLine> {
  const task = await getDelivery(op, id);
  ensure(task.channel === 'phone' && task.status === 'todo', conflict('notices.not_open'));
  return task;
}

/** M6 The task is the reason: the number is answered once it is on record who asked. */
export async function dial(op: Op, { id }: Parsed<'notices.dial'>): Promise<Output<'notices.dial'>> {
  const task = await openCallOf(op, id);
  const phone = phoneOf(op, await getPerson(op, task.personId));
  ensure(phone, conflict('notices.no_phone'));
  await record(op, 'value.revealed', { personId: task.personId, field: 'phone', reasonGiven: true }, { countyId: task.countyId, townshipId: task.townshipId, subjectId: task.personId });
  return { phone };
}

/** M6 Nobody picking up leaves the call open; the other two end it. */
export async function taskDone(op: Op, { id, outcome, words }: Parsed<'notices.taskDone'>): Promise<DeliveryLine> {
  const task = await openCallOf(op, id);
  const tries = task.tries + 1;
  const status = outcome === 'reached' ? 'done' : outcome === 'wrong_number' ? 'not_reached' : 'todo';
  await change(op.db, DeliveryRow, { id, status: 'todo', tries: task.tries }, { status, why: callWhy(outcome, tries, words), tries, changedAt: op.now }, conflict('notices.not_open'));
  if (outcome === 'reached') await noteContact(op, task.personId, op.today);
  await tell(op, { ...task, status });
  return getDelivery(op, id);
}

/** P4 The member's own doing; no count and no event tells when. */
export async function gotIt(op: Op, { id }: Parsed<'notices.gotIt'>): Promise<TaskLine> {
  const found = await getTask(op, id);
  if (found.gotAt === null) await op.db.update(DeliveryRow, { id }, { gotAt: op.now });
  return { ...found, gotAt: found.gotAt ?? op.now };
}

/** A member who signs in for the first time finds the month's notice waiting. */
export async function nowInApp(op: Op, personId: string): Promise<void> {
  await op.db.update(DeliveryRow, { personId, channel: 'app', status: 'not_reached', period: monthOf(op.today) }, { status: 'sent', why: '', changedAt: op.now });
}
