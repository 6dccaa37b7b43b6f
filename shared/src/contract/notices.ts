import { z } from 'zod';
import { callOutcomes, channels, deliveryStates, noteKinds, reminderTextMax } from '../domain/notices';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, page, someWords, words } from './define';

export const ChannelCount = z.object({ channel: z.enum(channels), total: z.int(), waiting: z.int(), reached: z.int(), notReached: z.int() });
export const Reminder = z.object({
  id: Id, period: Period, text: z.string(), sentAt: Instant, sentOn: Day, by: z.string(), people: z.int(), reached: z.int(), notReached: z.int(), waiting: z.int(),
  channels: z.array(ChannelCount), can: z.array(z.enum(['send_again'])),
});
export const Delivery = z.object({
  id: Id, personId: Id, name: z.string(), village: z.string(), city: z.string(), channel: z.enum(channels), status: z.enum(deliveryStates), why: z.string(),
  /** What he was to be told of: the month's notice, or what falls due. */
  about: z.object({ kind: z.enum(['notice', 'duty']), title: z.string() }),
  phone: z.string().nullable(), at: Instant, can: z.array(z.enum(['call', 'task_done', 'told'])),
});
export const Note = z.object({
  key: z.string(), at: Instant, on: Day, isNew: z.boolean(), kind: z.enum(noteKinds), title: z.string(), words: z.string(),
  /** Where it leads: the duty if it is one, the month's notice, the report, the request, the card, the home screen, one’s own bookings, what the family was offered. */
  to: z.object({ kind: z.enum(['notice', 'duty', 'report', 'request', 'greeting', 'home', 'market', 'offer']), rule: z.string(), id: Id, /** Of a duty: nothing of it is left to do. */ isDone: z.boolean() }),
});
const Choices = z.object({ wechat: z.boolean(), sms: z.boolean(), phone: z.string().nullable(), can: z.array(z.enum(['wechat', 'sms'])) });
export const Task = z.object({ id: Id, period: Period, text: z.string(), from: z.string(), on: Day, done: z.boolean(), can: z.array(z.enum(['got_it'])) });

const senders = ['liaison', 'secretary', 'clerk'] as const;
const offices = ['secretary', 'clerk'] as const;
const reminded = ['member', 'liaison', 'helper'] as const;
const told = [...reminded, 'family', 'secretary', 'clerk', 'county', 'outpost'] as const;
export const notices = {
  'notices.preview': { kind: 'read', hats: senders, about: 'M6 Whom the month’s reminder would reach, by channel, before it is sent.', input: z.object({ period: Period.optional() }),
    output: z.object({ period: Period, people: z.int(), wechat: z.int(), phone: z.int(), suggested: z.string(), duties: z.array(z.object({ title: z.string(), dueOn: Day, people: z.int() })), sent: Reminder.nullable() }) },
  'notices.send': { kind: 'write', hats: senders, about: 'P4 M6 Sends the month’s reminder once: an in-app task for each, a WeChat message where a grant exists, a phone task for the rest. A second run makes nothing and answers `made: 0`.',
    input: z.object({ period: Period, text: someWords(reminderTextMax) }), output: z.object({ made: z.int(), reminder: Reminder }) },
  'notices.reminder': { kind: 'read', hats: senders, about: 'P4 One reminder with its outcome by channel.', input: z.object({ id: Id }), output: Reminder },
  'notices.deliveries': { kind: 'read', personal: 'list', hats: senders, about: 'M6 Outcome person by person.', input: z.object({ reminderId: Id, channel: z.enum(channels).optional(), status: z.enum(deliveryStates).optional(), ...Paging }), output: page(Delivery) },
  'notices.phoneTasks': { kind: 'read', personal: 'list', hats: senders, about: 'M6 People still to be called.', input: z.object({ ...Paging }), output: page(Delivery) },
  'notices.dial': { kind: 'write', hats: senders, about: 'M6 The number to dial for one phone task; recorded as a reveal.', input: z.object({ id: Id }), output: z.object({ phone: z.string() }) },
  'notices.taskDone': { kind: 'write', hats: senders, about: 'M6 What came of the call.', input: z.object({ id: Id, outcome: z.enum(callOutcomes), words: words(200).default('') }), output: Delivery },
  'notices.tasks': { kind: 'read', hats: ['member'], about: 'P4 The member’s own notices.', input: z.object({ ...Paging }), output: page(Task) },
  'notices.gotIt': { kind: 'write', hats: ['member'], about: 'P4 The member puts a notice aside; nobody is told when.', input: z.object({ id: Id }), output: Task },
  'notices.grant': { kind: 'write', hats: [...reminded, 'family'], about: 'M6 Counts one consent to one WeChat message (accept) or none (reject).', input: z.object({ answer: z.enum(['accept', 'reject', 'ban', 'filter']) }), output: z.object({ left: z.int() }) },
  'notices.templates': { kind: 'read', hats: [...reminded, 'family'], about: 'M6 Template ids to ask consent for, empty without WeChat; `left` is how many messages may still be sent to this account.', input: Nothing, output: z.object({ ids: z.array(z.string()), left: z.int() }) },
  'notices.unreached': { kind: 'read', personal: 'list', hats: offices, about: 'M6 P4 Whom no other way reached, with the reason: for the printed list of the village.', input: z.object({ village: Id.optional(), ...Paging }), output: page(Delivery) },
  'notices.told': { kind: 'write', hats: offices, about: 'M6 Told by word of mouth; off the list. 409 notices.not_open.', input: z.object({ id: Id, words: words(200).default('') }), output: Delivery },
  'notices.inbox': { kind: 'read', hats: told, about: 'X7 Everything this hat was told, newest first: duties, the month’s notice, answers to one’s reports and requests, cards, notes from home, a market day missed, what the family was offered and what was decided. `unread` stops at 99.', input: z.object({ ...Paging }), output: page(Note).extend({ unread: z.int() }) },
  'notices.read': { kind: 'write', hats: told, about: 'X7 Everything up to an instant counts as read; nobody else is told.', input: z.object({ until: Instant }), output: z.object({ unread: z.int() }) },
  'notices.choices': { kind: 'read', hats: reminded, about: 'M6 By which ways the person wants to be reminded; `can` says which are there.', input: Nothing, output: Choices },
  'notices.choose': { kind: 'write', hats: reminded, about: 'M6 WeChat reminders off or on, SMS only with consent. The list in the app stays.', input: z.object({ wechat: z.boolean(), sms: z.boolean() }), output: Choices },
} satisfies Contract;
