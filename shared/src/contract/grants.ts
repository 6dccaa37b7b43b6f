import { z } from 'zod';
import { grantKinds, MOST_GRANTED } from '../domain/grants';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const staff = ['clerk', 'secretary'] as const;
const Amount = z.int().min(0).max(MOST_GRANTED);
export const Grant = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), kind: z.enum(grantKinds), amount: z.int(), project: z.string(), source: z.string(), on: Day, model: z.boolean(),
  /** What came of it, the last day first; the first one is how it stands. */
  outcomes: z.array(z.object({ on: Day, amount: z.int(), words: z.string(), by: z.string() })), can: z.array(z.enum(['outcome', 'takeBack'])),
});
const Filter = { village: Id.optional(), kind: z.enum(grantKinds).optional(), model: z.boolean().optional() };

export const grants = {
  'grants.give': {
    kind: 'write', hats: staff, about: 'H18 What a family is given, in the unit of its kind; money in 分. `model`: a household that shows others how (示范带动户).',
    input: z.object({ familyId: Id, kind: z.enum(grantKinds), amount: Amount.min(1), project: someWords(60), source: words(60).default(''), on: Day, model: z.boolean().default(false) }), output: Grant,
  },
  'grants.outcome': { kind: 'write', hats: [...staff, 'helper'], about: 'H18 How much there is of it on a day, in the same unit; the last day stands. The same day again corrects it.', input: z.object({ id: Id, on: Day, amount: Amount, words: words(100).default('') }), output: Grant },
  'grants.takeBack': { kind: 'write', hats: staff, about: 'H18 It was entered by mistake: it counts nowhere. 409 grant.taken_back.', input: z.object({ id: Id, reason: someWords(100) }), output: Grant },
  'grants.list': { kind: 'read', personal: 'list', hats: [...staff, 'county', 'helper', 'liaison', 'member', 'family'], about: 'H18 What families one may know of were given, and what came of it.', input: z.object({ familyId: Id.optional(), ...Filter, ...Paging }), output: page(Grant) },
  'grants.figures': {
    kind: 'read', hats: [...staff, 'county'], about: 'H18 Sums by kind over the rows of the list with the same filter; kinds of different units are never added. `now`: the newest outcomes added up, of those that have one.', input: z.object(Filter),
    output: z.object({ models: z.int(), kinds: z.array(z.object({ kind: z.enum(grantKinds), grants: z.int(), families: z.int(), given: z.int(), told: z.int(), now: z.int() })) }),
  },
} satisfies Contract;
