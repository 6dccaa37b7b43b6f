import { fromBase64url, fromHex, idBytes, bytesId, joinBytes, toBase64url, toHex, utf8 } from './bytes';
import { checkSigned, signedWords, unsign, type CardKey, type CheckSign } from './card-code';
import { readCbor, writeCbor, type Cbor } from './cbor';

/** The county’s word on which cards count no more: all of them (`since` 0), or those since a serial. */
export interface RevocationPart { kid: string; countyId: string; since: number; serial: number; /** Epoch ms, whole seconds. */ at: number; hashes: readonly number[] }

const VERSION = 1;
const word = utf8('guiyan card list 1');

/** SHA-512; the phone has it from the same library as the signature. */
export type Hash = (bytes: Uint8Array) => Uint8Array;
/** The first 32 bits of a card id’s digest: enough to find it among ten thousand, too few to find it by. */
export const cardHash = (token: string, hash: Hash): number => {
  const [a, b, c, d] = hash(fromBase64url(token) ?? new Uint8Array(0));
  return ((a! << 24) | (b! << 16) | (c! << 8) | d!) >>> 0;
};

/** Sorted, as distances, seven bits a byte: some three bytes a card where there are ten thousand. */
export function packHashes(hashes: readonly number[]): Uint8Array {
  const out: number[] = [];
  let last = 0;
  for (const hash of [...new Set(hashes)].sort((a, b) => a - b)) {
    let gap = hash - last;
    for (; gap > 127; gap = Math.floor(gap / 128)) out.push((gap % 128) | 128);
    out.push(gap);
    last = hash;
  }
  return new Uint8Array(out);
}
export function unpackHashes(bytes: Uint8Array): number[] {
  const out: number[] = [];
  let [last, gap, weight] = [0, 0, 1];
  for (const byte of bytes) {
    gap += (byte & 127) * weight;
    weight *= 128;
    if (byte & 128) continue;
    last += gap;
    out.push(last);
    [gap, weight] = [0, 1];
  }
  return out;
}

export const listBody = ({ kid, countyId, since, serial, at, hashes }: RevocationPart): Uint8Array =>
  writeCbor([VERSION, fromHex(kid), idBytes(countyId), since, serial, Math.floor(at / 1000), packHashes(hashes)]);
export const listMessage = (body: Uint8Array): Uint8Array => signedWords(word, body);
export const listText = (body: Uint8Array, signature: Uint8Array): string => toBase64url(joinBytes(body, signature));

const isCount = (value: Cbor | undefined): value is number => typeof value === 'number';

/** The part, when one of the county’s keys signed it. */
export function readList(text: string, keys: readonly CardKey[], check: CheckSign): RevocationPart | undefined {
  const parts = unsign(fromBase64url(text) ?? new Uint8Array(0));
  const value = parts && readCbor(parts.body);
  if (!parts || !Array.isArray(value) || value.length !== 7) return undefined;
  const [version, kid, county, since, serial, at, packed] = value as Cbor[];
  if (version !== VERSION || !(kid instanceof Uint8Array) || !(county instanceof Uint8Array) || county.length !== 16 || !isCount(since) || !isCount(serial) || !isCount(at) || !(packed instanceof Uint8Array)) return undefined;
  const key = keys.find((one) => one.kid === toHex(kid));
  if (!key || !checkSigned(word, parts.body, parts.signature, key.key, check)) return undefined;
  return { kid: key.kid, countyId: bytesId(county), since, serial, at: at * 1000, hashes: unpackHashes(packed) };
}

/** What a window’s phone keeps. `packed`: base64url of all hashes. */
export interface KeptList { countyId: string; serial: number; at: number; packed: string }

/** A part put to what is kept; whatever does not follow on it, or is older, changes nothing. */
export function addPart(kept: KeptList | undefined, part: RevocationPart): KeptList | undefined {
  const follows = part.since === 0 || (kept !== undefined && part.countyId === kept.countyId && part.since === kept.serial);
  if (!follows || part.serial < part.since || (kept !== undefined && part.countyId === kept.countyId && (part.at < kept.at || part.serial < kept.serial))) return kept;
  const before = part.since === 0 ? [] : unpackHashes(fromBase64url(kept!.packed) ?? new Uint8Array(0));
  return { countyId: part.countyId, serial: part.serial, at: part.at, packed: toBase64url(packHashes([...before, ...part.hashes])) };
}

export const isListed = (kept: KeptList, hash: number): boolean => unpackHashes(fromBase64url(kept.packed) ?? new Uint8Array(0)).includes(hash);

/** A clock may run an hour behind; further back, the list’s age cannot be told. */
const SLACK_MS = 3_600_000;
export const isStale = (kept: KeptList, now: number, days: number): boolean => now - kept.at > days * 86_400_000 || now < kept.at - SLACK_MS;
