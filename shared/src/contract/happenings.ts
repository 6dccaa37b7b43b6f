import { z } from 'zod';
import { happeningKinds, happeningReaders } from '../domain/happenings';
import { Contract, Day, Id, Paging, page, words } from './define';

const tellers = ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk'] as const;
export const Happening = z.object({
  id: Id, familyId: Id, family: z.string(), personId: Id.nullable(), person: z.string().nullable(), kind: z.enum(happeningKinds), on: Day, words: z.string(), readers: z.enum(happeningReaders), by: z.string(), mine: z.boolean(), takenBack: z.boolean(),
  /** H7 Of an illness: the day somebody said that it is over. */
  overOn: Day.nullable(), can: z.array(z.enum(['takeBack', 'over'])),
});

export const happenings = {
  'happenings.tell': {
    kind: 'write', hats: tellers, about: 'P5 H8 Something happened in work or life. One of 四必访 makes a visit due. Member and family tell of their own family and name none. 409 happening.no_family.',
    input: z.object({ familyId: Id.optional(), personId: Id.optional(), kind: z.enum(happeningKinds), on: Day, words: words(200).default(''), readers: z.enum(happeningReaders).default('serve') }), output: Happening,
  },
  'happenings.takeBack': { kind: 'write', hats: tellers, about: 'P5 H8 By whoever told it: it is not so, and nobody need go. 409 happening.taken_back.', input: z.object({ id: Id }), output: Happening },
  'happenings.over': { kind: 'write', hats: tellers, about: 'H7 Whoever was ill is well again: no visit is due for it any more. By anybody who may know of it. 409 happening.not_ill.', input: z.object({ id: Id }), output: Happening },
  'happenings.list': { kind: 'read', personal: 'list', hats: tellers, about: 'P5 H8 What one may know of, newest day first; of one family or one person on demand.', input: z.object({ familyId: Id.optional(), personId: Id.optional(), ...Paging }), output: page(Happening) },
} satisfies Contract;
