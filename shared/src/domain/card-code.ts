import { bytesId, fromBase45, fromBase64url, fromHex, idBytes, joinBytes, toBase45, toBase64url, toHex, utf8 } from './bytes';
import { readCbor, writeCbor, type Cbor } from './cbor';
import { dayFromNumber, dayNumber, type Day } from './dates';

/** What stands in a card’s QR code and is signed: nothing that tells who or how they are. */
export interface CardCode {
  /** Eight hexadecimal signs: which of the county’s keys signed it. */
  kid: string;
  /** 128 random bits as 22 base64url signs. */
  token: string;
  /** Who issued it, for whom to ask. */
  orgId: string;
  from: Day;
  until: Day;
  rights: number;
  /** The holder’s surname and no more. */
  initial: string;
}
export const cardRights = [{ bit: 1, words: '优先办事' }, { bit: 2, words: '优先享受政策' }] as const;
export const ALL_RIGHTS = 3;
export const rightsWords = (rights: number): string[] => cardRights.filter(({ bit }) => (rights & bit) !== 0).map(({ words }) => words);

/** A public key of the county, and the days of cards it is believed for. */
export interface CardKey {
  kid: string;
  /** 32 bytes as base64url. */
  key: string;
  from: Day;
  /** The last day any card it signed may say; null while it signs. */
  trustedUntil: Day | null;
}
/** Ed25519 over a message; the server has it from Node, the phone from a library, tests a stub. */
export type CheckSign = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;

const VERSION = 1;
const SIGNATURE = 64;
const cardWord = utf8('guiyan card 1');
/** What is signed begins with what it is for: a signature under a list is none under a card. */
export const signedWords = (word: Uint8Array, body: Uint8Array): Uint8Array => joinBytes(word, body);

export const cardBody = ({ kid, token, orgId, from, until, rights, initial }: CardCode): Uint8Array =>
  writeCbor([VERSION, fromHex(kid), fromBase64url(token) ?? new Uint8Array(0), idBytes(orgId), dayNumber(from), dayNumber(until), rights, initial]);
export const cardMessage = (body: Uint8Array): Uint8Array => signedWords(cardWord, body);
/** Scanners cut blanks off, and base45 may begin or end with one: it stands between two signs. */
const [OPEN, CLOSE] = ['GY:', '.'];
export const cardText = (body: Uint8Array, signature: Uint8Array): string => OPEN + toBase45(joinBytes(body, signature)) + CLOSE;

const isBytes = (value: Cbor | undefined, length: number): value is Uint8Array => value instanceof Uint8Array && value.length === length;
const isCount = (value: Cbor | undefined, most: number): value is number => typeof value === 'number' && value <= most;

function readBody(body: Uint8Array): CardCode | undefined {
  const value = readCbor(body);
  if (!Array.isArray(value) || value.length !== 8) return undefined;
  const [version, kid, token, org, from, until, rights, initial] = value as Cbor[];
  if (version !== VERSION || !isBytes(kid, 4) || !isBytes(token, 16) || !isBytes(org, 16) || !isCount(from, 99_999) || !isCount(until, 99_999) || !isCount(rights, 255) || typeof initial !== 'string' || initial.length > 4) return undefined;
  return { kid: toHex(kid), token: toBase64url(token), orgId: bytesId(org), from: dayFromNumber(from), until: dayFromNumber(until), rights, initial };
}

/** The order of the curve, least byte first. A signature whose second half is not below it is a good one written differently. */
const ORDER = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
const isBelowOrder = (half: Uint8Array): boolean => {
  for (let at = 31; at >= 0; at -= 1) if (half[at] !== ORDER[at]) return half[at]! < ORDER[at]!;
  return false;
};
/** A body and the signature under it, when a key of the county made it. */
export function checkSigned(word: Uint8Array, body: Uint8Array, signature: Uint8Array, key: string, check: CheckSign): boolean {
  const publicKey = fromBase64url(key);
  return publicKey?.length === 32 && signature.length === SIGNATURE && isBelowOrder(signature.slice(32)) && check(signedWords(word, body), signature, publicKey);
}
/** Splits what was signed from its signature. */
export const unsign = (bytes: Uint8Array): { body: Uint8Array; signature: Uint8Array } | undefined =>
  bytes.length > SIGNATURE ? { body: bytes.slice(0, -SIGNATURE), signature: bytes.slice(-SIGNATURE) } : undefined;

/** Whether a text could be a signed code at all; anything else is an id, or typed. */
export const looksSigned = (text: string): boolean => text.startsWith(OPEN);

/** Which key a code says it was signed by; a phone that has not heard of that key cannot say that the card is bad. */
export function keyOf(text: string): string | undefined {
  const parts = partsOf(text);
  return parts && readBody(parts.body)?.kid;
}

const partsOf = (text: string): { body: Uint8Array; signature: Uint8Array } | undefined =>
  looksSigned(text) && text.endsWith(CLOSE) && text.length < 300 ? unsign(fromBase45(text.slice(OPEN.length, -CLOSE.length)) ?? new Uint8Array(0)) : undefined;

/** The card a code speaks of, when one of the county’s keys signed it and it is good on that day; whatever is wrong, undefined. Revocation is another question. */
export function readCard(text: string, keys: readonly CardKey[], check: CheckSign, today: Day): CardCode | undefined {
  const parts = partsOf(text);
  const card = parts && readBody(parts.body);
  if (!parts || !card) return undefined;
  const key = keys.find(({ kid }) => kid === card.kid);
  if (!key || (key.trustedUntil !== null && card.until > key.trustedUntil) || card.until < key.from) return undefined;
  if (today < card.from || today > card.until) return undefined;
  return checkSigned(cardWord, parts.body, parts.signature, key.key, check) ? card : undefined;
}
