import { z } from 'zod';
import { dependentKinds } from '../domain/families';
import { Contract, Day, Id, Paging, page } from './define';
import { MergedRow } from './people';

export const FamilyRow = z.object({
  id: Id, name: z.string(), village: z.string(), villageId: Id, groupName: z.string(), members: z.array(z.string()), children: z.int().nullable(), elders: z.int(), women: z.int(),
  helpers: z.array(z.string()), cardNumber: z.string().nullable(),
});
export const FamilyPage = FamilyRow.extend({
  people: z.array(z.object({ personId: Id, name: z.string(), relation: z.string(), kind: z.enum(dependentKinds), phone: z.string().nullable() })),
  visits: z.array(z.object({ id: Id, on: Day, by: z.string(), way: z.string(), words: z.string() })),
});
export const families = {
  'families.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county', 'liaison', 'civil'], about: 'R5 Families of one’s own scope.', input: z.object({ village: Id.optional(), helper: z.enum(['none']).optional(), card: z.enum(['none']).optional(), name: z.string().trim().max(30).optional(), ...Paging }), output: page(FamilyRow) },
  'families.get': { kind: 'read', personal: 'one', hats: ['clerk', 'secretary', 'liaison', 'helper', 'family', 'member'], about: 'R5 One family; opening it is recorded.', input: z.object({ id: Id }), output: FamilyPage },
  'families.merge': { kind: 'write', hats: ['clerk', 'secretary'], about: 'R5 R12 Says that two families are one household: the gone one points at the one kept, which keeps its head. 409 families.two_cards, people.paired_twice, people.merged_already.', input: z.object({ keepId: Id, goneId: Id }), output: MergedRow },
  'families.unmerge': { kind: 'write', hats: ['clerk', 'secretary'], about: 'R12 Takes a merge of two families back, within thirty days.', input: z.object({ id: Id }), output: MergedRow },
} satisfies Contract;
