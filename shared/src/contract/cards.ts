import { z } from 'zod';
import { cardStates, voidReasons } from '../domain/cards';
import { Contract, Day, Id, Nothing, Paging, page, words } from './define';

/** What a QR at the counter held: ours or anybody's; the server decides what it means. */
export const CardToken = z.string().max(4000);
export const CardRow = z.object({ id: Id, number: z.string(), familyId: Id, family: z.string(), village: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, can: z.array(z.enum(['void'])) });
export const CardFace = z.object({
  id: Id, number: z.string(), holder: z.string(), member: z.string(), branch: z.string(), place: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, token: z.string(),
  /** Six digits to read out beside the number where nobody can scan. */
  code: z.string(),
  units: z.array(z.object({ name: z.string(), phone: z.string().nullable(), pledge: z.string(), pledgeVersion: z.int() })), complaintPhone: z.string().nullable(),
});

export const cards = {
  'cards.issueBatch': { kind: 'write', hats: ['clerk'], about: 'F1 Issues a card to every given family, or every family without a valid one that has a member away. One valid card a family: a repeat issues none. 409 card.nobody_away for a given family with nobody away.',
    input: z.object({ familyIds: z.array(Id).max(500).optional() }), output: z.object({ issued: z.int(), already: z.int() }) },
  'cards.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'liaison'], about: 'F1 Cards of one’s own scope.', input: z.object({ status: z.enum(cardStates).optional(), ...Paging }), output: page(CardRow) },
  'cards.void': { kind: 'write', hats: ['clerk'], about: 'F1 Makes a card void; 409 card.not_valid when it is already.', input: z.object({ id: Id, reason: z.enum(voidReasons), words: words(120).default('') }), output: CardRow },
  'cards.mine': { kind: 'read', hats: ['family', 'member'], about: 'F1 F2 The card of one’s own family with phones and pledges; null when none was issued.', input: Nothing, output: z.object({ card: CardFace.nullable() }) },
  'cards.scan': { kind: 'write', hats: ['window'], about: 'F3 Valid or not, surname, what it entitles to, and nothing else. Void, expired, foreign and guessed codes all answer `valid: false` with the same shape. Instead of the scanned text the number and the six digits beside it may be typed; 429 card.typed_too_often after too many that fit no card. Every look is recorded.',
    input: z.object({ token: CardToken }), output: z.object({ valid: z.boolean(), cardId: Id.nullable(), holder: z.string().nullable(), validUntil: Day.nullable(), entitles: z.string().nullable(), ask: z.string() }) },
} satisfies Contract;
