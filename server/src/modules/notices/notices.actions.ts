import type { Output, Parsed } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { isDuplicate } from '../../platform/db/database';
import { change, insertNew } from '../../platform/db/change';
import { AppError, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type HatActor, type Op } from '../../platform/op';
import { findNetworkBranch, orgNames } from '../orgs';
import { labelsOf } from '../settings';
import { getPerson, phoneOf } from '../people';
import { membersOfPeople, noteContact, type MemberLine } from '../members';
import { begin, climb, reached } from './ladder.actions';
import { DeliveryRow, ReminderPerson, ReminderRow } from './notices.entity';
import { getDelivery, getTask, ownReminder, unreminded, writtenMeanwhile, type DeliveryLine, type TaskLine } from './notices.queries';
import { callWhy, NOTICE, scopeKeyOf } from './notices.rules';

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

/** By every way there is, at once: a month's notice does not wait. */
async function deliver(op: Op, reminder: ReminderRow, people: readonly MemberLine[]): Promise<number> {
  const members = await membersOfPeople(op, people.map((m) => m.personId));
  return begin(op, people.map((m) => ({
    personId: m.personId, countyId: m.countyId, townshipId: members.get(m.personId)?.townshipId ?? null, villageId: m.villageId, reminderId: reminder.id, ruleCode: NOTICE, period: reminder.period, round: 0, hat: 'member',
  })), { hats: ['member'], waits: false });
}

const tell = (op: Op, d: DeliveryRow, status: string) => record(op, 'delivery.settled', { deliveryId: d.id, channel: d.channel, status }, { countyId: d.countyId, townshipId: d.townshipId, subjectId: d.personId });

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

/** M6 Nobody picking up leaves the call open; a wrong number leaves the printed list, and whoever was reached needs nothing more. */
export async function taskDone(op: Op, { id, outcome, words }: Parsed<'notices.taskDone'>): Promise<DeliveryLine> {
  const task = await openCallOf(op, id);
  const tries = task.tries + 1;
  const status = outcome === 'reached' ? 'done' : outcome === 'wrong_number' ? 'not_reached' : 'todo';
  const why = callWhy(outcome, tries, words);
  await change(op.db, DeliveryRow, { id, status: 'todo', tries: task.tries }, { status, why, tries, changedAt: op.now }, conflict('notices.not_open'));
  if (outcome === 'reached') await reached(op, task);
  if (outcome === 'wrong_number') await climb(op, [task], { why });
  // A cadre who is reminded of his work is no member who was heard of.
  if (outcome === 'reached' && task.hat === 'member') await noteContact(op, task.personId, op.today);
  await tell(op, task, status);
  return getDelivery(op, id);
}

/** M6 Off the printed list: somebody of the village brought word. */
export async function told(op: Op, { id, words }: Parsed<'notices.told'>): Promise<DeliveryLine> {
  const task = await getDelivery(op, id);
  ensure(task.channel === 'print' && task.status === 'not_reached', conflict('notices.not_open'));
  await change(op.db, DeliveryRow, { id, status: 'not_reached' }, { status: 'done', why: words, changedAt: op.now }, conflict('notices.not_open'));
  await reached(op, task);
  await tell(op, task, 'done');
  return getDelivery(op, id);
}

/** P4 The member's own doing; no count and no event tells when. */
export async function gotIt(op: Op, { id }: Parsed<'notices.gotIt'>): Promise<TaskLine> {
  const found = await getTask(op, id);
  if (found.gotAt === null) await op.db.update(DeliveryRow, { id }, { gotAt: op.now });
  return { ...found, gotAt: found.gotAt ?? op.now };
}
