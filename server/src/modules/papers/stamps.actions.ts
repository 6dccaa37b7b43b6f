import type { Parsed } from '@guiyan/shared/contract';
import { DUES_AHEAD_MONTHS } from '@guiyan/shared/domain/dues';
import { addMonths, firstOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getAtHost } from './arrivals.queries';
import { DuesRow, StampRow } from './going.entity';
import { getDues, getStamp, memberForDues, openDues, type StampLine } from './stamps.queries';

/** C4 The host confirms; a day before it took him up is none of its own. */
export async function giveStamp(op: Op, input: Parsed<'stamps.give'>): Promise<StampLine> {
  const { orgId, userId, name } = wearer(op);
  ensure(orgId, notFound());
  const a = await getAtHost(op, input.arrivalId);
  ensure(a.status === 'accepted', conflict('arrival.not_accepted'));
  ensure(input.on <= op.today && input.on >= (a.acceptedOn ?? op.today), badInput('stamp.days', { on: 'invalid' }));
  const id = newId();
  await op.db.insert(StampRow, {
    id, countyId: a.countyId, townshipId: a.townshipId, villageId: a.villageId, memberId: a.memberId, personId: a.personId, arrivalId: a.id, hostOrgId: orgId, activity: input.activity, onDay: input.on, words: input.words,
    byName: name, byUserId: userId, takenBackOn: null, reason: '', at: op.now,
  });
  await record(op, 'stamp.given', { stampId: id, personId: a.personId, activity: input.activity }, { townshipId: a.townshipId, subjectId: a.personId });
  return getStamp(op, id);
}
export async function takeStampBack(op: Op, { id, reason }: Parsed<'stamps.takeBack'>): Promise<Record<string, never>> {
  const stamp = await getStamp(op, id);
  await change(op.db, StampRow, { id, takenBackOn: empty() }, { takenBackOn: op.today, reason }, conflict('stamp.taken_back'));
  await record(op, 'stamp.taken_back', { stampId: id, personId: stamp.personId }, { townshipId: stamp.townshipId, subjectId: stamp.personId });
  return {};
}

/** C5 A fact about what was paid elsewhere; nothing is paid here. */
export async function recordDues(op: Op, input: Parsed<'dues.record'>): Promise<DuesRow> {
  const { hat, orgId, userId, name } = wearer(op);
  const member = await memberForDues(op, input.personId);
  const onDay = input.on ?? op.today;
  ensure(onDay <= op.today, badInput('dues.day', { on: 'invalid' }));
  ensure(input.paidTo <= monthOf(addMonths(firstOfMonth(op.today), DUES_AHEAD_MONTHS)), badInput('dues.too_far', { paidTo: 'invalid' }));
  const known = await openDues(op, member.personId, input.paidTo, input.place);
  if (known) return sameDues(known, input.receiver);
  const row: DuesRow = {
    id: newId(), countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, memberId: member.id, personId: member.personId, paidTo: input.paidTo, place: input.place, receiver: input.receiver, openKey: `${member.personId}~${input.paidTo}~${input.place}`, onDay,
    byName: name, byUserId: userId, hostOrgId: hat === 'outpost' ? orgId : null, takenBackOn: null, reason: '', at: op.now,
  };
  if (!(await orKnown(op.db.insert(DuesRow, row)))) {
    const first = await openDues(op, member.personId, input.paidTo, input.place);
    ensure(first, conflict('row.changed'));
    return sameDues(first, input.receiver);
  }
  await record(op, 'dues.recorded', { duesId: row.id, personId: member.personId }, { townshipId: member.townshipId, subjectId: member.personId });
  return row;
}
/** Told again by the same words it is the same entry; by others, somebody has to look. */
function sameDues(known: DuesRow, receiver: string): DuesRow {
  ensure(known.receiver === receiver, conflict('dues.recorded', { by: known.byName, receiver: known.receiver }));
  return known;
}
/** The offices mend any entry of their scope, a host its own. */
export async function takeDuesBack(op: Op, { id, reason }: Parsed<'dues.takeBack'>): Promise<DuesRow> {
  const entry = await getDues(op, id);
  const { hat, orgId } = wearer(op);
  ensure(hat !== 'outpost' || entry.hostOrgId === orgId, notFound());
  const patch = { takenBackOn: op.today, reason, openKey: null };
  await change(op.db, DuesRow, { id, takenBackOn: empty() }, patch, conflict('dues.taken_back'));
  await record(op, 'dues.taken_back', { duesId: id, personId: entry.personId }, { townshipId: entry.townshipId, subjectId: entry.personId });
  return { ...entry, ...patch };
}
