import { activityKinds } from '@guiyan/shared/domain/orgs';
import type { Parsed } from '@guiyan/shared/contract';
import { change, empty, insertNew } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { getMember, type Member } from '../members';
import { getSeen } from '../orgs';
import { Membership } from './memberships.entity';
import { getMembership } from './memberships.queries';

/** N1 条例第32条: 一方隶属、参加多重组织生活. Who is in already stays as he is. */
export async function join(op: Op, input: Parsed<'memberships.join'>): Promise<{ joined: number }> {
  const org = await getSeen(op, input.orgId);
  ensure(org.untilDay === null, conflict('orgs.ended', { name: org.name }));
  ensure(activityKinds.some((k) => k === org.kind), badInput('memberships.wrong_kind'));
  const fromDay = input.fromDay ?? op.today;
  ensure(fromDay <= op.today, badInput('orgs.future', { fromDay: 'future' }));
  const list: Membership[] = [];
  for (const id of new Set(input.memberIds)) {
    const m = await getMember(op, id);
    list.push({ id: newId(), countyId: m.countyId, townshipId: m.townshipId, villageId: m.villageId, orgId: org.id, memberId: m.id, personId: m.personId, openKey: `${org.id}:${m.id}`, fromDay, untilDay: null });
  }
  const made = await insertNew(op.db, Membership, list);
  const joined = list.filter((s) => made.has(s.id)).map((s) => s.memberId);
  if (joined.length) await record(op, 'membership.joined', { orgId: org.id, memberIds: joined }, { subjectId: org.id });
  return { joined: joined.length };
}

/** R12 A member who is entered as taking part: of elsewhere, in an organisation here. */
export async function enterMembership(op: Op, orgId: string, m: Pick<Member, 'id' | 'personId' | 'countyId' | 'townshipId' | 'villageId'>, fromDay: string): Promise<void> {
  const made = await insertNew(op.db, Membership, [{ id: newId(), countyId: m.countyId, townshipId: m.townshipId, villageId: m.villageId, orgId, memberId: m.id, personId: m.personId, openKey: `${orgId}:${m.id}`, fromDay, untilDay: null }]);
  if (made.size) await record(op, 'membership.joined', { orgId, memberIds: [m.id] }, { townshipId: m.townshipId, subjectId: orgId });
}

export async function leave(op: Op, { id, onDay }: Parsed<'memberships.leave'>): Promise<{ id: string }> {
  const held = await getMembership(op, id);
  const ended = conflict('memberships.ended');
  ensure(held.untilDay === null, ended);
  ensure(onDay <= op.today, badInput('orgs.future', { onDay: 'future' }));
  ensure(onDay >= held.fromDay, conflict('memberships.before_start', { day: held.fromDay }));
  await change(op.db, Membership, { id, untilDay: empty() }, { untilDay: onDay, openKey: null }, ended);
  await record(op, 'membership.left', { membershipId: id, orgId: held.orgId, memberId: held.memberId }, { subjectId: held.orgId });
  return { id };
}
