import { z } from 'zod';
import { aspects, helperClasses, pairingRoles, visitOccasions, visitStates, visitWays } from '../domain/pairings';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, Phone, PhotoIds, page, someWords, words } from './define';

export const Pairing = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), helperId: Id, helper: z.string(), duty: z.string(), helperClass: z.enum(helperClasses), role: z.enum(pairingRoles),
  aspects: z.array(z.enum(aspects)), from: Day, until: Day.nullable(), can: z.array(z.enum(['end'])),
});
export const DueVisit = z.object({ familyId: Id, family: z.string(), village: z.string(), groupName: z.string(), people: z.string(), phone: z.string().nullable(), period: Period, doneOn: Day.nullable(), dueOn: Day, state: z.enum(['done', 'due', 'overdue']) });
export const Visit = z.object({ id: Id, familyId: Id, family: z.string(), by: z.string(), way: z.enum(visitWays),
  /** Null where a paper record does not say. */
  occasion: z.enum(visitOccasions).nullable(), state: z.enum(visitStates).nullable(), aspects: z.array(z.enum(aspects)), words: z.string(), echo: z.boolean(), happenedAt: Instant, on: Day, requestId: Id.nullable(),
  /** Entered from a paper record: of its day, with no hour. */
  paper: z.boolean(),
});

export const pairings = {
  'pairings.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county', 'civil'], about: 'H1 Pairings of one’s own scope, ended ones on demand.', input: z.object({ village: Id.optional(), ended: z.boolean().default(false), ...Paging }), output: page(Pairing) },
  'pairings.pair': { kind: 'write', hats: ['clerk', 'secretary'], about: 'H1 Pairs a helper, known or new, with a family. 409 pairing.exists.',
    input: z.object({ familyId: Id, helperId: Id.optional(), name: someWords(30).optional(), phone: Phone.optional(), duty: words(60).default(''), helperClass: z.enum(helperClasses), role: z.enum(pairingRoles).default('helper'), aspects: z.array(z.enum(aspects)).max(3).default([]) }), output: Pairing },
  'pairings.end': { kind: 'write', hats: ['clerk', 'secretary'], about: 'H1 Ends a pairing from today; the helper sees the family no more.', input: z.object({ id: Id, reason: someWords(120) }), output: Pairing },
  'pairings.helpers': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary'], about: 'H1 Helpers of one’s own scope with how many families each looks after, in name order.', input: Nothing,
    output: z.object({ rows: z.array(z.object({ personId: Id, name: z.string(), duty: z.string(), families: z.int(), phone: z.string().nullable(), hasHat: z.boolean() })) }) },
  'visits.due': { kind: 'read', personal: 'list', hats: ['helper'], about: 'H5 The families paired with the helper, and whether this month’s visit was made.', input: Nothing, output: z.object({ period: Period, rows: z.array(DueVisit) }) },
  'visits.record': { kind: 'write', hats: ['helper'], about: 'H5 Records a visit, also late from a phone that had no network. 404 for a family not one’s own at that time.',
    input: z.object({ familyId: Id, way: z.enum(visitWays), occasion: z.enum(visitOccasions), state: z.enum(visitStates), aspects: z.array(z.enum(aspects)).max(3).default([]), words: words(300).default(''), difficulty: words(300).default(''), echo: z.boolean().default(false), photoIds: PhotoIds, happenedAt: Instant }), output: Visit },
  'visits.list': { kind: 'read', personal: 'list', hats: ['helper', 'clerk', 'secretary', 'county', 'liaison'], about: 'H5 Visits one may see, newest first.', input: z.object({ familyId: Id.optional(), month: Period.optional(), ...Paging }), output: page(Visit) },
} satisfies Contract;
