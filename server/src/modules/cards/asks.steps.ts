import type { RefuseReason } from '@guiyan/shared/domain/cards';
import { insertAll, swap } from '../../platform/db/change';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { CardAskRow } from './asks.entity';
import { openAsksOf } from './asks.queries';
import type { Card } from './cards.entity';

/** Who takes a step, on its day. */
export const stepBy = (op: Op) => ({ on: op.today, by: op.actor?.userId ?? null, name: op.actor?.name ?? '' });

const ended = (op: Op) => {
  const { on, by, name } = stepBy(op);
  return { openFamilyId: null, endedOn: on, endedBy: by, endedName: name };
};

/** F1 An open asking that leads nowhere any more. */
export async function closeAsk(op: Op, ask: CardAskRow, reason: RefuseReason): Promise<void> {
  if (!(await swap(op.db, CardAskRow, { id: ask.id, status: ask.status }, { status: 'closed', reason, ...ended(op) }))) return;
  await record(op, 'card.closed', { askId: ask.id, familyId: ask.familyId, reason }, { countyId: ask.countyId, townshipId: ask.townshipId, subjectId: ask.familyId });
}

/** F1 Cards that were issued: the asking behind each ends with it; where nobody asked, the office that issued them asked, checked and approved in one. */
export async function settleAsks(op: Op, cards: readonly Card[]): Promise<void> {
  const open = new Map((await openAsksOf(op, cards.map((k) => k.familyId))).map((q) => [q.familyId, q]));
  const { on, by, name } = stepBy(op);
  const made: CardAskRow[] = [];
  for (const card of cards) {
    const ask = open.get(card.familyId);
    const steps = { checkedOn: ask?.checkedOn ?? on, checkedBy: ask?.checkedOn ? ask.checkedBy : by, checkedName: ask?.checkedOn ? ask.checkedName : name, approvedOn: ask?.approvedOn ?? on, approvedBy: ask?.approvedOn ? ask.approvedBy : by, approvedName: ask?.approvedOn ? ask.approvedName : name };
    const end = { status: 'issued', cardId: card.id, ...steps, ...ended(op) };
    if (ask) await swap(op.db, CardAskRow, { id: ask.id, openFamilyId: card.familyId }, end);
    else made.push({ id: newId(), countyId: card.countyId, townshipId: card.townshipId, villageId: card.villageId, familyId: card.familyId, kind: 'new', askedOn: on, askedBy: by, askedName: name, reason: null, reasonCt: null, ...end });
  }
  await insertAll(op.db, CardAskRow, made);
}
