import { z } from 'zod';
import { dutyStates } from '../domain/duties';
import { inviteeKinds, meetingKinds, meetingStates, replies } from '../domain/meetings';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const Facts = { kind: z.enum(meetingKinds), title: someWords(40), place: someWords(60), onDay: Day, at: someWords(20), words: words(300).default('') };
export const Meeting = z.object({
  id: Id, ...Facts, words: z.string(), village: z.string(), by: z.string(), state: z.enum(meetingStates), heldOn: Day.nullable(), reason: z.string(),
  /** To the offices; a member reads his own reply only. */
  invited: z.int(), coming: z.int(), came: z.int(), mine: z.object({ reply: z.enum(replies).nullable(), words: z.string() }).nullable(), can: z.array(z.enum(['invite', 'hold', 'cancel', 'follow_up', 'reply'])),
});
const Invitee = z.object({ memberId: Id, name: z.string(), village: z.string(), kind: z.enum(inviteeKinds) });
export const MeetingPage = Meeting.extend({
  notes: z.string(),
  people: z.array(Invitee.extend({ reply: z.enum(replies).nullable(), words: z.string(), attended: z.boolean().nullable() })),
  items: z.array(z.object({ id: Id, title: z.string(), words: z.string(), dueOn: Day, state: z.enum(dutyStates), owner: z.enum(['secretary', 'clerk']) })),
});
const offices = ['secretary', 'clerk'] as const;
export const meetings = {
  'meetings.plan': { kind: 'write', hats: offices, about: 'M4 A meeting of one’s own place, to come. 400 meeting.past.', input: z.object(Facts), output: MeetingPage },
  'meetings.list': { kind: 'read', hats: ['member', ...offices], about: 'M4 Meetings of one’s own place, or those one is asked to; the next first.', input: z.object({ ...Paging }), output: page(Meeting) },
  'meetings.get': { kind: 'read', personal: 'one', hats: ['member', ...offices], about: 'M4 One meeting: who is asked, what they said, who came, what is to follow.', input: z.object({ id: Id }), output: MeetingPage },
  'meetings.candidates': { kind: 'read', personal: 'list', hats: offices, about: 'M4 Who might be asked and is not yet: home for the feast, stayed at home, still away.', input: z.object({ id: Id }), output: z.object({ rows: z.array(Invitee) }) },
  'meetings.invite': { kind: 'write', hats: offices, about: 'M4 Asks members to a meeting; who was asked stays asked once. 409 meeting.not_planned.', input: z.object({ id: Id, memberIds: z.array(Id).min(1).max(500) }), output: MeetingPage },
  'meetings.reply': { kind: 'write', hats: ['member'], about: 'M4 Whether he comes; said again it replaces what he said. 409 meeting.not_planned.', input: z.object({ id: Id, reply: z.enum(replies), words: words(120).default('') }), output: Meeting },
  'meetings.hold': { kind: 'write', hats: offices, about: 'M4 It took place, with who came; a tea party proves the duty of its feast. 409 meeting.not_planned.', input: z.object({ id: Id, heldOn: Day, attended: z.array(Id).max(500), notes: words(1000).default('') }), output: MeetingPage },
  'meetings.cancel': { kind: 'write', hats: offices, about: 'M4 It will not take place, with the reason for those who were asked. 409 meeting.not_planned.', input: z.object({ id: Id, reason: someWords(120) }), output: MeetingPage },
  'meetings.followUp': { kind: 'write', hats: offices, about: 'M4 Something a meeting asked for: a duty given by hand to the office of a village or of the township. 409 meeting.not_held, 400 duty.due_past, duty.no_village.', input: z.object({ id: Id, title: someWords(30), words: words(200).default(''), dueOn: Day, to: z.enum(['secretary', 'clerk']), villageId: Id.optional() }), output: MeetingPage },
} satisfies Contract;
