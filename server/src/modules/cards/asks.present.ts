import type { Output } from '@guiyan/shared/contract';
import type { AskKind, AskState, RefuseReason } from '@guiyan/shared/domain/cards';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { orgNames } from '../orgs';
import type { CardAskRow } from './asks.entity';
import { mayRefuse, reasonOf } from './asks.actions';
import { namesOf } from './names.present';
import { cardsById } from './cards.queries';

type Ask = Output<'cards.asks'>['rows'][number];

export async function presentAsks(op: Op, list: readonly CardAskRow[]): Promise<Ask[]> {
  const { hat } = wearer(op);
  const names = await namesOf(op, list.map((q) => q.familyId));
  const villages = await orgNames(op, list.map((q) => q.villageId));
  const cards = await cardsById(op, list.flatMap((q) => q.cardId ?? []));
  const serves = hat === 'clerk' || hat === 'secretary' || hat === 'liaison';
  return list.map((q) => {
    const steps: { status: AskState; on: string | null; by: string | null }[] = [
      { status: 'asked', on: q.askedOn, by: q.askedName }, { status: 'checked', on: q.checkedOn, by: q.checkedName }, { status: 'approved', on: q.approvedOn, by: q.approvedName }, { status: q.status as AskState, on: q.endedOn, by: q.endedName },
    ];
    return {
      id: q.id, kind: q.kind as AskKind, status: q.status as AskState, familyId: q.familyId, family: familyName(names.get(q.familyId)!.member), village: villages.get(q.villageId ?? '') ?? '',
      reason: q.reason as RefuseReason | null, reasonWords: reasonOf(op, q), cardNumber: cards.get(q.cardId ?? '')?.number ?? null,
      steps: steps.flatMap(({ status, on, by }) => (on ? [{ status, on, by: by ?? '' }] : [])),
      can: serves ? [...(q.status === 'asked' ? ['check' as const] : []), ...(q.status === 'checked' && hat === 'clerk' ? ['approve' as const] : []), ...(mayRefuse(hat, q.status) ? ['refuse' as const] : [])] : [],
    };
  });
}
