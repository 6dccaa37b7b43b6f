import { z } from 'zod';
import { childStages, consentChannels } from '../domain/families';
import { awayRules, familyRules, foundKinds, labours, surveyDiffs, surveyFields, surveyHows, surveyKinds, surveyOutcomes, surveyReasons } from '../domain/surveys';
import { Contract, Day, Id, Instant, Nothing, Paging, Phone, page, someWords, words } from './define';

const Age = z.int().min(0).max(120);
export const SurveyRules = z.strictObject({
  kinds: z.array(z.enum(surveyKinds)).min(1).max(4), childUnder: Age, elderFrom: Age, womanFrom: Age, womanTo: Age,
  /** For children; of the members of the family who are away by the roster. */
  parentsAway: z.enum(awayRules), families: z.enum(familyRules),
});
const byKind = z.record(z.enum(surveyKinds), z.int());
const Half = z.string().regex(/^\d{4}H[12]$/);
/** `subjects` are to be surveyed; `undecided` counts differences and people nobody met that still want a decision. */
const Counts = { subjects: z.int(), surveyed: z.int(), here: z.int(), new: z.int(), left: z.int(), changed: z.int(), undecided: z.int() };
export const SurveyRound = z.object({
  id: Id, half: Half, townshipId: Id, township: z.string(), opensOn: Day, closesOn: Day, openedBy: z.string(), openedOn: Day, closedOn: Day.nullable(), closedBy: z.string().nullable(),
  late: z.boolean(), rules: SurveyRules, ...Counts, can: z.array(z.enum(['close', 'decide', 'record', 'list'])),
});
const Page = SurveyRound.extend({
  before: z.object({ id: Id, half: Half, closedOn: Day }).nullable(),
  villages: z.array(z.object({ villageId: Id.nullable(), village: z.string(), kinds: byKind, ...Counts })),
});

/** `fields` names what differs, never its value; numbers are masked, here and among facts. Health and children’s facts are told in `surveys.subject` only. */
const Subject = z.object({
  id: Id, roundId: Id, name: z.string(), kind: z.enum(surveyKinds), age: z.int().nullable(), villageId: Id.nullable(), village: z.string(), groupName: z.string(), family: z.string(), familyId: Id, phone: z.string().nullable(),
  origin: z.enum(['listed', 'found', 'before']), outcome: z.enum(surveyOutcomes).nullable(), surveyedOn: Day.nullable(), by: z.string(),
  diff: z.enum(surveyDiffs).nullable(), reason: z.enum(surveyReasons).nullable(), fields: z.array(z.enum(surveyFields)),
  decision: z.object({ how: z.enum(surveyHows), words: z.string(), by: z.string(), on: Day }).nullable(), choices: z.array(z.enum(surveyHows)),
});
const facts = z.partialRecord(z.enum(surveyFields), z.string());
const Snapshot = z.object({ id: Id, outcome: z.enum(surveyOutcomes), on: Day, by: z.string(), facts, words: z.string(), /** Something was written down that this reader may not read. */ hidden: z.boolean() });
const Child = z.object({ stage: z.enum(childStages), consented: z.boolean(), mayAsk: z.boolean() });

/** A mask that was shown is no number. */
const SomePhones = words(60).refine((text) => !text.includes('*'));
const Facts = { livingWith: words(60).default(''), parentsWork: words(60).default(''), parentsPhone: SomePhones.default(''), teacher: words(60).default(''), school: words(60).default(''), className: words(60).default(''), carer: words(60).default(''), phone: z.union([Phone, z.literal('')]).default(''), needs: words(200).default(''), health: words(200).default(''), labour: z.union([z.enum(labours), z.literal('')]).default(''), words: words(200).default('') };
/** Given at the door together with what was found. */
const Yes = z.strictObject({ giver: someWords(30), relation: words(20).default(''), channel: z.enum(consentChannels), version: z.int() });

const desks = ['clerk', 'county'] as const;
const surveyors = ['secretary', 'liaison', 'helper'] as const;
export const surveys = {
  'surveys.plan': { kind: 'read', hats: desks, about: 'R8 What a round of a township would begin with: the county’s ages and days, and whether one may be opened now. The county names the township.', input: z.object({ township: Id.optional() }),
    output: z.object({ townshipId: Id, township: z.string(), half: Half, opensOn: Day, closesOn: Day, rules: SurveyRules, refused: z.string().nullable(), before: z.object({ id: Id, half: Half, closedOn: Day }).nullable() }) },
  'surveys.preview': { kind: 'read', hats: desks, about: 'R8 How many fall under the rules, by village and class, before anything is opened: counts, no names. `people` counts each person once.', input: z.object({ township: Id.optional(), opensOn: Day, rules: SurveyRules }),
    output: z.object({ people: z.int(), subjects: z.int(), new: z.int(), left: z.int(), rows: z.array(z.object({ villageId: Id.nullable(), village: z.string(), kinds: byKind, subjects: z.int() })) }) },
  'surveys.open': { kind: 'write', hats: desks, about: 'R8 Opens the round of a township and half-year and lists who is to be surveyed. 409 surveys.open_already, surveys.done_already, surveys.nobody; 400 surveys.days.', input: z.object({ township: Id.optional(), opensOn: Day, closesOn: Day, rules: SurveyRules }), output: Page },
  'surveys.rounds': { kind: 'read', hats: ['clerk', 'county', 'secretary'], about: 'R8 Rounds of one’s own scope, newest first; with `on` those that were closed by that day.', input: z.object({ township: Id.optional(), on: Day.optional() }), output: z.object({ rows: z.array(SurveyRound) }) },
  'surveys.round': { kind: 'read', hats: ['clerk', 'county', 'secretary'], about: 'R8 One round, village by village in their fixed order; of a closed one the figures never change and villages keep the names of its day.', input: z.object({ id: Id }), output: Page },
  'surveys.subjects': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary'], about: 'R8 Who is surveyed in a round, with what differs and what was decided. Values are not told here.',
    input: z.object({ roundId: Id, village: Id.optional(), kind: z.enum(surveyKinds).optional(), state: z.enum(['left', 'done', 'undecided']).optional(), diff: z.enum([...surveyDiffs, 'any']).optional(), name: z.string().trim().max(30).optional(), ...Paging }), output: page(Subject) },
  'surveys.subject': { kind: 'read', personal: 'one', hats: ['clerk', 'secretary', 'liaison'], about: 'R8 One subject: what was found this time, each time it was surveyed, and what stood before. A child’s facts while a consent holds and for those who read its file (R7); health for entitled hats.', input: z.object({ id: Id }),
    output: Subject.extend({ snapshots: z.array(Snapshot), before: z.object({ on: Day.nullable(), facts, hidden: z.boolean() }).nullable(), child: Child.nullable(), can: z.array(z.enum(['record', 'decide'])) }) },
  'surveys.mine': { kind: 'read', personal: 'list', hats: surveyors, about: 'R8 What a surveyor takes along: everyone of the open round he reaches, with what was written last and may be read, for a phone without a network.', input: Nothing,
    output: z.object({
      round: z.object({ id: Id, half: Half, opensOn: Day, closesOn: Day, begun: z.boolean(), late: z.boolean() }).nullable(), consent: z.object({ version: z.int(), text: z.string() }),
      rows: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(surveyKinds), age: z.int().nullable(), villageId: Id.nullable(), village: z.string(), groupName: z.string(), family: z.string(), familyId: Id, outcome: z.enum(surveyOutcomes).nullable(), surveyedOn: Day.nullable(), phone: z.string().nullable(), child: Child.nullable(), facts, /** What was told last; sent along, so that somebody else’s word since is not passed over. */ version: Id.nullable().optional() })),
    }) },
  'surveys.record': { kind: 'write', hats: [...surveyors, 'clerk'], about: 'R8 What was found, also late from a phone that had no network; an older one never hides a newer. 403 families.no_consent for a child’s facts, 409 surveys.closed, surveys.not_begun; 409 surveys.told_meanwhile with both copies where somebody else has told of it since `version`, which is sent again as the copy says.', input: z.object({ id: Id, version: Id.nullable().optional(), outcome: z.enum(surveyOutcomes), ...Facts, consent: Yes.optional(), happenedAt: Instant.optional() }), output: Subject },
  'surveys.found': { kind: 'write', hats: [...surveyors, 'clerk'], about: 'R8 Somebody found at the door whom the roster does not have; the clerk decides whether a record is made. 409 surveys.listed_already.',
    input: z.object({ roundId: Id, familyId: Id, name: someWords(30), sex: z.enum(['男', '女']).optional(), birth: Day.optional(), kind: z.enum(foundKinds), relation: someWords(20), livingWith: Facts.livingWith, needs: Facts.needs, words: Facts.words, happenedAt: Instant.optional() }), output: Subject },
  'surveys.decide': { kind: 'write', hats: ['clerk'], about: 'R8 A person decides on differences and on people nobody met: over into the roster, or the roster stays with a word why. 409 surveys.no_choice, surveys.closed, and what the roster itself refuses.',
    input: z.object({ ids: z.array(Id).min(1).max(200), how: z.enum(surveyHows), reason: z.enum(surveyReasons).optional(), words: words(200).default('') }), output: z.object({ rows: z.array(Subject) }) },
  'surveys.close': { kind: 'write', hats: ['clerk'], about: 'R8 Closes the round for good. 409 surveys.undecided with how many people and differences still want a decision.', input: z.object({ id: Id }), output: Page },
} satisfies Contract;
