import { z } from 'zod';
import { aspects, helperClasses, pairingLevels, pairingRoles, photoStates, visitOccasions, visitStates, visitWays } from '../domain/pairings';
import { GiftInput } from './gifts';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, Phone, PhotoIds, page, someWords, words } from './define';

export const Pairing = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), helperId: Id, helper: z.string(), duty: z.string(), helperClass: z.enum(helperClasses), role: z.enum(pairingRoles),
  /** The unit that helps, with `helper` its contact person; the one of the family it is about; both empty where it is a person and a whole family. */
  unit: z.string(), person: z.string(), level: z.enum(pairingLevels).nullable(),
  aspects: z.array(z.enum(aspects)), from: Day, until: Day.nullable(), reason: z.string(), can: z.array(z.enum(['end'])),
});
export const Visit = z.object({ id: Id, familyId: Id, family: z.string(), by: z.string(), way: z.enum(visitWays),
  /** Null where a paper record does not say. */
  occasion: z.enum(visitOccasions).nullable(), state: z.enum(visitStates).nullable(), aspects: z.array(z.enum(aspects)), words: z.string(), echo: z.boolean(), happenedAt: Instant, on: Day, requestId: Id.nullable(),
  /** To others only those an office has looked at; to the office and to whoever took them all, with how far it is. */
  photos: z.array(z.object({ id: Id, state: z.enum(photoStates) })),
  /** Entered from a paper record: of its day, with no hour. */
  paper: z.boolean(),
});
export const VisitPhoto = z.object({ id: Id, visitId: Id, familyId: Id, family: z.string(), village: z.string(), by: z.string(), on: Day, state: z.enum(photoStates), reason: z.string(), checkedBy: z.string(), can: z.array(z.enum(['pass', 'withhold'])) });
const checkers = ['clerk', 'secretary'] as const;
const Echo = z.object({ agrees: z.boolean(), since: Instant.nullable() });

export const pairings = {
  'pairings.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county', 'civil'], about: 'H1 Pairings of one’s own scope, ended ones on demand.', input: z.object({ village: Id.optional(), ended: z.boolean().default(false), aspect: z.enum(aspects).optional(), ...Paging }), output: page(Pairing) },
  'pairings.pair': { kind: 'write', hats: ['clerk', 'secretary'], about: 'H1 H2 Pairs a helper, known or new, with a family or one person of it. With `unitId` the unit helps and the person is its contact, who alone sees the family. 409 pairing.exists.',
    input: z.object({ familyId: Id, personId: Id.optional(), unitId: Id.optional(), level: z.enum(pairingLevels).optional(), helperId: Id.optional(), name: someWords(30).optional(), phone: Phone.optional(), duty: words(60).default(''), helperClass: z.enum(helperClasses), role: z.enum(pairingRoles).default('helper'), aspects: z.array(z.enum(aspects)).max(3).default([]), from: Day.optional() }), output: Pairing },
  'pairings.end': { kind: 'write', hats: ['clerk', 'secretary'], about: 'H1 H16 Ends a pairing from today; the helper sees the family no more. The last one of a family names who follows, or why nobody does: 409 pairing.successor_needed.',
    input: z.object({ id: Id, reason: someWords(120), successorId: Id.optional(), nobody: someWords(120).optional() }), output: Pairing },
  'pairings.left': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county'], about: 'H16 Families somebody helped before and nobody helps now, with what was said when it ended, in the order of villages.', input: z.object({ village: Id.optional(), ...Paging }),
    output: page(z.object({ familyId: Id, family: z.string(), village: z.string(), groupName: z.string(), helper: z.string(), unit: z.string(), until: Day, reason: z.string(), nobody: z.string() })) },
  'pairings.helpers': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary'], about: 'H1 Helpers of one’s own scope with how many families each looks after, in name order.', input: Nothing,
    output: z.object({ rows: z.array(z.object({ personId: Id, name: z.string(), duty: z.string(), families: z.int(), phone: z.string().nullable(), hasHat: z.boolean() })) }) },
  'visits.record': { kind: 'write', hats: ['helper'], about: 'H5 Records a visit, also late from a phone that had no network. 404 for a family not one’s own at that time.',
    input: z.object({ familyId: Id, way: z.enum(visitWays), occasion: z.enum(visitOccasions), state: z.enum(visitStates), aspects: z.array(z.enum(aspects)).max(3).default([]), words: words(300).default(''), difficulty: words(300).default(''), echo: z.boolean().default(false), photoIds: PhotoIds,
      /** What was brought; `signedBy`: who of the family signed for it on paper. */
      gifts: z.array(GiftInput).max(10).default([]), signedBy: words(30).default(''), happenedAt: Instant }), output: Visit },
  'visits.echo': { kind: 'read', hats: ['family'], about: 'H15 Whether the family agrees that the member away is told of visits; it does until it says otherwise, and each visit asks at the door.', input: Nothing, output: Echo },
  'visits.setEcho': { kind: 'write', hats: ['family'], about: 'H15 The family agrees, or takes it back: from then on the member away reads of no visit, also not of earlier ones.', input: z.object({ agrees: z.boolean() }), output: Echo },
  'visits.list': { kind: 'read', personal: 'list', hats: ['helper', 'clerk', 'secretary', 'county', 'liaison'], about: 'H5 Visits one may see, newest first.', input: z.object({ familyId: Id.optional(), month: Period.optional(), aspect: z.enum(aspects).optional(),
      /** Only those made shortly before a member of the family left, in this year. */
      leaving: z.int().min(2000).max(2199).optional(), village: Id.optional(), ...Paging }), output: page(Visit) },
  'visits.photos': { kind: 'read', personal: 'list', hats: checkers, about: 'H10 Pictures that came with visits, those not looked at yet first; until an office has, nobody but the office and whoever took it sees one.', input: z.object({ state: z.enum(photoStates).optional(), ...Paging }), output: page(VisitPhoto) },
  'visits.checkPhoto': { kind: 'write', hats: checkers, about: 'H10 The office lets a picture be shown, or does not and says why; not one’s own. 409 photo.checked where somebody was faster or it stands so already.', input: z.object({ id: Id, pass: z.boolean(), reason: words(100).default('') }), output: VisitPhoto },
  'visits.aspects': { kind: 'read', hats: ['clerk', 'secretary', 'county'], about: 'H4 How many pairings there are for thought, life and production, and how many visits of a month helped with each; one that names two counts in both. Each number is the length of the list it opens.',
    input: z.object({ month: Period.optional() }), output: z.object({ month: Period, pairings: z.int(), visits: z.int(), rows: z.array(z.object({ aspect: z.enum(aspects), pairings: z.int(), visits: z.int() })) }) },
} satisfies Contract;
