import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { getFamily } from '../families';
import { findPerson } from '../people';
import { MandateRow } from './mandates.entity';
import { getMandate, listAgents, type MandateLine } from './mandates.queries';
import { isUntil, stateOf } from './mandates.rules';

const witnessAt = (m: { id: string; countyId: string }) => ({ table: 'mandates', column: 'witness', row: m.id, county: m.countyId });
export const witnessOf = (op: Op, m: MandateLine): string => (m.witnessCt ? op.services.keys.open(m.witnessCt, witnessAt(m)) : '');

interface Given { principalId: string; agentId: string; items: string[]; until: string; how: string; witness: string }
async function give(op: Op, { principalId, agentId, items, until, how, witness }: Given): Promise<MandateLine> {
  const { userId, name, countyId } = wearer(op);
  ensure(isUntil(until, op.today), badInput('mandate.until', { until: 'until' }));
  const principal = await findPerson(op, principalId);
  ensure(principal?.familyId && principal.countyId === countyId, conflict('requests.no_family'));
  ensure((await listAgents(op, principal.familyId)).some((a) => a.personId === agentId), notFound());
  const m = { id: newId(), countyId };
  await op.db.insert(MandateRow, {
    ...m, townshipId: principal.townshipId, villageId: principal.villageId, principalId: principal.id, familyId: principal.familyId, agentId, items, fromDay: op.today, untilDay: until, how,
    witnessCt: witness ? op.services.keys.seal(witness, witnessAt(m)) : null, byUserId: userId, byName: name, revokedAt: null, revokedByName: null, createdAt: op.now,
  });
  await record(op, 'mandate.given', { mandateId: m.id, principalId: principal.id, agentId }, { townshipId: principal.townshipId, subjectId: principal.id });
  return getMandate(op, m.id);
}

/** S10 By the principal himself, on his own phone. */
export async function grant(op: Op, input: Parsed<'mandates.grant'>): Promise<MandateLine> {
  const { personId } = wearer(op);
  ensure(personId, conflict('requests.no_family'));
  return give(op, { ...input, principalId: personId, how: 'self', witness: '' });
}
/** X11 Told to the clerk by somebody without a phone of his own. */
export async function enter(op: Op, input: Parsed<'mandates.enter'>): Promise<MandateLine> {
  ensure(input.how !== 'witness' || input.witness, badInput('mandate.witness', { witness: 'witness' }));
  const principal = await findPerson(op, input.principalId);
  ensure(principal?.familyId, notFound());
  await getFamily(op, principal.familyId);
  return give(op, input);
}
export async function revoke(op: Op, { id }: Parsed<'mandates.revoke'>): Promise<MandateLine> {
  const m = await getMandate(op, id);
  ensure(stateOf(m, op.today) === 'open', conflict('mandate.not_open'));
  const given = { revokedAt: op.now, revokedByName: wearer(op).name };
  await change(op.db, MandateRow, { id, revokedAt: empty() }, given, conflict('mandate.not_open'));
  await record(op, 'mandate.revoked', { mandateId: id, principalId: m.principalId, agentId: m.agentId }, { townshipId: m.townshipId, subjectId: m.principalId });
  return { ...m, ...given };
}
