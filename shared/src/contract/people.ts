import { z } from 'zod';
import { againstReasons, matchReasons, mergeFields } from '../domain/people';
import { Contract, Day, Id, Nothing, Paging, page } from './define';

const office = ['clerk', 'secretary'] as const;
const Someone = z.object({ id: Id, name: z.string(), village: z.string(), phone: z.string().nullable(), idNo: z.string().nullable(), birth: z.string(), isMember: z.boolean(), familyId: Id.nullable() });
export const Suggestion = z.object({ key: z.string(), a: Someone, b: Someone, reason: z.enum(matchReasons), against: z.array(z.enum(againstReasons)), sameFamily: z.boolean() });
/** One record with what hangs on it, as counts. */
const Side = Someone.extend({ values: z.record(z.enum(mergeFields), z.string()), hangs: z.object({ outflows: z.int(), families: z.int(), cards: z.int(), pairings: z.int(), hats: z.int(), requests: z.int(), reports: z.int() }), outDay: Day.nullable(), since: Day });
export const MergedRow = z.object({ id: Id, kind: z.enum(['person', 'family']), keepId: Id, keep: z.string(), gone: z.string(), by: z.string(), on: Day, until: Day, undoneOn: Day.nullable(), can: z.array(z.enum(['unmerge'])) });
const Chosen = z.strictObject(Object.fromEntries(mergeFields.map((f) => [f, z.enum(['keep', 'gone']).optional()])) as Record<(typeof mergeFields)[number], z.ZodOptional<z.ZodEnum<{ keep: 'keep'; gone: 'gone' }>>>);

export const people = {
  'people.suggestions': { kind: 'read', personal: 'list', hats: office, about: 'R12 Pairs of records of one’s own scope that may be one person, with the reason and what speaks against it; inside one family first. Never across counties. Nothing is merged by itself.',
    input: z.object({ ...Paging }), output: page(Suggestion) },
  'people.compare': { kind: 'read', personal: 'list', hats: office, about: 'R12 Two records side by side, masked, with what hangs on each; which of them should stay, and why they cannot be merged if so.',
    input: z.object({ aId: Id, bId: Id }), output: z.object({ rows: z.array(Side), differs: z.array(z.enum(mergeFields)), reason: z.enum(matchReasons).nullable(), against: z.array(z.enum(againstReasons)), keepId: Id, refused: z.string().nullable() }) },
  'people.merge': { kind: 'write', hats: office, about: 'R12 Says that two records are one person: the gone record points at the one kept and nothing else is rewritten. `fields` says which value of a differing fact stands; a blank is filled from the other. 409 people.two_ids, people.keep_member, people.keep_away, people.two_outflows, people.paired_twice, people.merged_already.',
    input: z.object({ keepId: Id, goneId: Id, fields: Chosen.default({}) }), output: MergedRow },
  'people.unmerge': { kind: 'write', hats: office, about: 'R12 Takes a merge of the last thirty days back: every fact stands as before, unless somebody changed it since. 409 people.too_late, people.undone.', input: z.object({ id: Id }), output: MergedRow },
  'people.merges': { kind: 'read', personal: 'list', hats: office, about: 'R12 Merges of one’s own scope, of persons and of families, newest first.', input: z.object({ ...Paging }), output: page(MergedRow) },
  'people.notSame': { kind: 'write', hats: office, about: 'R12 Says that two records are two people; the pair never comes back.', input: z.object({ aId: Id, bId: Id }), output: Nothing },
} satisfies Contract;
