import type { Output, Parsed } from '@guiyan/shared/contract';
import { wearer, type Op } from '../../platform/op';
import { getMember } from '../members';
import { getSeen, namesOn } from '../orgs';
import { activitiesOf, activitiesOfAll, awayOf, countAway, formalMembers, listActivities, type MembershipLine } from './memberships.queries';

const can = (op: Op, s: { untilDay: string | null }): 'leave'[] => (s.untilDay === null && ['clerk', 'secretary'].includes(wearer(op).hat) ? ['leave'] : []);

export async function presentList(op: Op, { orgId, ended }: Parsed<'memberships.list'>): Promise<Output<'memberships.list'>> {
  const org = await getSeen(op, orgId);
  const villageId = org.kind === 'village' ? org.id : org.kind === 'chat' ? org.parentId : null;
  const formal = ended ? [] : villageId ? await awayOf(op, villageId) : org.kind === 'branch' ? await formalMembers(op, org) : [];
  const joined = villageId ? [] : await listActivities(op, orgId, ended);
  const activities = await activitiesOfAll(op, [...formal, ...joined].map((s) => s.memberId));
  const shown = (s: Pick<MembershipLine, 'id' | 'memberId' | 'name' | 'village' | 'branch'>) => ({ id: s.id, memberId: s.memberId, name: s.name, village: s.village ?? '', formalBranch: s.branch, activities: activities.get(s.memberId) ?? [] });
  return {
    org: org.name,
    rows: [
      ...formal.map((m) => ({ ...shown(m), as: 'formal' as const, from: null, until: null, can: [] })),
      ...joined.map((s) => ({ ...shown(s), as: 'activity' as const, from: s.fromDay, until: s.untilDay, can: can(op, s) })),
    ],
  };
}

/** N1 Townships and villages as they stand today; a village that was merged counts under the other. */
export async function presentCounts(op: Op, { township }: Parsed<'memberships.counts'>): Promise<Output<'memberships.counts'>> {
  const found = await countAway(op, township ?? null);
  const villages = await namesOn(op, found.map((c) => c.villageId), op.today);
  const sums = new Map<string, { orgId: string; away: number; active: number }>();
  for (const c of found) for (const orgId of [c.townshipId, c.villageId && (villages.get(c.villageId)?.id ?? c.villageId)]) {
    if (!orgId) continue;
    const sum = sums.get(orgId) ?? { orgId, away: 0, active: 0 };
    sums.set(orgId, { orgId, away: sum.away + Number(c.away), active: sum.active + Number(c.active) });
  }
  return { rows: [...sums.values()] };
}

export async function presentOfMember(op: Op, { id }: Parsed<'memberships.ofMember'>): Promise<Output<'memberships.ofMember'>> {
  const member = await getMember(op, id);
  return { formalBranch: member.branch, activities: (await activitiesOf(op, id)).map((s) => ({ id: s.id, orgId: s.orgId, org: s.org, from: s.fromDay, until: s.untilDay, can: can(op, s) })) };
}
