import type { Parsed } from '@guiyan/shared/contract';
import { change } from '../../platform/db/change';
import { conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { endAccess, grantAccess } from '../accounts';
import { ensureHere, findMemberOfPerson, getMember } from '../members';
import { findOrg } from '../orgs';
import { getPerson, phoneOf } from '../people';
import { Arrival } from './going.entity';
import { getArrival, getAtHost, openArrivalsOf, stateOf, type ArrivalLine, type HostLine } from './arrivals.queries';
import { moves, type ArrivalVerb } from './arrivals.rules';

const wrongState = () => conflict('arrival.wrong_state');
/** Why a host sees a person; ends with the acceptance. */
const WHY = 'accepted';

/** C1 The member himself, or his liaison for him: who did it is kept beside whom it is about. */
export async function report(op: Op, input: Parsed<'arrivals.report'>): Promise<ArrivalLine> {
  const { hat, personId, countyId, userId, name } = wearer(op);
  const member = input.memberId ? await getMember(op, input.memberId) : personId && hat === 'member' ? await findMemberOfPerson(op, personId) : null;
  ensure(member, notFound());
  ensureHere(op, member);
  const host = await findOrg(op, input.hostOrgId);
  ensure(host && host.kind === 'outpost' && host.countyId === countyId && host.untilDay === null, notFound());
  ensure(!(await openArrivalsOf(op, member.personId)).length, conflict('arrival.open'));
  const id = newId();
  const isFirst = await orKnown(op.db.insert(Arrival, {
    id, countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, memberId: member.id, personId: member.personId, openPerson: member.personId, hostOrgId: host.id, status: 'reported', reportedOn: op.today,
    byName: name, byUserId: userId, byLiaison: hat === 'liaison', acceptedOn: null, answeredOn: null, answeredBy: null, reason: '', endedOn: null, at: op.now,
  }));
  ensure(isFirst, conflict('arrival.open'));
  await record(op, 'arrival.reported', { arrivalId: id, personId: member.personId, hostOrgId: host.id }, { townshipId: member.townshipId, subjectId: member.personId });
  return getArrival(op, id);
}

type Moved = Pick<Arrival, 'id' | 'personId' | 'status' | 'townshipId'>;
async function move(op: Op, a: Moved, verb: ArrivalVerb, patch: Partial<Arrival>): Promise<void> {
  const to = moves[verb][stateOf(a.status)];
  ensure(to, wrongState());
  const isOver = to !== 'accepted';
  await change(op.db, Arrival, { id: a.id, status: a.status }, { ...patch, status: to, ...(isOver ? { openPerson: null, endedOn: op.today } : {}) }, wrongState());
}
const about = (a: Moved) => ({ townshipId: a.townshipId, subjectId: a.personId });

export async function withdraw(op: Op, { id }: Parsed<'arrivals.withdraw'>): Promise<ArrivalLine> {
  const a = await getArrival(op, id);
  await move(op, a, 'withdraw', {});
  await endAccess(op, { holderId: a.hostOrgId, subjectId: a.personId, why: WHY });
  await record(op, 'arrival.withdrawn', { arrivalId: id, personId: a.personId, hostOrgId: a.hostOrgId }, about(a));
  return getArrival(op, id);
}

function host(op: Op): { orgId: string; userId: string; countyId: string } {
  const { orgId, userId, countyId } = wearer(op);
  ensure(orgId, notFound());
  return { orgId, userId, countyId };
}

export async function accept(op: Op, { id }: Parsed<'arrivals.accept'>): Promise<HostLine> {
  const { orgId, userId, countyId } = host(op);
  const a = await getAtHost(op, id);
  await move(op, a, 'accept', { acceptedOn: op.today, answeredOn: op.today, answeredBy: userId });
  await grantAccess(op, [{ countyId, holderId: orgId, hat: 'outpost', subjectKind: 'person', subjectId: a.personId, why: WHY }]);
  await record(op, 'arrival.accepted', { arrivalId: id, personId: a.personId, hostOrgId: orgId }, about(a));
  return getAtHost(op, id);
}
export async function giveBack(op: Op, { id, reason }: Parsed<'arrivals.return'>): Promise<HostLine> {
  const { orgId, userId } = host(op);
  const a = await getAtHost(op, id);
  await move(op, a, 'return', { answeredOn: op.today, answeredBy: userId, reason });
  await endAccess(op, { holderId: orgId, subjectId: a.personId, why: WHY });
  await record(op, 'arrival.returned', { arrivalId: id, personId: a.personId, hostOrgId: orgId }, about(a));
  return getAtHost(op, id);
}

/** The full number of an accepted member, recorded like every look at one. */
export async function phone(op: Op, { id }: Parsed<'arrivals.phone'>): Promise<string> {
  host(op);
  const a = await getAtHost(op, id);
  ensure(a.status === 'accepted', conflict('arrival.not_accepted'));
  const number = phoneOf(op, await getPerson(op, a.personId));
  if (!number) throw notFound('notices.no_phone');
  await record(op, 'value.revealed', { personId: a.personId, field: 'phone', reasonGiven: false }, { subjectId: a.personId });
  return number;
}

/** The relation has gone elsewhere: whatever is open at a host is over. */
export async function endArrivalOf(op: Op, personId: string, reason: string): Promise<void> {
  for (const open of await openArrivalsOf(op, personId)) {
    await move(op, open, 'withdraw', { reason });
    await endAccess(op, { holderId: open.hostOrgId, subjectId: personId, why: WHY });
    await record(op, 'arrival.withdrawn', { arrivalId: open.id, personId, hostOrgId: open.hostOrgId }, about(open));
  }
}
