import type { Output, Parsed } from '@guiyan/shared/contract';
import { wearer, type Op } from '../../platform/op';
import { getMember } from '../members';
import { getSeen } from '../orgs';
import { activitiesOf, formalMembers, listActivities, type MembershipLine } from './memberships.queries';

const can = (op: Op, s: { untilDay: string | null }): 'leave'[] => (s.untilDay === null && ['clerk', 'secretary'].includes(wearer(op).hat) ? ['leave'] : []);

export async function presentList(op: Op, { orgId, ended }: Parsed<'memberships.list'>): Promise<Output<'memberships.list'>> {
  const org = await getSeen(op, orgId);
  const shown = (s: Pick<MembershipLine, 'id' | 'memberId' | 'name' | 'village' | 'branch'>) => ({ id: s.id, memberId: s.memberId, name: s.name, village: s.village ?? '', formalBranch: s.branch });
  const formal = ended || org.kind !== 'branch' ? [] : await formalMembers(op, org);
  return {
    org: org.name,
    rows: [
      ...formal.map((m) => ({ ...shown(m), as: 'formal' as const, from: null, until: null, can: [] })),
      ...(await listActivities(op, orgId, ended)).map((s) => ({ ...shown(s), as: 'activity' as const, from: s.fromDay, until: s.untilDay, can: can(op, s) })),
    ],
  };
}

export async function presentOfMember(op: Op, { id }: Parsed<'memberships.ofMember'>): Promise<Output<'memberships.ofMember'>> {
  const member = await getMember(op, id);
  return { formalBranch: member.branch, activities: (await activitiesOf(op, id)).map((s) => ({ id: s.id, orgId: s.orgId, org: s.org, from: s.fromDay, until: s.untilDay, can: can(op, s) })) };
}
