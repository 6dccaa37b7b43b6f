import type { Output } from '@guiyan/shared/contract';
import { monthOf, shanghaiDay } from '@guiyan/shared/domain/dates';
import { channels, deliveryStates, type Channel, type DeliveryState } from '@guiyan/shared/domain/notices';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { labelsOf } from '../settings';
import { placeWords } from '../members';
import type { ReminderRow } from './notices.entity';
import { accountsOf, countsOf, openDuties, ownReminder, templateOf, unreminded, type DeliveryLine, type TaskLine } from './notices.queries';
import { bestAccount, canPush, NOTICE, scopeKeyOf, suggestedText } from './notices.rules';

type Reminder = Output<'notices.reminder'>;
type Delivery = Output<'notices.taskDone'>;

const asChannel = (text: string): Channel => channels.find((c) => c === text) ?? 'app';
const asState = (text: string): DeliveryState => deliveryStates.find((s) => s === text) ?? 'unknown';

const kinds = { waiting: ['waiting', 'todo'], reached: ['sent', 'done'], notReached: ['not_reached', 'unknown'] } as const;

export async function presentReminder(op: Op, r: ReminderRow): Promise<Reminder> {
  const counts = await countsOf(op, r);
  const used = (channel: Channel) => channel === 'app' || channel === 'wechat' || channel === 'phone' || counts.channels.some((c) => c.channel === channel);
  const sum = (channel: string, states?: readonly string[]) => counts.channels.filter((c) => c.channel === channel && (!states || states.includes(c.status))).reduce((n, c) => n + c.n, 0);
  const mine = r.scopeKey === scopeKeyOf(wearer(op)) && r.period === monthOf(op.today);
  const more = mine && (await unreminded(op, r.period)).fresh.length > 0;
  const sentAt = Number(r.sentAt);
  return {
    id: r.id, period: r.period, text: r.text, sentAt, sentOn: shanghaiDay(sentAt), by: r.byName, people: counts.people, reached: counts.reached, notReached: counts.notReached, waiting: counts.waiting,
    channels: channels.filter(used).map((channel) => ({ channel, total: sum(channel), waiting: sum(channel, kinds.waiting), reached: sum(channel, kinds.reached), notReached: sum(channel, kinds.notReached) })),
    can: more ? ['send_again'] : [],
  };
}

/** M6 Foretells the gaps: the same choice of channel as sending makes, without taking a consent. */
export async function presentPreview(op: Op, period = monthOf(op.today)): Promise<Output<'notices.preview'>> {
  const { fresh } = await unreminded(op, period);
  const accounts = await accountsOf(op, fresh.map((m) => m.personId));
  const wechat = templateOf(op) ? fresh.filter((m) => canPush(bestAccount(accounts.get(m.personId) ?? []))).length : 0;
  const sent = await ownReminder(op, period);
  const labels = await labelsOf(op, wearer(op).countyId);
  const duties = (await openDuties(op)).map((d) => ({ ...d, title: inLabels(d.title, labels) }));
  return { period, people: fresh.length, wechat, phone: fresh.length - wechat, suggested: suggestedText(period, duties), duties, sent: sent && (await presentReminder(op, sent)) };
}

/** Lists never hold a full number; `notices.dial` answers one. */
export function presentDelivery(op: Op, d: DeliveryLine, labels: OwnLabels): Delivery {
  const phone = d.phoneCt ? op.services.keys.open(d.phoneCt, { table: 'people', column: 'phone', row: d.phoneOfId, county: d.countyId }) : null;
  const open = d.channel === 'phone' && d.status === 'todo';
  const listed = d.channel === 'print' && d.status === 'not_reached';
  return {
    id: d.id, personId: d.personId, name: d.name, village: d.village ?? '', city: placeWords({ province: d.province ?? '', city: d.city ?? '' }), channel: asChannel(d.channel), status: asState(d.status), why: d.why,
    about: d.ruleCode === NOTICE ? { kind: 'notice', title: `${Number(d.period.slice(5))}月提醒` } : { kind: 'duty', title: inLabels(d.title ?? '', labels) },
    phone: phone && maskPhone(phone), at: Number(d.changedAt), can: open ? (phone ? ['call', 'task_done'] : ['task_done']) : listed ? ['told'] : [],
  };
}
export async function presentDeliveries(op: Op, list: readonly DeliveryLine[]): Promise<Delivery[]> {
  const labels = await labelsOf(op, wearer(op).countyId);
  return list.map((d) => presentDelivery(op, d, labels));
}
export const presentOne = async (op: Op, d: DeliveryLine): Promise<Delivery> => (await presentDeliveries(op, [d]))[0]!;

export const presentTask = (t: TaskLine): Output<'notices.gotIt'> => ({
  id: t.id, period: t.period, text: t.text, from: t.fromName, on: shanghaiDay(Number(t.sentAt)), done: t.gotAt !== null, can: t.gotAt === null ? ['got_it'] : [],
});

/** The month's reminder of the actor's own scope, for the first screen. */
export async function presentOwnReminder(op: Op): Promise<Reminder | null> {
  const own = await ownReminder(op);
  return own && presentReminder(op, own);
}
