import { z } from 'zod';
import { reportStates, reportTextMax, slotStates } from '../domain/reports';
import { Contract, Day, Id, Instant, Nothing, Paging, PhotoIds, Quarter, page, someWords, words } from './define';

export const ReportTurn = z.object({ at: Instant, on: Day, what: z.enum(reportStates), by: z.string(), words: z.string() });
export const Report = z.object({
  id: Id, personId: Id, name: z.string(), village: z.string(), quarter: Quarter, status: z.enum(reportStates), late: z.boolean(),
  handedInAt: Instant, handedInOn: Day, text: z.string(), photoIds: z.array(Id), turns: z.array(ReportTurn), can: z.array(z.enum(['accept', 'return', 'hand_in'])),
});
export const ReportRow = Report.omit({ text: true, photoIds: true, turns: true });
export const ReportSlot = z.object({ quarter: Quarter, status: z.enum(slotStates), reportId: Id.nullable(), due: Day, daysLeft: z.int().nullable(), late: z.boolean() });

export const reports = {
  'reports.slots': { kind: 'read', hats: ['member'], about: 'P1 The four slots of this year and, while it may still come late, last quarter’s. C4 `prefill`: what hosts confirmed, as the first line of a draft not yet written; else empty.', input: Nothing, output: z.object({ rows: z.array(ReportSlot.extend({ prefill: z.string() })) }) },
  'reports.handIn': { kind: 'write', hats: ['member'], about: 'P1 Hands in the report of a quarter, or again after a return. 409 report.already_in, report.not_open.',
    input: z.object({ quarter: Quarter, text: words(reportTextMax), photoIds: PhotoIds }), output: Report },
  'reports.accept': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'P1 Answers a report: read and received, with a word to the member.', input: z.object({ id: Id, words: words(500).default('') }), output: Report },
  'reports.return': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'P1 Gives a report back with the reason; its history stays.', input: z.object({ id: Id, reason: someWords(500) }), output: Report },
  'reports.get': { kind: 'read', personal: 'one', hats: ['member', 'liaison', 'secretary', 'clerk'], about: 'P1 One report with its history.', input: z.object({ id: Id }), output: Report },
  'reports.list': { kind: 'read', personal: 'list', hats: ['member', 'liaison', 'secretary', 'clerk'], about: 'P1 Reports one may see, unanswered first when asked for.', input: z.object({ status: z.enum(reportStates).optional(), quarter: Quarter.optional(), ...Paging }), output: page(ReportRow) },
} satisfies Contract;
