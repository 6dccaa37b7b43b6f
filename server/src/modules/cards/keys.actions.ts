import type { Output, Parsed } from '@guiyan/shared/contract';
import { ALL_RIGHTS, cardBody, cardMessage, cardText, readCard, type CardCode } from '@guiyan/shared/domain/card-code';
import { cardHash, listBody, listMessage, listText } from '@guiyan/shared/domain/card-list';
import { addDays } from '@guiyan/shared/domain/dates';
import { checkSign, newSeed, publicOf, sha512, signerOf } from '../../platform/ed25519';
import { sha256 } from '../../platform/crypto';
import { change, swap } from '../../platform/db/change';
import { conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import type { Card } from './cards.entity';
import { CardKeyRow, CardList, CardRevocation } from './keys.entity';
import { asKey, findSigningKey, lastCardDay, revocations, serialOf, signingKeyOf, trustedKeys } from './keys.queries';

const seedPlace = (k: { id: string; countyId: string }) => ({ table: 'card_keys', column: 'seed', row: k.id, county: k.countyId });
/** No card is older. */
const NEVER = '1970-01-01';

async function makeKey(op: Op, countyId: string): Promise<boolean> {
  const seed = newSeed();
  const publicKey = publicOf(seed);
  const made = { id: newId(), countyId };
  return orKnown(op.db.insert(CardKeyRow, {
    ...made, kid: sha256(publicKey).slice(0, 8), publicKey: publicKey.toString('base64url'), seedCt: op.services.keys.seal(seed.toString('base64url'), seedPlace(made)), signingCountyId: countyId, fromDay: op.today, untilDay: null, trustedUntil: null,
  }));
}
/** A county gets its first key with its first card. */
export async function ensureKey(op: Op, countyId: string): Promise<void> {
  if (await findSigningKey(op, countyId)) return;
  if (await makeKey(op, countyId)) await record(op, 'card_key.made', { kid: (await signingKeyOf(op, countyId))!.kid }, { countyId });
}

export interface Signer { kid: string; sign: (message: Uint8Array) => Uint8Array }
export async function countySigner(op: Op, countyId: string): Promise<Signer | null> {
  const key = await findSigningKey(op, countyId);
  return key && { kid: key.kid, sign: signerOf(Buffer.from(op.services.keys.open(key.seedCt, seedPlace(key)), 'base64url')) };
}

/** F4 The code on a card, signed by the key of today. */
export function signCard({ kid, sign }: Signer, card: Card, token: string, initial: string): string {
  const body = cardBody({ kid, token, orgId: card.townshipId ?? card.countyId, from: card.issuedOn, until: card.validUntil, rights: ALL_RIGHTS, initial });
  return cardText(body, sign(cardMessage(body)));
}
/** F4 The code as the county signed it, good on that day. */
export const readSigned = async (op: Op, text: string, day: string): Promise<CardCode | undefined> => readCard(text, await trustedKeys(op, wearer(op).countyId), checkSign, day);

/** F4 On the list for windows without a network; whoever takes the serial first makes the others wait, so that none is passed over. */
export async function revoke(op: Op, card: Card, token: string): Promise<void> {
  const { countyId } = card;
  while (!(await swap(op.db, CardList, { countyId }, { serial: (() => 'serial + 1') as never }))) await orKnown(op.db.insert(CardList, { id: newId(), countyId, serial: 0 }));
  const serial = await serialOf(op, countyId, true);
  await op.db.insert(CardRevocation, { id: newId(), countyId, serial, cardId: card.id, hash: cardHash(token, sha512).toString(16).padStart(8, '0'), validUntil: card.validUntil, at: op.now });
}

/** F4 The list, or what came to it since a serial, dated and signed. */
export async function signedList(op: Op, since: number): Promise<string | null> {
  const { countyId } = wearer(op);
  const signer = await countySigner(op, countyId);
  if (!signer) return null;
  const serial = await serialOf(op, countyId);
  const from = since > serial ? 0 : since;
  const hashes = (await revocations(op, countyId, from, serial)).map((r) => parseInt(r.hash, 16));
  const body = listBody({ kid: signer.kid, countyId, since: from, serial, at: op.now, hashes });
  return listText(body, signer.sign(listMessage(body)));
}

/** F4 Another key signs from now on. The caller names the one he means to replace, so that two clicks are one rotation. */
export async function rotateKey(op: Op, { kid, leaked }: Parsed<'cards.rotateKey'>): Promise<Output<'cards.rotateKey'>> {
  const { countyId } = wearer(op);
  const old = await signingKeyOf(op, countyId);
  ensure(old && old.kid === kid, conflict('card.key_changed'));
  const last = await lastCardDay(op, countyId);
  const trustedUntil = leaked ? NEVER : last && last > op.today ? last : addDays(op.today, 1);
  await change(op.db, CardKeyRow, { id: old.id, signingCountyId: countyId }, { signingCountyId: null, untilDay: op.today, trustedUntil }, conflict('card.key_changed'));
  await makeKey(op, countyId);
  const made = (await signingKeyOf(op, countyId))!;
  await record(op, 'card_key.rotated', { kid: made.kid, from: kid, leaked });
  return { ...asKey(made), signs: true };
}
