import { z } from 'zod';
import { activities } from '../domain/papers';
import { OWN_ACTIVITIES, reportStates, reportTextMax, slotStates } from '../domain/reports';
import { Contract, Day, Id, Instant, Nothing, Paging, PhotoIds, Quarter, page, someWords, words } from './define';

export const ReportTurn = z.object({ at: Instant, on: Day, what: z.enum(reportStates), by: z.string(), words: z.string() });
/** P2 Something of a quarter the member took part in, as he names it himself. */
const OwnActivity = z.strictObject({ on: Day, activity: z.enum(activities), words: words(60).default('') });
const OwnActivities = z.array(OwnActivity).max(OWN_ACTIVITIES).default([]);
export const Report = z.object({
  id: Id, personId: Id, name: z.string(), village: z.string(), quarter: Quarter, status: z.enum(reportStates), late: z.boolean(),
  handedInAt: Instant, handedInOn: Day,
  /** P3 Told by phone and written down by somebody else; `confirmedOn` null while the member has not said that it is right. */
  takenDown: z.object({ by: z.string(), confirmedOn: Day.nullable() }).nullable(),
  text: z.string(), photoIds: z.array(Id), voiceId: Id.nullable(),
  /** P2 What hosts confirmed (C4), with the host, and what the member named himself, without one. */
  activities: z.array(z.object({ on: Day, activity: z.enum(activities), host: z.string(), words: z.string(), confirmed: z.boolean() })),
  turns: z.array(ReportTurn), can: z.array(z.enum(['accept', 'return', 'hand_in', 'confirm', 'correct'])),
});
export const ReportRow = Report.omit({ text: true, photoIds: true, voiceId: true, activities: true, turns: true });
export const ReportSlot = z.object({ quarter: Quarter, status: z.enum(slotStates), reportId: Id.nullable(), due: Day, daysLeft: z.int().nullable(), late: z.boolean(),
  /** P3 Somebody wrote it down for him, and he has not said yet that it is right. */
  toConfirm: z.boolean() });

export const reports = {
  'reports.slots': { kind: 'read', hats: ['member'], about: 'P1 The four slots of this year and, while it may still come late, last quarter’s. C4 `prefill`: what hosts confirmed, as the first line of a draft not yet written; else empty; `stamps`: the same one by one.', input: Nothing, output: z.object({ rows: z.array(ReportSlot.extend({ prefill: z.string(), stamps: z.array(z.string()) })) }) },
  'reports.handIn': { kind: 'write', hats: ['member'], about: 'P1 P2 Hands in the report of a quarter in words, pictures or a recording, or again after a return; one that was taken down for him is corrected by it until he has confirmed it. 409 report.not_open, report.already_in; 409 report.told_meanwhile with both copies while it is not answered: with the copy’s `version` this one takes its place, and the earlier text stays in its turns.',
    input: z.object({ quarter: Quarter, version: z.int().optional(), text: words(reportTextMax), photoIds: PhotoIds, voiceId: Id.optional(), activities: OwnActivities }), output: Report },
  'reports.takeDown': { kind: 'write', hats: ['liaison', 'secretary'], about: 'P3 Writes down what a member told by phone, in his words; a contact of the day as well. 409 report.already_in, report.not_open.',
    input: z.object({ memberId: Id, quarter: Quarter, text: someWords(reportTextMax), activities: OwnActivities }), output: Report },
  'reports.confirm': { kind: 'write', hats: ['member'], about: 'P3 The member says that what was taken down is what he told. 409 report.wrong_state.', input: z.object({ id: Id }), output: Report },
  'reports.accept': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'P1 Answers a report: read and received, with a word to the member.', input: z.object({ id: Id, words: words(500).default('') }), output: Report },
  'reports.return': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'P1 Gives a report back with the reason; its history stays.', input: z.object({ id: Id, reason: someWords(500) }), output: Report },
  'reports.get': { kind: 'read', personal: 'one', hats: ['member', 'liaison', 'secretary', 'clerk'], about: 'P1 One report with its history.', input: z.object({ id: Id }), output: Report },
  'reports.list': { kind: 'read', personal: 'list', hats: ['member', 'liaison', 'secretary', 'clerk'], about: 'P1 Reports one may see, unanswered first when asked for.', input: z.object({ status: z.enum(reportStates).optional(), quarter: Quarter.optional(), ...Paging }), output: page(ReportRow) },
} satisfies Contract;
