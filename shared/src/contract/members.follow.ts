import { z } from 'zod';
import { contactHows, EXPECTED_MONTHS_MAX, lostReasons, trades, verifyHows } from '../domain/members';
import { Contract, Day, Id, Instant, Nothing, Phone, someWords, words } from './define';
import { MemberPage } from './members.page';

const own = ['member', 'liaison', 'secretary', 'clerk'] as const;
const serving = ['liaison', 'secretary', 'clerk'] as const;

/** GB/T 2260 code of a province: 33 is 浙江省. */
export const ProvinceCode = z.string().regex(/^\d{2}$/);
/** A city or county, never a street or a number: the place is kept no closer. Empty only for a province that is one city. */
const City = z.string().trim().max(20).regex(/^[\p{Script=Han}·]*$/u);
const Precision = z.enum(['year', 'month', 'day']);
const Place = { province: ProvinceCode, city: City };
const Work = { trade: z.enum(trades), job: words(80), reason: words(60), expectedMonths: z.int().min(1).max(EXPECTED_MONTHS_MAX) };
/** `version` of the open going-away as it was read; 409 with both copies when somebody was faster. */
const Version = z.int().min(0);

export const VerifyRound = z.object({ id: Id, half: z.string(), openedOn: Day, openedBy: z.string(), closedOn: Day.nullable(), closedBy: z.string().nullable() });
export const RoundState = z.object({
  /** The open round, else the last one. */
  round: VerifyRound.nullable(),
  /** Members away now, by village in the fixed order; the three add up to `away`. */
  villages: z.array(z.object({ villageId: Id, village: z.string(), away: z.int(), fresh: z.int(), stale: z.int(), never: z.int(), inRound: z.int() })),
  /** Away now and not yet verified in the open round; of a closed one, those left over when it was closed. */
  unverified: z.array(z.object({ id: Id, name: z.string(), village: z.string() })),
  staleMonths: z.int(), can: z.array(z.enum(['open', 'close'])),
});

export const following = {
  'members.place': {
    kind: 'read', hats: own, about: 'R1 How a place typed by hand would be written down: province and city of today’s list, in or out of the home province. `known` false: not in the list, kept as it is typed; a doubt, never a refusal.',
    input: z.object({ province: ProvinceCode.optional(), text: City }),
    output: z.object({ known: z.boolean(), province: ProvinceCode.nullable(), place: z.string(), inProvince: z.boolean().nullable() }),
  },
  'members.leave': {
    kind: 'write', hats: own, about: 'R2 Registers a going-away, before leaving or after; the place to the city only. 409 while one is open: a person has at most one.',
    input: z.object({ id: Id, ...Place, trade: Work.trade.optional(), job: Work.job.default(''), reason: Work.reason.default(''), expectedMonths: Work.expectedMonths.optional(), outDay: Day.optional(), outPrecision: Precision.default('day'), phone: Phone.optional() }),
    output: MemberPage,
  },
  'members.move': {
    kind: 'write', hats: own, about: 'R2 Changes place, work or day on the way. Closes nothing; the earlier facts stay as history. What is left out stays as it is. 409 with both copies when the version is not the newest.',
    input: z.object({ id: Id, version: Version, province: ProvinceCode.optional(), city: City.optional(), trade: Work.trade.optional(), job: Work.job.optional(), reason: Work.reason.optional(), expectedMonths: Work.expectedMonths.optional(), outDay: Day.optional(), outPrecision: Precision.default('day'), phone: Phone.optional() }),
    output: MemberPage,
  },
  'members.comeBack': {
    kind: 'write', hats: own, about: 'R2 Closes the going-away on the day of return: not in the future, not before he left. One that has not begun is called off.',
    input: z.object({ id: Id, version: Version, day: Day }), output: MemberPage,
  },
  'members.visitHome': {
    kind: 'write', hats: own, about: 'R2 A visit home, of which the day of leaving again may come later. Resets nothing; longer than max_home_days it is asked about.',
    input: z.object({ id: Id, fromDay: Day, untilDay: Day.optional() }), output: MemberPage,
  },
  'members.verify': {
    kind: 'write', hats: serving, about: 'R4 The row was checked, at the door, by phone or else. Counts for the open round and for the day it was done, however late it arrives.',
    input: z.object({ id: Id, how: z.enum(verifyHows), note: words(200).default(''), happenedAt: Instant.optional() }), output: MemberPage,
  },
  'members.round': { kind: 'read', personal: 'list', hats: serving, about: 'R4 The verification round and, by village, who is verified, stale or never was.', input: Nothing, output: RoundState },
  'members.openRound': { kind: 'write', hats: ['clerk'], about: 'R4 Opens the half-year’s one round of the township.', input: Nothing, output: RoundState },
  'members.closeRound': {
    kind: 'write', hats: ['clerk'], about: 'R4 Ends a round. `unverified` is how many the clerk was told are left: 409 when that is not so. Nothing is forced, their names stay with the round.',
    input: z.object({ id: Id, unverified: z.int().min(0) }), output: RoundState,
  },
  'members.logContact': {
    kind: 'write', hats: serving, about: 'N5 日期, 方式, 主要内容, 反映困难, 下次联系. Counts as heard from him on that day.',
    input: z.object({ id: Id, how: z.enum(contactHows), words: someWords(500), difficulty: words(300).default(''), nextOn: Day.optional(), happenedAt: Instant.optional() }), output: MemberPage,
  },
  'members.handOver': {
    kind: 'write', hats: ['secretary', 'clerk'], about: 'N5 All members of a leaving liaison, within one’s own scope, go to another in one step; he sees them no longer.',
    input: z.object({ fromId: Id, toId: Id }), output: z.object({ members: z.int() }),
  },
  'members.logSearch': {
    kind: 'write', hats: serving, about: 'R11 One step of searching: who was asked, and what came of it.',
    input: z.object({ id: Id, day: Day, asked: someWords(60), outcome: someWords(300) }), output: MemberPage,
  },
  'members.proposeLost': {
    kind: 'write', hats: serving, about: 'R11 条例第24条 A person proposes; refused (409) while the last contact is younger than lost_months or nobody has searched.',
    input: z.object({ id: Id, reason: z.enum(lostReasons), words: words(300).default('') }), output: MemberPage,
  },
  'members.withdrawLost': { kind: 'write', hats: serving, about: 'R11 Its maker takes a proposal back, until it is decided.', input: z.object({ id: Id }), output: MemberPage },
  'members.decideLost': {
    kind: 'write', hats: ['secretary', 'clerk'], about: 'R11 Records what an organisation decided: which body, on what day, by which document. Never made by the machine.',
    input: z.object({ id: Id, body: someWords(60), day: Day, documentNo: someWords(60) }), output: MemberPage,
  },
  'members.found': {
    kind: 'write', hats: serving, about: 'R11 He was found: ends the proposal or the decision’s effect, and is a contact of that day.',
    input: z.object({ id: Id, day: Day, how: someWords(300) }), output: MemberPage,
  },
} satisfies Contract;
