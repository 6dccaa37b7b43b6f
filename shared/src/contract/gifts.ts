import { z } from 'zod';
import { giftKinds, giftSources, giftStates } from '../domain/gifts';
import { Contract, Day, Fen, Id, Paging, Period, Quantity, page, someWords, words } from './define';

/** What was brought: money in fen, or goods by kind, quantity and unit. */
export const GiftInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), fen: Fen, source: z.enum(giftSources), giver: someWords(40) }),
  z.strictObject({ kind: z.literal('goods'), item: someWords(30), quantity: Quantity, unit: someWords(6), source: z.enum(giftSources), giver: someWords(40) }),
]);
export const Gift = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), on: Day, kind: z.enum(giftKinds), fen: z.int(), item: z.string(), quantity: z.int(), unit: z.string(), source: z.enum(giftSources), giver: z.string(), by: z.string(),
  /** waiting: the family has not said anything yet; paper: signed on paper; phone: said so by phone; both noted by somebody else, with his name beside the receiver’s; denied: the family says it has not come. */
  state: z.enum(giftStates), receiver: z.string(), said: z.string(),
  /** Who wrote down that it has come, where it was not the family itself. */
  noted: z.string(), can: z.array(z.enum(['confirm', 'paper', 'cancel'])),
});

const readers = ['family', 'helper', 'secretary', 'clerk', 'county'] as const;
export const gifts = {
  'gifts.list': {
    kind: 'read', personal: 'list', hats: readers, about: 'H10 Gifts one may see, or only those one brought, the newest first, with the sums of all of them: money in fen, goods by kind and unit. What was cancelled is in neither.',
    input: z.object({ familyId: Id.optional(), month: Period.optional(), state: z.enum(giftStates).optional(), village: Id.optional(), mine: z.boolean().optional(), ...Paging }),
    output: page(Gift).extend({ sums: z.object({ fen: z.int(), goods: z.array(z.object({ item: z.string(), unit: z.string(), quantity: z.int() })) }) }),
  },
  'gifts.confirm': { kind: 'write', hats: ['family'], about: 'H10 The family says whether it has come. 409 gift.settled.', input: z.object({ id: Id, got: z.boolean(), words: words(120).default('') }), output: Gift },
  'gifts.notePaper': { kind: 'write', hats: ['helper', 'secretary', 'clerk'], about: 'H10 Signed on paper, or said by phone, by whom; kept with the name of whoever notes it. 409 gift.settled.', input: z.object({ id: Id, receiver: someWords(30), how: z.enum(['paper', 'phone']).default('paper') }), output: Gift },
  'gifts.cancel': { kind: 'write', hats: ['helper', 'secretary', 'clerk'], about: 'H10 Written down by mistake; it stays in the record and counts no more. A helper cancels only what the family has not settled. 409 gift.settled.', input: z.object({ id: Id, reason: someWords(120) }), output: Gift },
} satisfies Contract;
