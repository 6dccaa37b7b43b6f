import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily } from '../families';
import { GrantOutcome, GrantRow } from './grants.entity';
import { getGrant, type GrantLine } from './grants.queries';

export async function give(op: Op, { familyId, on, ...facts }: Parsed<'grants.give'>): Promise<GrantLine> {
  ensure(on <= op.today, badInput('grant.future', { on: 'future' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  const id = newId();
  await op.db.insert(GrantRow, { id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, ...facts, onDay: on, byName: wearer(op).name, at: op.now, takenBackAt: null, reason: '' });
  await record(op, 'grant.given', { grantId: id, familyId: family.id }, { townshipId: family.townshipId, subjectId: family.id });
  return getGrant(op, id);
}
export async function outcome(op: Op, { id, on, amount, words }: Parsed<'grants.outcome'>): Promise<GrantLine> {
  const grant = await getGrant(op, id);
  ensure(grant.takenBackAt === null, conflict('grant.taken_back'));
  ensure(on <= op.today, badInput('grant.future', { on: 'future' }));
  ensure(on >= grant.onDay, badInput('grant.before', { on: 'order' }));
  await op.db.insert(GrantOutcome, { id: newId(), countyId: grant.countyId, grantId: id, onDay: on, amount, words, byName: wearer(op).name, at: op.now });
  await record(op, 'grant.outcome', { grantId: id, familyId: grant.familyId }, { townshipId: grant.townshipId, subjectId: grant.familyId });
  return grant;
}
export async function takeBack(op: Op, { id, reason }: Parsed<'grants.takeBack'>): Promise<GrantLine> {
  const grant = await getGrant(op, id);
  await change(op.db, GrantRow, { id, takenBackAt: empty() }, { takenBackAt: op.now, reason }, conflict('grant.taken_back'));
  await record(op, 'grant.taken_back', { grantId: id, familyId: grant.familyId }, { townshipId: grant.townshipId, subjectId: grant.familyId });
  return { ...grant, takenBackAt: op.now };
}
