import type { Parsed } from '@guiyan/shared/contract';
import { change, empty, swap } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily, type Family } from '../families';
import { GrantOutcome, GrantRow } from './grants.entity';
import { getGrant, type GrantLine } from './grants.queries';
import { GrantAnswer, GrantOffer } from './offers.entity';

type Facts = Pick<GrantRow, 'id' | 'kind' | 'amount' | 'project' | 'source' | 'model'> & { on: string };
export async function putGrant(op: Op, family: Family, { on, ...facts }: Facts): Promise<void> {
  await op.db.insert(GrantRow, { countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, ...facts, onDay: on, byName: wearer(op).name, at: op.now, takenBackAt: null, reason: '' });
  await record(op, 'grant.given', { grantId: facts.id, familyId: family.id }, { townshipId: family.townshipId, subjectId: family.id });
}
export async function give(op: Op, { familyId, ...facts }: Parsed<'grants.give'>): Promise<GrantLine> {
  ensure(facts.on <= op.today, badInput('grant.future', { on: 'future' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  const id = newId();
  await putGrant(op, family, { id, ...facts });
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
/** F6 A grant that came of an offer and was a mistake: the family still wants it, and its place is free. */
async function freePlace(op: Op, grantId: string): Promise<void> {
  const from = await op.db.findOneBy(GrantAnswer, { grantId });
  if (!from || !(await swap(op.db, GrantAnswer, { id: from.id, grantId, state: 'taken' }, { state: 'wanted', grantId: null, decidedOn: null, decidedBy: '' }))) return;
  await swap(op.db, GrantOffer, { id: from.offerId }, { taken: (() => 'taken - 1') as never });
}
export async function takeBack(op: Op, { id, reason }: Parsed<'grants.takeBack'>): Promise<GrantLine> {
  const grant = await getGrant(op, id);
  await change(op.db, GrantRow, { id, takenBackAt: empty() }, { takenBackAt: op.now, reason }, conflict('grant.taken_back'));
  await freePlace(op, id);
  await record(op, 'grant.taken_back', { grantId: id, familyId: grant.familyId }, { townshipId: grant.townshipId, subjectId: grant.familyId });
  return { ...grant, takenBackAt: op.now };
}
