import type { Output } from '@guiyan/shared/contract';
import { halfOf, verifyStateOf } from '@guiyan/shared/domain/members';
import { wearer, type Op } from '../../platform/op';
import type { SettingValues } from '../settings';
import { awayUnverified, lastRoundOf, membersByIds, verifiedByVillage } from './verify.queries';

type Village = Output<'members.round'>['villages'][number];

/** R4 The open round, or the last one, and how each village stands within the reader's sight. */
export async function presentRound(op: Op, v: SettingValues): Promise<Output<'members.round'>> {
  const { townshipId, hat } = wearer(op);
  const round = townshipId ? await lastRoundOf(op, townshipId) : null;
  const isOpen = round?.openKey != null;
  const villages = new Map<string, Village>();
  for (const m of await verifiedByVillage(op, isOpen ? round.id : null)) {
    if (!m.villageId) continue;
    const line = villages.get(m.villageId) ?? { villageId: m.villageId, village: m.village ?? '', away: 0, fresh: 0, stale: 0, never: 0, inRound: 0 };
    line.away += 1;
    line[verifyStateOf(m.verifiedOn, op.today, v.verify_stale_months)] += 1;
    line.inRound += Number(m.inRound);
    villages.set(m.villageId, line);
  }
  const left = !round ? [] : isOpen ? await awayUnverified(op, round.id) : await membersByIds(op, JSON.parse(round.leftOver) as string[]);
  return {
    round: round && { id: round.id, half: round.half, openedOn: round.openedOn, openedBy: round.openedByName, closedOn: round.closedOn, closedBy: round.closedOn ? round.closedByName : null },
    villages: [...villages.values()], unverified: left.map((m) => ({ id: m.id, name: m.name, village: m.village ?? '' })), staleMonths: v.verify_stale_months,
    can: hat !== 'clerk' ? [] : isOpen ? ['close'] : round?.half === halfOf(op.today) ? [] : ['open'],
  };
}
