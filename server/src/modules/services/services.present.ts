import type { Output } from '@guiyan/shared/contract';
import { matterLabel, matters } from '@guiyan/shared/domain/services';
import { maskName } from '@guiyan/shared/domain/names';
import { wearer, type Op } from '../../platform/op';
import { namesOf } from '../cards';
import { orgNames } from '../orgs';
import type { ServiceRow } from './services.entity';
import { inTimeToCorrect } from './services.rules';

export async function presentServices(op: Op, list: readonly ServiceRow[]): Promise<Output<'services.list'>['rows']> {
  const { hat, orgId } = wearer(op);
  const names = await namesOf(op, list.map((s) => s.familyId));
  const units = await orgNames(op, list.map((s) => s.windowOrgId));
  return list.map((s) => {
    const { holder } = names.get(s.familyId)!;
    const mine = hat === 'window' && s.windowOrgId === orgId && !s.corrected;
    return {
      id: s.id, cardId: s.cardId, unit: units.get(s.windowOrgId) ?? '', matter: matters.find((m) => m.code === s.matter)?.code ?? 'OTHER', matterLabel: matterLabel(s.matter), priority: Boolean(s.priority), waitedMinutes: s.waitedMinutes,
      result: s.result, happenedAt: Number(s.happenedAt), on: s.onDay, corrected: s.correctsId !== null, holder: hat === 'window' ? maskName(holder) : holder, can: mine && inTimeToCorrect(s, op.now) ? ['correct' as const] : [],
    };
  });
}
