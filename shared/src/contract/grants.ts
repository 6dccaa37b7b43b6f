import { z } from 'zod';
import { grantKinds, MOST_GRANTED } from '../domain/grants';
import { answerStates, MOST_INTEREST, offerEndings, offerKinds } from '../domain/offers';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const staff = ['clerk', 'secretary'] as const;
const Amount = z.int().min(0).max(MOST_GRANTED);
export const Grant = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), kind: z.enum(grantKinds), amount: z.int(), project: z.string(), source: z.string(), on: Day, model: z.boolean(),
  /** What came of it, the last day first; the first one is how it stands. */
  outcomes: z.array(z.object({ on: Day, amount: z.int(), words: z.string(), by: z.string() })), can: z.array(z.enum(['outcome', 'takeBack'])),
});
const offered = { kind: z.enum(offerKinds), title: someWords(60), gives: z.enum(grantKinds), amount: Amount.min(1), interest: z.int().min(0).max(MOST_INTEREST), bank: words(60), places: z.int().min(1).max(10_000), until: Day, words: words(200) };
/** It ended before its last day, and why. */
const Ended = z.object({ how: z.enum(offerEndings), on: Day, reason: z.string() }).nullable();
export const Offer = z.object({ id: Id, ...offered, on: Day, by: z.string(), given: z.int(), wanted: z.int(), declined: z.int(), taken: z.int(), refused: z.int(), ended: Ended, can: z.array(z.enum(['close', 'withdraw'])) });
/** What one family was offered, and what became of it. `left`: places nobody has taken up. */
export const OfferAnswer = z.object({
  id: Id, offerId: Id, ...offered, left: z.int(), familyId: Id, family: z.string(), village: z.string(), state: z.enum(answerStates), said: z.string(), answeredOn: Day.nullable(), reason: z.string(), decidedOn: Day.nullable(), grantId: Id.nullable(), ended: Ended,
  can: z.array(z.enum(['answer', 'take', 'refuse'])),
});
const Filter = { village: Id.optional(), kind: z.enum(grantKinds).optional(), model: z.boolean().optional() };

export const grants = {
  'grants.give': {
    kind: 'write', hats: staff, about: 'H18 What a family is given, in the unit of its kind; money in 分. `model`: a household that shows others how (示范带动户).',
    input: z.object({ familyId: Id, kind: z.enum(grantKinds), amount: Amount.min(1), project: someWords(60), source: words(60).default(''), on: Day, model: z.boolean().default(false) }), output: Grant,
  },
  'grants.outcome': { kind: 'write', hats: [...staff, 'helper', 'liaison'], about: 'H18 How much there is of it on a day, in the same unit; the last day stands. The same day again corrects it.', input: z.object({ id: Id, on: Day, amount: Amount, words: words(100).default('') }), output: Grant },
  'grants.takeBack': { kind: 'write', hats: staff, about: 'H18 It was entered by mistake: it counts nowhere; a place it had taken up is free again. 409 grant.taken_back.', input: z.object({ id: Id, reason: someWords(100) }), output: Grant },
  'grants.list': { kind: 'read', personal: 'list', hats: [...staff, 'county', 'helper', 'liaison', 'member', 'family'], about: 'H18 What families one may know of were given, and what came of it.', input: z.object({ familyId: Id.optional(), ...Filter, ...Paging }), output: page(Grant) },
  'grants.figures': {
    kind: 'read', hats: [...staff, 'county'], about: 'H18 Sums by kind over the rows of the list with the same filter; kinds of different units are never added. `now`: the newest outcomes added up, of those that have one. `villages`: the families of the list by the village of the grant, in the order of the roster; `families` counts each once.', input: z.object(Filter),
    output: z.object({ models: z.int(), families: z.int(), villages: z.array(z.object({ villageId: Id.nullable(), village: z.string(), families: z.int() })), kinds: z.array(z.object({ kind: z.enum(grantKinds), grants: z.int(), families: z.int(), given: z.int(), told: z.int(), now: z.int() })) }),
  },
  'grants.offer': {
    kind: 'write', hats: ['clerk'], about: 'F6 A place in a project, a loan whose interest is partly paid, or something else, offered to families that hold a valid card: those named, or all of one’s place. `gives` and `amount`: what a family is given that takes it up; `interest` in hundredths of a percent a year. 409 offer.no_card, offer.nobody.',
    input: z.object({ ...offered, interest: offered.interest.default(0), bank: offered.bank.default(''), words: offered.words.default(''), familyIds: z.array(Id).min(1).max(200).optional() }), output: Offer,
  },
  'grants.closeOffer': { kind: 'write', hats: ['clerk'], about: 'F6 No family may answer any more, before its last day; those who want it are still decided one by one, and those who had not answered are told. 409 offer.ended.', input: z.object({ id: Id, reason: someWords(100) }), output: Offer },
  'grants.withdrawOffer': { kind: 'write', hats: ['clerk'], about: 'F6 Nobody is given any of it, and why; only while nobody has taken it up. Families that had not said no are told. 409 offer.ended, offer.some_taken.', input: z.object({ id: Id, reason: someWords(100) }), output: Offer },
  'grants.offers': { kind: 'read', hats: ['clerk', 'county'], about: 'F6 What was offered and how many answered what, the newest first.', input: z.object({ ...Paging }), output: page(Offer) },
  'grants.answers': { kind: 'read', personal: 'list', hats: [...staff, 'county', 'helper', 'liaison', 'member', 'family'], about: 'F6 What families one may know of were offered and what they said; at home one’s own.', input: z.object({ offerId: Id.optional(), familyId: Id.optional(), state: z.enum(answerStates).optional(), ...Paging }), output: page(OfferAnswer) },
  'grants.answer': { kind: 'write', hats: ['member', 'family'], about: 'F6 The family wants it or does not, and may say otherwise until the last day or until the office has decided. 409 offer.over, offer.decided, offer.ended.', input: z.object({ id: Id, want: z.boolean(), words: words(100).default('') }), output: OfferAnswer },
  'grants.takeUp': { kind: 'write', hats: ['clerk'], about: 'F6 It came about: the family is given what was offered, or `amount` of it. Never more than there are places. 409 offer.not_wanted, offer.decided, offer.full, offer.ended.', input: z.object({ id: Id, amount: Amount.min(1).optional(), on: Day.optional() }), output: OfferAnswer },
  'grants.refuse': { kind: 'write', hats: ['clerk'], about: 'F6 It did not come about, and why; the family reads it. 409 offer.not_wanted, offer.decided.', input: z.object({ id: Id, reason: someWords(100) }), output: OfferAnswer },
} satisfies Contract;
