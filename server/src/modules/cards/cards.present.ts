import type { Output } from '@guiyan/shared/contract';
import { maskName } from '@guiyan/shared/domain/names';
import { wearer, type Op } from '../../platform/op';
import { familyName, findFamily, matesOf } from '../families';
import { findMemberOfPerson } from '../members';
import { findOrg, listWindows, orgNames } from '../orgs';
import { findPerson, HIDDEN_NAME, protectedAmong, seesProtected } from '../people';
import { codeOfCard, tokenOf } from './cards.actions';
import type { Card } from './cards.entity';
import { lastCard } from './cards.queries';
import { askWords, cardState, ENTITLES, governmentOf } from './cards.rules';

type Row = Output<'cards.list'>['rows'][number];
type Face = NonNullable<Output<'cards.mine'>['card']>;
interface Names { holder: string; member: string; memberPersonId: string | null }

/** Who holds each family's card: somebody at home, else the member. */
export async function namesOf(op: Op, familyIds: readonly string[]): Promise<Map<string, Names>> {
  const everyone = await matesOf(op, [...new Set(familyIds)]);
  // X9 A window reads the surname only, off the card that lies before it.
  const hidden = seesProtected(op) || op.actor?.hat === 'window' ? new Set<string>() : await protectedAmong(op, everyone.map((m) => m.personId));
  const mates = everyone.map((m) => (hidden.has(m.personId) ? { ...m, name: HIDDEN_NAME } : m));
  return new Map([...new Set(familyIds)].map((id) => {
    const own = mates.filter((m) => m.familyId === id);
    const member = own.find((m) => m.kind === 'member');
    const holder = own.find((m) => m.kind !== 'member') ?? member;
    return [id, { holder: holder?.name ?? '', member: member?.name ?? '', memberPersonId: member?.personId ?? null }];
  }));
}

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

/** F1 F2 What stands on the card: surnames only, for it is shown to strangers. */
export async function presentMine(op: Op): Promise<Output<'cards.mine'>> {
  const actor = wearer(op);
  const familyId = actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
  const family = familyId ? await findFamily(op, familyId) : null;
  const card = family && (await lastCard(op, family.id));
  return { card: card && (await presentFace(op, card)) };
}

async function presentFace(op: Op, card: Card): Promise<Face> {
  const names = (await namesOf(op, [card.familyId])).get(card.familyId)!;
  const member = names.memberPersonId ? await findMemberOfPerson(op, names.memberPersonId) : null;
  const places = await orgNames(op, [card.countyId, card.townshipId]);
  const units = card.townshipId ? await listWindows(op, card.countyId, card.townshipId) : [];
  return {
    id: card.id, number: card.number, holder: maskName(names.holder), member: maskName(names.member), branch: member?.branch ?? '', status: cardState(card, op.today), issuedOn: card.issuedOn, validUntil: card.validUntil, token: tokenOf(op, card), code: codeOfCard(op, card),
    place: [card.countyId, card.townshipId].flatMap((id) => (id && places.has(id) ? [places.get(id)!] : [])).join(' '),
    units: units.map((u) => ({ name: u.kind === 'township' ? governmentOf(u.name) : u.name, phone: u.phone, pledge: u.pledge, pledgeVersion: u.pledgeVersion })),
    complaintPhone: units.find((u) => u.kind === 'township')?.phone ?? null,
  };
}

/** F3 Whatever is wrong with a code, the answer is the same one. */
export async function presentScan(op: Op, card: Card | null): Promise<Output<'cards.scan'>> {
  const { townshipId } = wearer(op);
  const ask = askWords(townshipId ? await findOrg(op, townshipId) : null);
  if (!card) return { valid: false, cardId: null, holder: null, validUntil: null, entitles: null, ask };
  const { holder } = (await namesOf(op, [card.familyId])).get(card.familyId)!;
  return { valid: true, cardId: card.id, holder: maskName(holder), validUntil: card.validUntil, entitles: ENTITLES, ask };
}
