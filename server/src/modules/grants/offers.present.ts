import type { Output } from '@guiyan/shared/contract';
import { grantKinds } from '@guiyan/shared/domain/grants';
import { answerStates, offerEndings, offerKinds } from '@guiyan/shared/domain/offers';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { HIDDEN_NAME } from '../people';
import { wordsAt } from './offers.actions';
import type { AnswerLine, OfferLine } from './offers.queries';
import { answerCan, offerCan } from './offers.rules';

type Offered = Pick<OfferLine, 'kind' | 'title' | 'gives' | 'amount' | 'interest' | 'bank' | 'places' | 'untilDay' | 'words'>;
const offered = (o: Offered) => ({
  kind: offerKinds.find((k) => k === o.kind) ?? 'other', title: o.title, gives: grantKinds.find((k) => k === o.gives) ?? 'subsidy', amount: Number(o.amount), interest: Number(o.interest), bank: o.bank, places: Number(o.places), until: o.untilDay, words: o.words,
});
const ended = (o: { ended: string | null; endedOn: string | null; endedWhy: string | null }): Output<'grants.offer'>['ended'] => {
  const how = offerEndings.find((e) => e === o.ended);
  return how && o.endedOn ? { how, on: o.endedOn, reason: o.endedWhy ?? '' } : null;
};
export const presentOffer = (op: Op, o: OfferLine): Output<'grants.offer'> => ({
  id: o.id, ...offered(o), on: o.onDay, by: o.byName, given: Number(o.given), wanted: Number(o.wanted), declined: Number(o.declined), taken: Number(o.taken), refused: Number(o.refused), ended: ended(o),
  can: offerCan(wearer(op).hat, { ended: o.ended, taken: Number(o.taken), until: o.untilDay }, op.today),
});
export function presentAnswer(op: Op, a: AnswerLine): Output<'grants.answer'> {
  const state = answerStates.find((s) => s === a.state) ?? 'offered';
  const left = Math.max(0, Number(a.places) - Number(a.taken));
  const { keys } = op.services;
  const { hat } = wearer(op);
  // X9 What such a family says may name whom nobody may find.
  const tells = a.headName !== HIDDEN_NAME || hat === 'member' || hat === 'family';
  return {
    id: a.id, offerId: a.offerId, ...offered(a), left, familyId: a.familyId, family: familyName(a.headName), village: a.village ?? '', state, said: tells && a.saidCt ? keys.open(a.saidCt, wordsAt('said', a)) : '', answeredOn: a.answeredOn,
    reason: tells && a.reasonCt ? keys.open(a.reasonCt, wordsAt('reason', a)) : '', decidedOn: a.decidedOn, grantId: a.grantId, ended: ended(a), can: answerCan(hat, { state, until: a.untilDay, ended: a.ended, left }, op.today),
  };
}
