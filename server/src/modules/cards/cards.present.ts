import type { Output, Parsed } from '@guiyan/shared/contract';
import { openAskStates, refuseLines, voidLines, type RefuseReason } from '@guiyan/shared/domain/cards';
import { maskName, surnameOf } from '@guiyan/shared/domain/names';
import { wearer, type Op } from '../../platform/op';
import { familyName, findFamily } from '../families';
import { findMemberOfPerson } from '../members';
import { findOrg, listWindows, orgNames } from '../orgs';
import { settingOf } from '../settings';
import type { CardAskRow } from './asks.entity';
import { ownFamily } from './asks.actions';
import { presentAsks } from './asks.present';
import { hasMemberAway, lastAsk } from './asks.queries';
import { codeOfCard, tokenOf } from './cards.actions';
import type { Card } from './cards.entity';
import { countySigner, signCard, signedList } from './keys.actions';
import { asKey, keysOf, trustedKeys } from './keys.queries';
import { namesOf } from './names.present';
import { lastCard } from './cards.queries';
import { askKindOf, askWords, cardState, ENTITLES, governmentOf } from './cards.rules';

type Row = Output<'cards.list'>['rows'][number];
type Face = NonNullable<Output<'cards.mine'>['card']>;
export async function presentCards(op: Op, list: readonly Card[]): Promise<Row[]> {
  const names = await namesOf(op, list.map((k) => k.familyId));
  const villages = await orgNames(op, list.map((k) => k.villageId));
  const clerk = wearer(op).hat === 'clerk';
  return list.map((k) => {
    const status = cardState(k, op.today);
    return {
      id: k.id, number: k.number, familyId: k.familyId, family: familyName(names.get(k.familyId)!.member), village: villages.get(k.villageId ?? '') ?? '', status, issuedOn: k.issuedOn, validUntil: k.validUntil,
      can: clerk && status === 'valid' ? ['void'] : [],
    };
  });
}

/** F1 F2 What stands on the card: surnames only, for it is shown to strangers; beside it where an asking stands, and what to do when the card does not hold. */
export async function presentMine(op: Op): Promise<Output<'cards.mine'>> {
  const familyId = await ownFamily(op);
  const family = familyId ? await findFamily(op, familyId) : null;
  if (!family) return { card: null, ask: null, line: '', can: [] };
  const [held, ask, away] = [await lastCard(op, family.id), await lastAsk(op, family.id), await hasMemberAway(op, family.id)];
  const status = held && cardState(held, op.today);
  const isOpen = ask !== null && (openAskStates as readonly string[]).includes(ask.status);
  const kind = away && !isOpen ? askKindOf(held, op.today) : null;
  return {
    card: held && (await presentFaces(op, [held]))[0]!, ask: ask && (isOpen || ask.status === 'refused') ? (await presentAsks(op, [ask]))[0]! : null, line: lineOf(held, ask, isOpen, op.today),
    can: [...(kind ? [({ new: 'apply', renew: 'renew', again: 'again' } as const)[kind]] : []), ...(status === 'valid' ? ['lose' as const] : [])],
  };
}

/** Why it does not hold, or was not approved, and what to do: for the family's eyes only. */
function lineOf(card: Card | null, ask: CardAskRow | null, isOpen: boolean, today: string): string {
  if (ask && !isOpen && ask.status === 'refused' && (!card || cardState(card, today) !== 'valid')) return refuseLines[ask.reason as RefuseReason];
  if (!card || cardState(card, today) === 'valid') return '';
  return cardState(card, today) === 'expired' ? '这张证到期了，窗口不再认它。申请续期，号码不变。' : voidLines[card.voidReason as keyof typeof voidLines];
}

/** Faces of cards of one county, whatever their townships. */
export async function presentFaces(op: Op, cards: readonly Card[]): Promise<Face[]> {
  const names = await namesOf(op, cards.map((k) => k.familyId));
  const places = await orgNames(op, cards.flatMap((k) => [k.countyId, k.townshipId]));
  const signer = cards[0] ? await countySigner(op, cards[0].countyId) : null;
  const unitsOf = new Map<string, Face['units']>();
  const phones = new Map<string, string | null>();
  const faces: Face[] = [];
  for (const card of cards) {
    const town = card.townshipId ?? '';
    if (town && !unitsOf.has(town)) {
      const units = await listWindows(op, card.countyId, town);
      unitsOf.set(town, units.map((u) => ({ name: u.kind === 'township' ? governmentOf(u.name) : u.name, phone: u.phone, pledge: u.pledge, pledgeVersion: u.pledgeVersion })));
      phones.set(town, units.find((u) => u.kind === 'township')?.phone ?? null);
    }
    const { holder, member, memberPersonId } = names.get(card.familyId)!;
    const of = memberPersonId ? await findMemberOfPerson(op, memberPersonId) : null;
    const token = tokenOf(op, card);
    faces.push({
      id: card.id, number: card.number, holder: maskName(holder), member: maskName(member), branch: of?.branch ?? '', status: cardState(card, op.today), issuedOn: card.issuedOn, validUntil: card.validUntil, token: signer ? signCard(signer, card, token, surnameOf(holder)) : token, code: codeOfCard(op, card),
      place: [card.countyId, card.townshipId].flatMap((id) => (id && places.has(id) ? [places.get(id)!] : [])).join(' '), units: unitsOf.get(town) ?? [], complaintPhone: phones.get(town) ?? null,
    });
  }
  return faces;
}

/** F4 For a window's phone. */
export async function presentTrust(op: Op, { since }: Parsed<'cards.trust'>): Promise<Output<'cards.trust'>> {
  const { countyId, townshipId } = wearer(op);
  const office = townshipId ? await findOrg(op, townshipId) : null;
  return { keys: await trustedKeys(op, countyId), list: await signedList(op, since), staleDays: await settingOf(op, countyId, 'card_list_days', op.today), ask: askWords(office), phone: office?.phone ?? null };
}
export const presentKeys = async (op: Op): Promise<Output<'cards.keys'>> => ({ keys: (await keysOf(op, wearer(op).countyId)).map((k) => ({ ...asKey(k), signs: k.signingCountyId !== null })) });

/** F3 Whatever is wrong with a code, the answer is the same one. */
export async function presentScan(op: Op, card: Card | null): Promise<Output<'cards.scan'>> {
  const { townshipId } = wearer(op);
  const ask = askWords(townshipId ? await findOrg(op, townshipId) : null);
  if (!card) return { valid: false, cardId: null, holder: null, validUntil: null, entitles: null, ask };
  const { holder } = (await namesOf(op, [card.familyId])).get(card.familyId)!;
  return { valid: true, cardId: card.id, holder: maskName(holder), validUntil: card.validUntil, entitles: ENTITLES, ask };
}
