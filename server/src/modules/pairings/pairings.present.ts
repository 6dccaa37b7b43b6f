import type { Output, Parsed } from '@guiyan/shared/contract';
import { giftKinds, giftSources, giftStates } from '@guiyan/shared/domain/gifts';
import { aspects, helperClasses, pairingLevels, pairingRoles, visitOccasions, visitStates, visitWays } from '@guiyan/shared/domain/pairings';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { hatsOfPeople } from '../accounts';
import { familyName, matesOf } from '../families';
import { peopleById, phoneOf } from '../people';
import { giftCan } from './gifts.actions';
import { listGifts, type GiftLine } from './gifts.queries';
import { helperCounts, type LeftFamily, type PairingLine } from './pairings.queries';
import { inNameOrder } from './pairings.rules';
import { photosOf } from './photos.queries';
import type { VisitLine } from './visits.queries';

const told = <T extends string>(list: readonly T[], code: string): T | null => list.find((x) => x === code) ?? null;
const known = <T extends string>(list: readonly T[], code: string, otherwise: T): T => list.find((x) => x === code) ?? otherwise;
const knownAspects = (list: readonly string[]) => aspects.filter((a) => list.includes(a));

export async function presentPairings(op: Op, list: readonly PairingLine[]): Promise<Output<'pairings.list'>['rows']> {
  const { hat } = wearer(op);
  // Civil affairs look after children and elders and read no member's name.
  const mates = hat === 'civil' ? await matesOf(op, list.map((g) => g.familyId)) : [];
  const nameOf = (g: PairingLine) => familyName(hat === 'civil' ? mates.find((m) => m.familyId === g.familyId && m.kind !== 'member')?.name ?? '' : g.headName);
  return list.map((g) => ({
    id: g.id, familyId: g.familyId, family: nameOf(g), village: g.village ?? '', helperId: g.helperId, helper: g.helper, duty: g.duty, helperClass: known(helperClasses, g.helperClass, 'organs'), role: known(pairingRoles, g.role, 'helper'),
    unit: g.unit ?? '', person: g.person ?? '', level: pairingLevels.find((l) => l === g.level) ?? null,
    aspects: knownAspects(g.aspects), from: g.fromDay, until: g.untilDay, reason: g.reason, can: (hat === 'clerk' || hat === 'secretary') && g.untilDay === null ? ['end'] : [],
  }));
}

export const presentLeft = (l: LeftFamily): Output<'pairings.left'>['rows'][number] =>
  ({ familyId: l.familyId, family: familyName(l.headName), village: l.village ?? '', groupName: l.groupName, helper: l.helper, unit: l.unit ?? '', until: l.untilDay, reason: l.reason, nobody: l.nobody ?? '' });

export async function presentHelpers(op: Op): Promise<Output<'pairings.helpers'>> {
  const counts = await helperCounts(op);
  const people = await peopleById(op, [...counts.keys()]);
  const withHat = await hatsOfPeople(op, [...counts.keys()], 'helper');
  const list = [...people.values()].map((p) => {
    const phone = phoneOf(op, p);
    return { personId: p.id, name: p.name, duty: p.duty, families: counts.get(p.id) ?? 0, phone: phone && maskPhone(phone), hasHat: withHat.has(p.id) };
  });
  return { rows: list.sort(inNameOrder) };
}


const presentOne = (v: VisitLine, photos: Output<'visits.record'>['photos']): Output<'visits.record'> => ({
  id: v.id, familyId: v.familyId, family: familyName(v.headName), by: v.byName, way: known(visitWays, v.way, 'door'), occasion: told(visitOccasions, v.occasion), state: told(visitStates, v.state),
  aspects: knownAspects(v.aspects), words: v.words, echo: v.echo, happenedAt: v.happenedAt, on: v.onDay, requestId: v.requestId, photos, paper: Boolean(v.paper),
});
export async function presentVisits(op: Op, list: readonly VisitLine[]): Promise<Output<'visits.list'>['rows']> {
  const photos = await photosOf(op, list);
  return list.map((v) => presentOne(v, photos.get(v.id) ?? []));
}

export const presentGift = (op: Op, g: GiftLine): Output<'gifts.confirm'> => ({
  id: g.id, familyId: g.familyId, family: familyName(g.headName), village: g.village ?? '', on: g.onDay, kind: known(giftKinds, g.kind, 'goods'), fen: g.fen, item: g.item, quantity: g.quantity, unit: g.unit, source: known(giftSources, g.source, 'other'), giver: g.giver, by: g.byName,
  state: known(giftStates, g.state, 'waiting'), receiver: g.receiver, said: g.said, noted: g.notedBy ?? '', can: giftCan(op, g),
});
export async function presentGifts(op: Op, input: Parsed<'gifts.list'>): Promise<Output<'gifts.list'>> {
  const page = await listGifts(op, input);
  return { ...page, rows: page.rows.map((g) => presentGift(op, g)) };
}
