import { z } from 'zod';
import { contactStates, memberStates, trades, verifyStates } from '../domain/members';
import { Day, Id } from './define';

const Precision = z.enum(['year', 'month', 'day']);

export const MemberRow = z.object({
  id: Id, personId: Id, familyId: Id.nullable(), name: z.string(), village: z.string(), villageId: Id, phone: z.string().nullable(),
  outDay: Day.nullable(), outPrecision: Precision, place: z.string(), inProvince: z.boolean().nullable(), job: z.string(), trade: z.enum(trades).nullable(), liaison: z.string().nullable(), lastCheckinOn: Day.nullable(),
  /** As of today by the county's rules; computed, never kept. */
  state: z.enum(memberStates), verified: z.enum(verifyStates), verifiedOn: Day.nullable(), contact: z.enum(contactStates).nullable(),
});

/** The going-away that is open, as its form needs it. */
export const Going = z.object({
  version: z.int(), outDay: Day.nullable(), outPrecision: Precision, province: z.string().nullable(), city: z.string(), job: z.string(), trade: z.enum(trades).nullable(), reason: z.string(), expectedMonths: z.int().nullable(),
  /** Home on a visit since; `isLongVisit` when it is longer than the county's max_home_days. */
  homeSince: Day.nullable(), isLongVisit: z.boolean(),
});
export const LostCase = z.object({ since: Day, reason: z.string(), words: z.string(), proposedOn: Day, proposedBy: z.string(), decidedOn: Day.nullable(), body: z.string(), documentNo: z.string() });
export const memberDeeds = ['reveal_phone', 'reveal_id', 'call', 'leave', 'move', 'come_back', 'visit_home', 'verify', 'log_contact', 'log_search', 'propose_lost', 'withdraw_lost', 'decide_lost', 'found'] as const;

export const MemberPage = MemberRow.extend({
  sex: z.string(), birth: z.string(), nation: z.string(), edu: z.string(), idNo: z.string().nullable(), branch: z.string(), joinDay: z.string(), groupName: z.string(),
  family: z.array(z.object({ personId: Id, name: z.string(), relation: z.string(), kind: z.string() })),
  /** Newest first. */
  outflows: z.array(z.object({ outDay: Day.nullable(), outPrecision: Precision, backDay: Day.nullable(), place: z.string(), job: z.string() })),
  going: Going.nullable(), verifiedBy: z.string().nullable(),
  /** Silence counts from here; null to the member himself. */
  silentSince: Day.nullable(),
  /** M1 Calls in a row reached nobody, the last on this day. */
  unreachedOn: Day.nullable(), lost: LostCase.nullable(),
  can: z.array(z.enum(memberDeeds)),
});

export const happenings = ['out', 'moved', 'back', 'home', 'verified', 'contact', 'missed', 'search', 'proposed', 'withdrawn', 'decided', 'found'] as const;
export const MemberHistory = z.object({
  /** Newest first; `at` is when it was written down, `on` the day it is about. */
  rows: z.array(z.object({ kind: z.enum(happenings), on: Day, at: z.int(), title: z.string(), by: z.string(), words: z.string() })),
});
