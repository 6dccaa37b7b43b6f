import { z } from 'zod';
import { askKinds, askStates, cardStates, refuseReasons, voidReasons } from '../domain/cards';
import { Contract, Day, Id, Instant, Nothing, Paging, page, words } from './define';

/** What a QR at the counter held: ours or anybody's; the server decides what it means. */
export const CardToken = z.string().max(4000);
export const CardRow = z.object({ id: Id, number: z.string(), familyId: Id, family: z.string(), village: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, can: z.array(z.enum(['void'])) });
export const CardFace = z.object({
  id: Id, number: z.string(), holder: z.string(), member: z.string(), branch: z.string(), place: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, token: z.string(),
  /** Six digits to read out beside the number where nobody can scan. */
  code: z.string(),
  units: z.array(z.object({ name: z.string(), phone: z.string().nullable(), pledge: z.string(), pledgeVersion: z.int() })), complaintPhone: z.string().nullable(),
});

/** F1 One asking for a card, with the day of each step and who took it. */
export const CardAsk = z.object({
  id: Id, kind: z.enum(askKinds), status: z.enum(askStates), familyId: Id, family: z.string(), village: z.string(), reason: z.enum(refuseReasons).nullable(), reasonWords: z.string(), cardNumber: z.string().nullable(),
  steps: z.array(z.object({ status: z.enum(askStates), on: Day, by: z.string() })), can: z.array(z.enum(['check', 'approve', 'refuse'])),
});
const Key = z.object({ kid: z.string(), key: z.string(), from: Day, trustedUntil: Day.nullable() });
const Typed = { words: words(120).default('') };

export const cards = {
  'cards.issueBatch': { kind: 'write', hats: ['clerk'], about: 'F1 Issues a card to every given family, or every family without a valid one that has a member away, or (`approved`) to those whose asking was approved; a renewal keeps the number and gets two more years. One valid card a family: a repeat issues none. 409 card.nobody_away for a given family with nobody away.',
    input: z.object({ familyIds: z.array(Id).max(500).optional(), /** Only those whose asking was approved. */ approved: z.boolean().optional() }), output: z.object({ issued: z.int(), already: z.int() }) },
  'cards.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'liaison'], about: 'F1 Cards of one’s own scope.', input: z.object({ status: z.enum(cardStates).optional(), ...Paging }), output: page(CardRow) },
  'cards.void': { kind: 'write', hats: ['clerk'], about: 'F1 Makes a card void; 409 card.not_valid when it is already.', input: z.object({ id: Id, reason: z.enum(voidReasons), words: words(120).default('') }), output: CardRow },
  'cards.mine': { kind: 'read', hats: ['family', 'member'], about: 'F1 F2 The card of one’s own family with phones and pledges; null when none was issued.', input: Nothing, output: z.object({ card: CardFace.nullable(), ask: CardAsk.nullable(), /** Why the card does not hold, and what to do. */ line: z.string(), can: z.array(z.enum(['apply', 'renew', 'again', 'lose'])) }) },
  'cards.apply': { kind: 'write', hats: ['family', 'member', 'liaison', 'secretary', 'clerk'], about: 'F1 Asks for a card: a first one, a renewal within sixty days of the last day, or another in the place of a lost one; families for themselves, the others with `familyId`. One open asking a family.', input: z.object({ familyId: Id.optional() }), output: CardAsk },
  'cards.asks': { kind: 'read', personal: 'list', hats: ['liaison', 'secretary', 'clerk'], about: 'F1 Askings of one’s own scope, oldest first.', input: z.object({ status: z.enum(askStates).optional(), ...Paging }), output: page(CardAsk) },
  'cards.check': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'F1 The village says that the family is right and somebody is away; 409 row.changed when it is checked already.', input: z.object({ id: Id }), output: CardAsk },
  'cards.approve': { kind: 'write', hats: ['clerk'], about: 'F1 Approves what was checked, many at once; those approved already stay as they are.', input: z.object({ ids: z.array(Id).min(1).max(200) }), output: z.object({ approved: z.int(), already: z.int() }) },
  'cards.refuse': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'F1 Refuses an asking for a reason of the table; the family reads it and what to do. A liaison only before the village has checked it.', input: z.object({ id: Id, reason: z.enum(refuseReasons), ...Typed }), output: CardAsk },
  'cards.lose': { kind: 'write', hats: ['family', 'member'], about: 'F1 The family says that its card is lost: void at once. `again` also asks for another, which gets a new number.', input: z.object({ again: z.boolean().default(false) }), output: z.object({ id: Id, status: z.enum(cardStates) }) },
  'cards.counts': { kind: 'read', hats: ['clerk', 'secretary'], about: 'F1 How many askings wait at each step and how many cards stand how, in one’s own scope.', input: Nothing, output: z.object({ asked: z.int(), checked: z.int(), approved: z.int(), valid: z.int(), soon: z.int(), expired: z.int(), void: z.int(), /** Families with a member away and no valid card. */ without: z.int() }) },
  'cards.sheet': { kind: 'read', personal: 'list', hats: ['clerk'], about: 'F1 Faces of valid cards for the printer, by the number.', input: z.object({ ids: z.array(Id).min(1).max(200).optional(), issuedFrom: Day.optional(), ...Paging }), output: page(CardFace) },
  'cards.keys': { kind: 'read', hats: ['county', 'clerk'], about: 'F4 The county’s public keys for cards, the one that signs first.', input: Nothing, output: z.object({ keys: z.array(Key.extend({ signs: z.boolean() })) }) },
  'cards.rotateKey': { kind: 'write', hats: ['county'], about: 'F4 Another key signs from today. Cards the old one signed live on to their last day; after a leak they count no more and are printed anew.', input: z.object({ kid: z.string().max(8), leaked: z.boolean().default(false) }), output: Key.extend({ signs: z.boolean() }) },
  'cards.trust': { kind: 'read', hats: ['window'], about: 'F4 What a window’s phone needs to check cards without a network: the county’s public keys, the signed list of cards that count no more (from a serial on), how many days it may be old, and whom to call.', input: z.object({ since: z.int().min(0).default(0) }),
    output: z.object({ keys: z.array(Key), list: z.string().nullable(), staleDays: z.int(), ask: z.string(), phone: z.string().nullable() }) },
  'cards.wxacode': { kind: 'read', hats: ['family', 'member'], about: 'F3 The mini-program code of one’s own card, drawn by WeChat, as base64 of an image; null where there is no WeChat or no card that holds.', input: Nothing, output: z.object({ image: z.string().nullable() }) },
  'cards.scan': { kind: 'write', hats: ['window'], about: 'F3 Valid or not, surname, what it entitles to, and nothing else. Void, expired, foreign and guessed codes all answer `valid: false` with the same shape. Instead of the scanned text the number and the six digits beside it may be typed; 429 card.typed_too_often after too many that fit no card. Every look is recorded.',
    input: z.object({ token: CardToken, /** F4 What the window saw without a network, and when; sent later. */ offline: z.strictObject({ saw: z.enum(['valid', 'invalid', 'unsure']), at: Instant, listAt: Instant.nullable() }).optional() }), output: z.object({ valid: z.boolean(), cardId: Id.nullable(), holder: z.string().nullable(), validUntil: Day.nullable(), entitles: z.string().nullable(), ask: z.string() }) },
} satisfies Contract;
