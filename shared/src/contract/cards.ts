import { z } from 'zod';
import { cardStates, matters, voidReasons, type Matter } from '../domain/cards';
import { Contract, Day, Id, Instant, Nothing, Paging, page, someWords, words } from './define';

const MatterCode = z.enum(matters.map((m) => m.code) as [Matter, ...Matter[]]);
/** What a QR at the counter held: ours or anybody's; the server decides what it means. */
export const CardToken = z.string().max(4000);
export const CardRow = z.object({ id: Id, number: z.string(), familyId: Id, family: z.string(), village: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, can: z.array(z.enum(['void'])) });
export const CardFace = z.object({
  id: Id, number: z.string(), holder: z.string(), member: z.string(), branch: z.string(), place: z.string(), status: z.enum(cardStates), issuedOn: Day, validUntil: Day, token: z.string(),
  /** Six digits to read out beside the number where nobody can scan. */
  code: z.string(),
  units: z.array(z.object({ name: z.string(), phone: z.string().nullable(), pledge: z.string(), pledgeVersion: z.int() })), complaintPhone: z.string().nullable(),
});
export const Service = z.object({ id: Id, cardId: Id, unit: z.string(), matter: MatterCode, matterLabel: z.string(), priority: z.boolean(), waitedMinutes: z.int(), result: z.string(), happenedAt: Instant, on: Day, corrected: z.boolean(), holder: z.string(), can: z.array(z.enum(['correct'])) });
const ServiceFacts = { matter: MatterCode, priority: z.boolean(), waitedMinutes: z.int().min(0).max(600), result: words(120).default('') };

export const cards = {
  'cards.issueBatch': { kind: 'write', hats: ['clerk'], about: 'F1 Issues a card to every given family, or every family without a valid one that has a member away. One valid card a family: a repeat issues none. 409 card.nobody_away for a given family with nobody away.',
    input: z.object({ familyIds: z.array(Id).max(500).optional() }), output: z.object({ issued: z.int(), already: z.int() }) },
  'cards.list': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'liaison'], about: 'F1 Cards of one’s own scope.', input: z.object({ status: z.enum(cardStates).optional(), ...Paging }), output: page(CardRow) },
  'cards.void': { kind: 'write', hats: ['clerk'], about: 'F1 Makes a card void; 409 card.not_valid when it is already.', input: z.object({ id: Id, reason: z.enum(voidReasons), words: words(120).default('') }), output: CardRow },
  'cards.mine': { kind: 'read', hats: ['family', 'member'], about: 'F1 F2 The card of one’s own family with phones and pledges; null when none was issued.', input: Nothing, output: z.object({ card: CardFace.nullable() }) },
  'cards.scan': { kind: 'write', hats: ['window'], about: 'F3 Valid or not, surname, what it entitles to, and nothing else. Void, expired, foreign and guessed codes all answer `valid: false` with the same shape. Instead of the scanned text the number and the six digits beside it may be typed; 429 card.typed_too_often after too many that fit no card. Every look is recorded.',
    input: z.object({ token: CardToken }), output: z.object({ valid: z.boolean(), cardId: Id.nullable(), holder: z.string().nullable(), validUntil: Day.nullable(), entitles: z.string().nullable(), ask: z.string() }) },
  'cards.logService': { kind: 'write', hats: ['window'], about: 'F5 Logs one service for a card scanned by this window within the last day.', input: z.object({ cardId: Id, ...ServiceFacts, happenedAt: Instant }), output: Service },
  'cards.correctService': { kind: 'write', hats: ['window'], about: 'F5 Corrects one’s own entry of the last seven days; the first one stays in the history.', input: z.object({ id: Id, ...ServiceFacts, reason: someWords(120) }), output: Service },
  'cards.services': { kind: 'read', hats: ['window', 'clerk', 'secretary', 'county'], about: 'F5 Services logged: one’s own window’s, or those of the township.', input: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/).optional(), ...Paging }), output: page(Service) },
} satisfies Contract;
