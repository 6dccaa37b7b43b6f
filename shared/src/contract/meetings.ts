import { z } from 'zod';
import { dutyStates } from '../domain/duties';
import { tagKinds } from '../domain/families';
import { guestKinds, inviteeKinds, meetingKinds, meetingStates, replies } from '../domain/meetings';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const Facts = { kind: z.enum(meetingKinds), title: someWords(40), place: someWords(60), onDay: Day, at: someWords(20), words: words(300).default('') };
export const Meeting = z.object({
  id: Id, ...Facts, words: z.string(), village: z.string(), by: z.string(), state: z.enum(meetingStates), heldOn: Day.nullable(), reason: z.string(),
  /** To the offices; a member reads his own reply only. */
  invited: z.int(), coming: z.int(), came: z.int(), mine: z.object({ reply: z.enum(replies).nullable(), words: z.string() }).nullable(), can: z.array(z.enum(['invite', 'hold', 'cancel', 'follow_up', 'reply', 'pair'])),
  /** H13 The activity-house it is held at. */
  siteId: Id.nullable(),
});
const Invitee = z.object({ memberId: Id, name: z.string(), village: z.string(), kind: z.enum(inviteeKinds) });
/** H13 Of a child no more than name and village. */
const Person = z.object({ name: z.string(), village: z.string(), kind: z.enum(guestKinds), age: z.int().nullable(), tags: z.array(z.enum(tagKinds)) });
const Guest = Person.extend({ id: Id, withId: Id.nullable(), with: z.string(), attended: z.boolean().nullable(),
  /** H13 What the family, or he himself, answered; `by` is who of them did. */
  reply: z.enum(replies).nullable(), words: z.string(), by: z.string(), can: z.array(z.enum(['reply'])) });
export const MeetingPage = Meeting.extend({
  notes: z.string(),
  people: z.array(Invitee.extend({ reply: z.enum(replies).nullable(), words: z.string(), attended: z.boolean().nullable() })),
  guests: z.array(Guest),
  items: z.array(z.object({ id: Id, from: z.string(), title: z.string(), words: z.string(), dueOn: Day, state: z.enum(dutyStates), owner: z.enum(['secretary', 'clerk']) })),
});
const offices = ['secretary', 'clerk'] as const;
/** Whoever may be asked: a member, one of a family, a helper. */
const asked = ['member', 'family', 'helper'] as const;
export const meetings = {
  'meetings.plan': { kind: 'write', hats: offices, about: 'M4 A meeting of one’s own place, to come. 400 meeting.past.', input: z.object({ ...Facts, siteId: Id.optional() }), output: MeetingPage },
  'meetings.list': { kind: 'read', hats: [...asked, ...offices], about: 'M4 Meetings of one’s own place, or those one is asked to; the next first.', input: z.object({ ...Paging }), output: page(Meeting) },
  'meetings.get': { kind: 'read', personal: 'one', hats: [...asked, ...offices], about: 'M4 One meeting: who is asked, what they said, who came, what is to follow.', input: z.object({ id: Id }), output: MeetingPage },
  'meetings.candidates': { kind: 'read', personal: 'list', hats: offices, about: 'M4 Who might be asked and is not yet: home for the feast, stayed at home, still away.', input: z.object({ id: Id }), output: z.object({ rows: z.array(Invitee) }) },
  'meetings.invite': { kind: 'write', hats: offices, about: 'M4 Asks members to a meeting; who was asked stays asked once. 409 meeting.not_planned.', input: z.object({ id: Id, memberIds: z.array(Id).min(1).max(500) }), output: MeetingPage },
  'meetings.reply': { kind: 'write', hats: asked, about: 'M4 Whether he comes; said again it replaces what he said. H13 With `guestId`: a family for its own people, a helper for himself. 409 meeting.not_planned.', input: z.object({ id: Id, guestId: Id.optional(), reply: z.enum(replies), words: words(120).default('') }), output: Meeting },
  'meetings.hold': { kind: 'write', hats: offices, about: 'M4 It took place, with who came; a tea party proves the duty of its feast. 409 meeting.not_planned.', input: z.object({ id: Id, heldOn: Day, attended: z.array(Id).max(500), guests: z.array(Id).max(500).default([]), notes: words(1000).default('') }), output: MeetingPage },
  'meetings.cancel': { kind: 'write', hats: offices, about: 'M4 It will not take place, with the reason for those who were asked. 409 meeting.not_planned.', input: z.object({ id: Id, reason: someWords(120) }), output: MeetingPage },
  'meetings.followUp': { kind: 'write', hats: offices, about: 'M4 Something a meeting asked for: a duty given by hand to the office of a village or of the township. 409 meeting.not_held, 400 duty.due_past, duty.no_village. H13 An opinion is of the elder who said it.', input: z.object({ id: Id, title: someWords(30), words: words(200).default(''), dueOn: Day, to: z.enum(['secretary', 'clerk']), villageId: Id.optional(), guestId: Id.optional() }), output: MeetingPage },
  'meetings.guests': { kind: 'read', personal: 'list', hats: offices, about: 'H13 Who might be asked besides members and is not yet: children and elders at home, by tag or age, and helpers of the families there. Of a child name and village only.', input: z.object({ id: Id, kind: z.enum(guestKinds), village: Id.optional(), tag: z.enum(tagKinds).optional(), ageFrom: z.int().min(0).max(120).optional() }), output: z.object({ rows: z.array(Person.extend({ personId: Id })) }) },
  'meetings.askGuests': { kind: 'write', hats: offices, about: 'H13 Asks children, elders or helpers by name; who was asked stays asked once. 409 meeting.not_planned.', input: z.object({ id: Id, kind: z.enum(guestKinds), personIds: z.array(Id).min(1).max(200) }), output: MeetingPage },
  'meetings.pair': { kind: 'write', hats: offices, about: 'H13 Puts two of a peer activity together, or takes them apart again with `withId` null. 409 meeting.not_peer, meeting.paired; 400 meeting.no_pair.', input: z.object({ id: Id, guestId: Id, withId: Id.nullable() }), output: MeetingPage },
} satisfies Contract;
