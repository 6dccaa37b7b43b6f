import type { Output, Parsed } from '@guiyan/shared/contract';
import { mandateWays } from '@guiyan/shared/domain/mandates';
import { conflict, ensure, notAllowed } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { familyName, getFamily } from '../families';
import { findPerson, HIDDEN_NAME } from '../people';
import { witnessOf } from './mandates.actions';
import { listAgents, listMandates, type MandateLine } from './mandates.queries';
import { stateOf } from './mandates.rules';

export function presentMandate(op: Op, m: MandateLine): Output<'mandates.get'> {
  const { hat } = wearer(op);
  const state = stateOf(m, op.today);
  const acts = hat === 'helper' || hat === 'liaison';
  return {
    id: m.id, principal: m.principal ?? HIDDEN_NAME, agent: m.agent ?? HIDDEN_NAME, family: m.headName ? familyName(m.headName) : '', village: m.village ?? '', items: m.items, from: m.fromDay, until: m.untilDay, state,
    how: mandateWays.find((w) => w === m.how) ?? 'self', witness: witnessOf(op, m), by: m.byName, at: m.createdAt, revokedBy: m.revokedByName, can: state !== 'open' ? [] : acts ? ['use'] : ['revoke'],
  };
}
export async function presentMandates(op: Op, input: Parsed<'mandates.list'>): Promise<Output<'mandates.list'>> {
  const page = await listMandates(op, input);
  return { ...page, rows: page.rows.map((m) => presentMandate(op, m)) };
}
export async function presentAgents(op: Op, { familyId }: Parsed<'mandates.agents'>): Promise<Output<'mandates.agents'>> {
  const a = wearer(op);
  const office = a.hat === 'clerk' || a.hat === 'secretary';
  ensure(office || !familyId, notAllowed());
  const id = office ? familyId : a.familyId ?? (a.personId ? (await findPerson(op, a.personId))?.familyId : null);
  ensure(id, conflict('requests.no_family'));
  if (office) await getFamily(op, id);
  return { rows: (await listAgents(op, id)).map((g) => ({ ...g, name: g.name ?? HIDDEN_NAME })) };
}
