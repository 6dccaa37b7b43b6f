import type { Output, Parsed } from '@guiyan/shared/contract';
import { openAskStates, type AskState } from '@guiyan/shared/domain/cards';
import { change, swap } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findFamily, getFamily } from '../families';
import { findPerson } from '../people';
import { CardAskRow } from './asks.entity';
import { familiesOfPerson, getAsk, getAsks, hasMemberAway, openAsksOf, stillAway } from './asks.queries';
import { closeAsk, stepBy } from './asks.steps';
import { endCard } from './cards.actions';
import { heldCard, lastCard } from './cards.queries';
import { askKindOf, cardState } from './cards.rules';

const reasonPlace = (q: { id: string; countyId: string }) => ({ table: 'card_asks', column: 'reason', row: q.id, county: q.countyId });
export const reasonOf = (op: Op, q: CardAskRow): string => (q.reasonCt ? op.services.keys.open(q.reasonCt, reasonPlace(q)) : '');

/** The family of who is at home, or the one that is named. */
export async function ownFamily(op: Op, familyId?: string): Promise<string | null> {
  const actor = wearer(op);
  if (actor.hat !== 'family' && actor.hat !== 'member') return familyId ?? null;
  return familyId ?? actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
}

/** F1 The steps whoever asks may take himself are taken with the asking. */
export async function apply(op: Op, input: Parsed<'cards.apply'>): Promise<CardAskRow> {
  const { hat } = wearer(op);
  const familyId = await ownFamily(op, input.familyId);
  ensure(familyId, hat === 'family' || hat === 'member' ? conflict('card.nobody_away') : badInput('card.family_needed', { familyId: 'required' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  ensure(await hasMemberAway(op, family.id), conflict('card.nobody_away'));
  const kind = askKindOf(await lastCard(op, family.id), op.today);
  ensure(kind, conflict('card.holds'));
  const { on, by, name } = stepBy(op);
  const isOwn = hat === 'family' || hat === 'member';
  const [checks, approves] = [!isOwn, hat === 'clerk'];
  const ask: CardAskRow = {
    id: newId(), countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, kind, status: approves ? 'approved' : checks ? 'checked' : 'asked', openFamilyId: family.id,
    // Those at home are not named: who of a family asked is the family's own affair.
    askedOn: on, askedBy: by, askedName: isOwn ? '' : name, checkedOn: checks ? on : null, checkedBy: checks ? by : null, checkedName: checks ? name : null, approvedOn: approves ? on : null, approvedBy: approves ? by : null, approvedName: approves ? name : null,
    endedOn: null, endedBy: null, endedName: null, reason: null, reasonCt: null, cardId: null,
  };
  ensure(await orKnown(op.db.insert(CardAskRow, ask)), conflict('card.asked'));
  await record(op, 'card.asked', { askId: ask.id, familyId: family.id, kind }, { townshipId: family.townshipId, subjectId: family.id });
  return ask;
}

const tell = (op: Op, name: 'card.checked' | 'card.approved' | 'card.refused', q: CardAskRow): Promise<void> => record(op, name, { askId: q.id, familyId: q.familyId }, { townshipId: q.townshipId, subjectId: q.familyId });

/** F1 The village knows the family; the register must know that somebody is away. */
export async function check(op: Op, { id }: Parsed<'cards.check'>): Promise<CardAskRow> {
  const ask = await getAsk(op, id);
  ensure(ask.status === 'asked', conflict('row.changed'));
  ensure(await hasMemberAway(op, ask.familyId), conflict('card.nobody_away'));
  const { on, by, name } = stepBy(op);
  const patch = { status: 'checked', checkedOn: on, checkedBy: by, checkedName: name };
  await change(op.db, CardAskRow, { id, status: 'asked' }, patch);
  await tell(op, 'card.checked', ask);
  return { ...ask, ...patch };
}

/** F1 Many at once; those approved by somebody a moment ago stay his. */
export async function approve(op: Op, { ids }: Parsed<'cards.approve'>): Promise<Output<'cards.approve'>> {
  const asks = await getAsks(op, ids);
  const wrong: AskState[] = ['asked', 'refused', 'closed'];
  ensure(!asks.some((q) => (wrong as readonly string[]).includes(q.status)), conflict('card.not_checked'));
  const { on, by, name } = stepBy(op);
  let approved = 0;
  for (const q of asks) {
    if (!(await swap(op.db, CardAskRow, { id: q.id, status: 'checked' }, { status: 'approved', approvedOn: on, approvedBy: by, approvedName: name }))) continue;
    await tell(op, 'card.approved', q);
    approved += 1;
  }
  return { approved, already: asks.length - approved };
}

export const mayRefuse = (hat: string, status: string): boolean => (openAskStates as readonly string[]).includes(status) && (hat === 'clerk' || status === 'asked' || (hat === 'secretary' && status === 'checked'));

export async function refuse(op: Op, { id, reason, words }: Parsed<'cards.refuse'>): Promise<CardAskRow> {
  const ask = await getAsk(op, id);
  ensure((openAskStates as readonly string[]).includes(ask.status), conflict('row.changed'));
  ensure(mayRefuse(wearer(op).hat, ask.status), notAllowed());
  const { on, by, name } = stepBy(op);
  const patch = { status: 'refused', openFamilyId: null, endedOn: on, endedBy: by, endedName: name, reason, reasonCt: words ? op.services.keys.seal(words, reasonPlace(ask)) : null };
  await change(op.db, CardAskRow, { id, status: ask.status }, patch);
  await tell(op, 'card.refused', ask);
  return { ...ask, ...patch };
}

/** F1 Lost: void at once, and another one is asked for in the same breath. */
export async function lose(op: Op, { again }: Parsed<'cards.lose'>): Promise<Output<'cards.lose'>> {
  const familyId = await ownFamily(op);
  const card = familyId ? await heldCard(op, (await getFamily(op, familyId)).id) : null;
  ensure(card && cardState(card, op.today) === 'valid', conflict('card.not_valid'));
  await endCard(op, card, 'lost');
  if (again && (await hasMemberAway(op, card.familyId)) && !(await openAsksOf(op, [card.familyId])).length) await apply(op, {});
  return { id: card.id, status: 'void' };
}

/** F1 Somebody is home for good: without another of the family away the card ends, and so does what was asked. */
export async function endWhereNobodyIsAway(op: Op, personId: string): Promise<void> {
  for (const familyId of await familiesOfPerson(op, personId)) {
    if ((await stillAway(op, [familyId])).has(familyId)) continue;
    const card = await heldCard(op, familyId, true);
    if (card && cardState(card, op.today) === 'valid') await endCard(op, card, 'returned');
    for (const ask of await openAsksOf(op, [familyId])) await closeAsk(op, ask, 'nobody_away');
  }
}
