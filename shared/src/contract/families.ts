import { z } from 'zod';
import { childStages, consentBy, consentChannels, dependentKinds, fileFields, tagKinds } from '../domain/families';
import { Contract, Day, Id, Nothing, Paging, page, Phone, someWords, words } from './define';
import { MergedRow } from './people';

export const FamilyRow = z.object({
  id: Id, name: z.string(), village: z.string(), villageId: Id, groupName: z.string(), members: z.array(z.string()), children: z.int().nullable(), elders: z.int(), women: z.int(),
  helpers: z.array(z.string()), cardNumber: z.string().nullable(),
});
const Tag = z.object({ id: Id, tag: z.enum(tagKinds), label: z.string(), from: Day });
const ChildState = z.object({ stage: z.enum(childStages), until: Day.nullable(), consentId: Id.nullable(), consentedOn: Day.nullable(), giver: z.string().nullable(), filled: z.int(),
  /** What was told before a consent was taken back: sealed since, gone by `eraseOn`; both null where nothing was taken back. */
  eraseOn: Day.nullable(), erasedOn: Day.nullable(),
  can: z.array(z.enum(['read', 'save', 'consent', 'withdraw', 'change_guardian'])),
});
/** R6 A birthday, or another definition, that changed a class; `next` is the one to come within ninety days. */
const Turn = z.object({ on: Day, words: z.string() });
/** `kind` is the class that is counted: the roster's, until a birthday ended it. `category` is the one the ages give on the day of the answer. */
const FamilyMember = z.object({
  personId: Id, name: z.string(), relation: z.string(), kind: z.enum(dependentKinds), category: z.enum(dependentKinds), phone: z.string().nullable(), from: Day, protected: z.boolean(), tags: z.array(Tag),
  carers: z.array(z.object({ id: Id, personId: Id, name: z.string(), from: Day })), child: ChildState.nullable(), turned: Turn.nullable(), next: Turn.nullable(),
});
export const FamilyPage = FamilyRow.extend({
  headPersonId: Id, away: z.array(z.object({ personId: Id, name: z.string() })), people: z.array(FamilyMember),
  visits: z.array(z.object({ id: Id, on: Day, by: z.string(), way: z.string(), words: z.string() })),
  can: z.array(z.enum(['add_person', 'set_head', 'move', 'tag', 'protect'])),
});
const someFile = Object.fromEntries(fileFields.map((f) => [f, words(60).default('')])) as Record<(typeof fileFields)[number], z.ZodDefault<z.ZodString>>;
const shownFile = z.object(Object.fromEntries(fileFields.map((f) => [f, z.string()])) as Record<(typeof fileFields)[number], z.ZodString>);
const Someone = { personId: Id.optional(), name: someWords(30).optional(), sex: z.enum(['男', '女']).optional(), birth: Day.optional(), phone: Phone.optional() };

const office = ['clerk', 'secretary'] as const;
const near = ['clerk', 'secretary', 'liaison'] as const;
const childStaff = ['secretary', 'liaison'] as const;
export const families = {
  'families.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county', 'liaison', 'civil'], about: 'R5 Families of one’s own scope.', input: z.object({ village: Id.optional(), helper: z.enum(['none']).optional(), card: z.enum(['none']).optional(), name: z.string().trim().max(30).optional(), ...Paging }), output: page(FamilyRow) },
  'families.get': { kind: 'read', personal: 'one', hats: ['clerk', 'secretary', 'liaison', 'helper', 'family', 'member'], about: 'R5 One family; opening it is recorded. Health tags only for those who serve it; of a child nothing beyond name, class and village before consent.', input: z.object({ id: Id }), output: FamilyPage },

  'families.add': { kind: 'write', hats: office, about: 'R5 A family written down by hand around its head, in one village. 409 families.has_family.', input: z.object({ villageId: Id, groupName: words(30).default(''), ...Someone }), output: z.object({ id: Id }) },
  'families.addPerson': { kind: 'write', hats: office, about: 'R5 Somebody known or new comes into a family, with how he stands to the member away. One family at a time: 409 families.has_family.',
    input: z.object({ familyId: Id, ...Someone, relation: someWords(20), kind: z.enum(dependentKinds), memberPersonId: Id.optional() }), output: FamilyPage },
  'families.endPerson': { kind: 'write', hats: office, about: 'R5 Somebody leaves a family on a day; the head must be another first. 409 families.is_head.', input: z.object({ familyId: Id, personId: Id, on: Day }), output: FamilyPage },
  'families.setHead': { kind: 'write', hats: office, about: 'R5 The one head of a family, somebody who lives in it.', input: z.object({ familyId: Id, personId: Id }), output: FamilyPage },
  'families.move': { kind: 'write', hats: office, about: 'R5 The family moves to another village of one’s own place from today; figures of earlier days keep the old one.', input: z.object({ familyId: Id, villageId: Id, groupName: words(30).default('') }), output: FamilyPage },
  'families.setCarer': { kind: 'write', hats: near, about: 'R5 Who of the family takes care of whom, from a day.', input: z.object({ familyId: Id, personId: Id, carerId: Id, from: Day.optional() }), output: FamilyPage },
  'families.endCarer': { kind: 'write', hats: near, about: 'R5 Ends a care on a day.', input: z.object({ familyId: Id, id: Id, on: Day.optional() }), output: FamilyPage },
  'families.setTag': { kind: 'write', hats: near, about: 'R6 Sets a tag from a day. 409 families.has_tag.', input: z.object({ familyId: Id, personId: Id, tag: z.enum(tagKinds), from: Day.optional() }), output: FamilyPage },
  'families.endTag': { kind: 'write', hats: near, about: 'R6 Ends a tag on a day.', input: z.object({ familyId: Id, id: Id, on: Day.optional() }), output: FamilyPage },

  'families.consentText': { kind: 'read', hats: [...childStaff, 'family', 'member'], about: 'X9 What is agreed to, in the version of today.', input: Nothing, output: z.object({ version: z.int(), text: z.string(), hash: z.string() }) },
  'families.consent': { kind: 'write', hats: childStaff, about: 'X9 Who agreed for whom, to which text, when and how: the guardian before fourteen, the child itself from then on. 409 families.file_closed, families.has_consent.',
    input: z.object({ familyId: Id, personId: Id, agreedBy: z.enum(consentBy), giver: someWords(30), relation: words(20).default(''), channel: z.enum(consentChannels), version: z.int() }), output: FamilyPage },
  'families.changeGuardian': { kind: 'write', hats: childStaff, about: 'X9 Another guardian from today: the earlier one’s consent ends and the new one’s begins, in one step. 409 families.own_consent once the child is asked itself.',
    input: z.object({ familyId: Id, id: Id, giver: someWords(30), relation: someWords(20), channel: z.enum(consentChannels), version: z.int() }), output: FamilyPage },
  'families.withdrawConsent': { kind: 'write', hats: childStaff, about: 'X9 Takes a consent back: the file is sealed to everybody at once and gone within fifteen working days.', input: z.object({ familyId: Id, id: Id, reason: words(100).default('') }), output: FamilyPage },
  'families.file': { kind: 'read', personal: 'one', hats: ['secretary', 'liaison', 'civil', 'family', 'member'], about: 'R7 The six facts of one child (`id` is the person). 403 families.no_consent, 409 families.file_closed.', input: z.object({ id: Id }), output: z.object({ personId: Id, name: z.string(), file: shownFile, savedOn: Day.nullable(), by: z.string() }) },
  'families.saveFile': { kind: 'write', hats: childStaff, about: 'R7 Writes the six facts; earlier ones stay in the history. 403 families.no_consent.', input: z.object({ familyId: Id, personId: Id, ...someFile }), output: FamilyPage },
  'families.completeness': { kind: 'read', hats: ['clerk', 'secretary', 'county', 'civil'], about: 'R7 How complete the children’s files are, village by village in their fixed order: counts, no names.', input: Nothing,
    output: z.object({ asOf: Day, rows: z.array(z.object({ villageId: Id, village: z.string(), children: z.int(), consented: z.int(), full: z.int(), fields: z.record(z.enum(fileFields), z.int()), percent: z.int() })) }) },

  'families.tagTotals': { kind: 'read', hats: ['clerk', 'secretary', 'county', 'civil'], about: 'R6 How many people wear each tag today: counts, no names. Whoever wears two counts once in `people`.', input: Nothing, output: z.object({ asOf: Day, people: z.int(), rows: z.array(z.object({ tag: z.enum(tagKinds), label: z.string(), people: z.int() })) }) },

  'families.protect': { kind: 'write', hats: ['clerk'], about: 'X9 Protects a person from a day, with a reason: out of every list but the clerk’s and civil affairs’, and out of every export. 409 families.is_protected.', input: z.object({ personId: Id, reason: someWords(100) }), output: Nothing },
  'families.unprotect': { kind: 'write', hats: ['clerk'], about: 'X9 Ends the protection from today.', input: z.object({ personId: Id }), output: Nothing },

  'families.merge': { kind: 'write', hats: office, about: 'R5 R12 Says that two families are one household: the gone one points at the one kept, which keeps its head. 409 families.two_cards, people.paired_twice, people.merged_already.', input: z.object({ keepId: Id, goneId: Id }), output: MergedRow },
  'families.unmerge': { kind: 'write', hats: office, about: 'R12 Takes a merge of two families back, within thirty days.', input: z.object({ id: Id }), output: MergedRow },
} satisfies Contract;
