import type { Parsed } from '@guiyan/shared/contract';
import type { GiftState } from '@guiyan/shared/domain/gifts';
import { change, insertAll } from '../../platform/db/change';
import { conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { Gift } from './gifts.entity';
import { getGift, type GiftLine } from './gifts.queries';
import type { Visit } from './pairings.entity';

type Given = Parsed<'visits.record'>['gifts'][number];
/** H10 What a visit brought. Signed on paper at the door, or the family says so on its own phone later. */
export async function bringGifts(op: Op, visit: Visit, given: readonly Given[], signedBy: string): Promise<void> {
  await insertAll(op.db, Gift, given.map((g) => ({
    id: newId(), countyId: visit.countyId, townshipId: visit.townshipId, villageId: visit.villageId, familyId: visit.familyId, visitId: visit.id, onDay: visit.onDay, kind: g.kind, fen: g.kind === 'money' ? g.fen : 0,
    item: g.kind === 'goods' ? g.item : '现金', quantity: g.kind === 'goods' ? g.quantity : 0, unit: g.kind === 'goods' ? g.unit : '元', source: g.source, giver: g.giver, byUserId: visit.byUserId, byName: visit.byName,
    state: signedBy ? 'paper' : 'waiting', receiver: signedBy, said: '', notedBy: signedBy ? visit.byName : null, settledAt: signedBy ? op.now : null, createdAt: op.now,
  })));
}

/** States the family or its helper may still settle; a denied one may turn up after all. */
const open: readonly string[] = ['waiting', 'denied'];
async function settle(op: Op, gift: GiftLine, state: GiftState, facts: { receiver?: string; said?: string; notedBy?: string }): Promise<GiftLine> {
  const patch = { state, settledAt: op.now, ...facts };
  await change(op.db, Gift, { id: gift.id, state: gift.state }, patch, conflict('gift.settled'));
  await record(op, 'gift.settled', { giftId: gift.id, familyId: gift.familyId, state }, { townshipId: gift.townshipId, subjectId: gift.familyId });
  return { ...gift, ...patch };
}
export async function confirmGift(op: Op, { id, got, words }: Parsed<'gifts.confirm'>): Promise<GiftLine> {
  const gift = await getGift(op, id);
  ensure(open.includes(gift.state) && (got || gift.state === 'waiting'), conflict('gift.settled'));
  return settle(op, gift, got ? 'confirmed' : 'denied', { receiver: wearer(op).name, said: words });
}
export async function noteGift(op: Op, { id, receiver, how }: Parsed<'gifts.notePaper'>): Promise<GiftLine> {
  const gift = await getGift(op, id);
  ensure(open.includes(gift.state), conflict('gift.settled'));
  return settle(op, gift, how, { receiver, notedBy: wearer(op).name });
}
export async function cancelGift(op: Op, { id, reason }: Parsed<'gifts.cancel'>): Promise<GiftLine> {
  const gift = await getGift(op, id);
  const { hat, userId } = wearer(op);
  ensure(hat !== 'helper' || gift.byUserId === userId, notAllowed());
  ensure(gift.state !== 'cancelled' && (hat !== 'helper' || open.includes(gift.state)), conflict('gift.settled'));
  return settle(op, gift, 'cancelled', { said: reason });
}
/** H10 What this reader may do to it; the page asks nobody else. */
export function giftCan(op: Op, g: GiftLine): ('confirm' | 'paper' | 'cancel')[] {
  const { hat, userId } = wearer(op);
  if (g.state === 'cancelled') return [];
  if (hat === 'family') return open.includes(g.state) ? ['confirm'] : [];
  const office = hat === 'clerk' || hat === 'secretary';
  return [...(open.includes(g.state) && (office || hat === 'helper') ? (['paper'] as const) : []), ...(office || (hat === 'helper' && g.byUserId === userId && open.includes(g.state)) ? (['cancel'] as const) : [])];
}
