import type { Parsed } from '@guiyan/shared/contract';
import type { AnswerState } from '@guiyan/shared/domain/offers';
import { change, empty, insertAll } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily } from '../families';
import { putGrant } from './grants.actions';
import { GrantAnswer, GrantOffer } from './offers.entity';
import { familiesToOffer, getAnswer, getOffer, type AnswerLine, type OfferLine } from './offers.queries';
import { isWhole, whyNoAnswer, whyNoDecision } from './offers.rules';

export const wordsAt = (column: 'said' | 'reason', a: { id: string; countyId: string }) => ({ table: 'grant_answers', column, row: a.id, county: a.countyId });

/** F6 Only families that hold a card; one that holds none is said so, one of elsewhere is not known. */
async function whoIsOffered(op: Op, familyIds?: readonly string[]) {
  if (!familyIds) return familiesToOffer(op);
  const ids = new Set<string>();
  for (const id of familyIds) ids.add((await getFamily(op, id)).id);
  const found = await familiesToOffer(op, [...ids]);
  ensure(found.length === ids.size, conflict('offer.no_card'));
  return found;
}
export async function offer(op: Op, { until, familyIds, ...facts }: Parsed<'grants.offer'>): Promise<OfferLine> {
  ensure(isWhole(facts), badInput('offer.loan', { gives: 'loan' }));
  ensure(until >= op.today, badInput('offer.until', { until: 'past' }));
  const families = await whoIsOffered(op, familyIds);
  ensure(families.length > 0, conflict('offer.nobody'));
  const { countyId, townshipId, name } = wearer(op);
  const id = newId();
  await op.db.insert(GrantOffer, { id, countyId, townshipId, villageId: null, ...facts, untilDay: until, taken: 0, onDay: op.today, byName: name, at: op.now, ended: null, endedOn: null, endedWhy: null });
  await insertAll(op.db, GrantAnswer, families.map((f) => ({ id: newId(), countyId: f.countyId, townshipId: f.townshipId, villageId: f.villageId, offerId: id, familyId: f.id, state: 'offered', saidCt: null, answeredOn: null, reasonCt: null, decidedOn: null, decidedBy: '', grantId: null })));
  await record(op, 'offer.made', { offerId: id, families: families.length }, { townshipId, subjectId: id });
  return getOffer(op, id);
}

export async function answer(op: Op, { id, want, words }: Parsed<'grants.answer'>): Promise<AnswerLine> {
  const a = await getAnswer(op, id);
  const not = whyNoAnswer({ state: a.state as AnswerState, until: a.untilDay, ended: a.ended }, op.today);
  ensure(!not, conflict(not!));
  const patch = { state: want ? 'wanted' : 'declined', saidCt: words ? op.services.keys.seal(words, wordsAt('said', a)) : null, answeredOn: op.today };
  await change(op.db, GrantAnswer, { id, state: a.state }, patch, conflict('offer.decided'));
  await record(op, 'offer.answered', { answerId: id, offerId: a.offerId, familyId: a.familyId }, { townshipId: a.townshipId, subjectId: a.familyId });
  return { ...a, ...patch };
}

/** The place is counted where it stands, so that many at once never take more than there are. */
export async function takeUp(op: Op, { id, amount, on = op.today }: Parsed<'grants.takeUp'>): Promise<AnswerLine> {
  const a = await getAnswer(op, id);
  const not = whyNoDecision(a.state as AnswerState);
  ensure(!not, conflict(not!));
  ensure(on <= op.today, badInput('grant.future', { on: 'future' }));
  const grantId = newId();
  await change(op.db, GrantAnswer, { id, state: 'wanted' }, { state: 'taken', decidedOn: op.today, decidedBy: wearer(op).name, grantId }, conflict('offer.decided'));
  const counted = await op.db.createQueryBuilder().update(GrantOffer).set({ taken: () => 'taken + 1' }).where(`id = :id and taken < places and (ended is null or ended <> 'withdrawn')`, { id: a.offerId }).execute();
  ensure((counted.affected ?? 0) > 0, conflict('offer.full'));
  await putGrant(op, (await findFamily(op, a.familyId))!, { id: grantId, kind: a.gives, amount: amount ?? a.amount, project: a.title, source: a.bank, on, model: false });
  await record(op, 'offer.taken_up', { answerId: id, familyId: a.familyId }, { townshipId: a.townshipId, subjectId: a.familyId });
  return getAnswer(op, id);
}
/** F6 No more answers; who wants it is still decided. */
export async function closeOffer(op: Op, { id, reason }: Parsed<'grants.closeOffer'>): Promise<OfferLine> {
  const o = await getOffer(op, id);
  await change(op.db, GrantOffer, { id, ended: empty() }, { ended: 'closed', endedOn: op.today, endedWhy: reason }, conflict('offer.ended'));
  await record(op, 'offer.closed', { offerId: id }, { townshipId: o.townshipId, subjectId: id });
  return getOffer(op, id);
}
/** F6 Where the places are counted it is seen that nobody has one: who takes one up at that moment either has it, or finds nothing any more. */
export async function withdrawOffer(op: Op, { id, reason }: Parsed<'grants.withdrawOffer'>): Promise<OfferLine> {
  const o = await getOffer(op, id);
  ensure(o.ended === null, conflict('offer.ended'));
  await change(op.db, GrantOffer, { id, ended: empty(), taken: 0 }, { ended: 'withdrawn', endedOn: op.today, endedWhy: reason }, conflict('offer.some_taken'));
  await op.db.query(`update grant_answers set state = 'withdrawn' where offer_id = ? and state in ('offered', 'wanted')`, [id]);
  await record(op, 'offer.withdrawn', { offerId: id }, { townshipId: o.townshipId, subjectId: id });
  return getOffer(op, id);
}
export async function refuse(op: Op, { id, reason }: Parsed<'grants.refuse'>): Promise<AnswerLine> {
  const a = await getAnswer(op, id);
  const not = whyNoDecision(a.state as AnswerState);
  ensure(!not, conflict(not!));
  const patch = { state: 'refused', reasonCt: op.services.keys.seal(reason, wordsAt('reason', a)), decidedOn: op.today, decidedBy: wearer(op).name };
  await change(op.db, GrantAnswer, { id, state: 'wanted' }, patch, conflict('offer.decided'));
  await record(op, 'offer.refused', { answerId: id, familyId: a.familyId }, { townshipId: a.townshipId, subjectId: a.familyId });
  return { ...a, ...patch };
}
