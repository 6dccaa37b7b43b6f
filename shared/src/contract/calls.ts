import { z } from 'zod';
import { callAnswers, callOutcomes, callWants, TELLS, tellMax } from '../domain/calls';
import { Contract, Day, Id, Instant, Paging, Period, page, someWords, words } from './define';
import { dutyStates } from '../domain/duties';

/** What the township has its liaisons tell in a month; empty until it said so. */
export const CallPlan = z.object({ period: Period, tells: z.array(z.string()), setBy: z.string(), can: z.array(z.enum(['set'])) });
export const Call = z.object({
  /** The member; a call is to him, once in each stretch of the county’s rule. */
  memberId: Id, personId: Id, name: z.string(), village: z.string(), place: z.string(), phone: z.string().nullable(), liaison: z.string(), dueOn: Day, state: z.enum(dutyStates), doneOn: Day.nullable(),
  /** The last call since the duty opened that reached nobody, how many days of such there are since he was last heard of, and whether he is to be searched for now (R11). */
  last: z.object({ on: Day, outcome: z.enum(callOutcomes), words: z.string() }).nullable(), misses: z.int(), unreached: z.boolean(),
  can: z.array(z.enum(['call', 'log'])),
});

const serving = ['liaison', 'secretary', 'clerk'] as const;
export const calls = {
  'calls.plan': { kind: 'read', hats: serving, about: 'M1 The three things to tell in a month.', input: z.object({ period: Period.optional() }), output: CallPlan },
  'calls.setPlan': { kind: 'write', hats: ['clerk'], about: 'M1 What every liaison of the township tells in a month, this one or one to come. Said again it replaces what was said. 400 calls.past_month.', input: z.object({ period: Period, tells: z.array(someWords(tellMax)).max(TELLS) }), output: CallPlan },
  'calls.list': {
    kind: 'read', personal: 'list', hats: serving, about: 'M1 Whom to call now by the county’s rule, and who was reached already, with the month’s plan.',
    input: z.object({ ...Paging }), output: page(Call).extend({ plan: CallPlan, left: z.int(), done: z.int() }),
  },
  'calls.dial': { kind: 'write', hats: serving, about: 'M1 The number to dial, recorded as a reveal; the call that is due is the reason. 409 calls.not_due, calls.no_phone.', input: z.object({ memberId: Id }), output: z.object({ phone: z.string() }) },
  'calls.log': {
    kind: 'write', hats: serving, about: 'M1 What came of a call. Reached, it is a contact log (N5) and closes the duty; else the duty stays, and the third day of misses in a row puts the member among those to be searched for (R11). A difficulty becomes a request. Counts for the day it was made.',
    input: z.object({ memberId: Id, outcome: z.enum(callOutcomes), answer: z.enum(callAnswers).optional(), wants: z.enum(callWants).optional(), words: words(300).default(''), happenedAt: Instant.optional() }),
    /** `call`: null when none is due any more. */
    output: z.object({ call: Call.nullable(), misses: z.int(), unreached: z.boolean() }),
  },
} satisfies Contract;
