import type { Parsed } from '@guiyan/shared/contract';
import { addMonths } from '@guiyan/shared/domain/dates';
import { change } from '../../platform/db/change';
import { latest } from '../../platform/db/latest';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { endAccess, grantAccess } from '../accounts';
import { findFamily, getFamily, matesOf } from '../families';
import { sameIds } from '../people';
import { getUnit, helperOf } from './helpers.actions';
import { ensureRoom } from './schemes.actions';
import { Pairing } from './pairings.entity';
import { findOpen, getPairing, openOfFamily, openPairingsOf, type PairingLine } from './pairings.queries';
import { changes, openKey, type PairingFacts } from './pairings.rules';

/** A pairing as an import gives it; what is left out is the usual. */
export interface NewPairing extends PairingFacts { familyId: string; helperId: string; from: string }
const BATCH = 500;

export async function pair(op: Op, input: Parsed<'pairings.pair'>): Promise<PairingLine> {
  await getFamily(op, input.familyId);
  const from = input.from ?? op.today;
  ensure(from <= op.today && from > addMonths(op.today, -120), badInput('pairing.from_day', { from: 'range' }));
  if (input.unitId) await getUnit(op, input.unitId);
  const home = input.personId ? (await matesOf(op, [input.familyId])).filter((m) => m.kind !== 'member') : [];
  ensure(!input.personId || home.some((m) => m.personId === input.personId), badInput('pairing.not_at_home', { personId: 'unknown' }));
  const helper = await helperOf(op, input);
  await ensureRoom(op, { unitId: input.unitId ?? null, helperId: helper.id }, input.familyId);
  const id = await open(op, { ...input, helperId: helper.id, duty: input.duty || helper.duty, from });
  ensure(id, conflict('pairing.exists'));
  await record(op, 'pairing.made', { pairingIds: [id] }, { subjectId: input.familyId });
  return getPairing(op, id);
}

/** The id of the new pairing, or null when the two are paired already. */
async function open(op: Op, p: NewPairing): Promise<string | null> {
  const family = await findFamily(op, p.familyId);
  ensure(family, notFound());
  if (await findOpen(op, p.personId ?? p.familyId, p.helperId)) return null;
  const id = newId();
  const made = await orKnown(op.db.insert(Pairing, {
    id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: p.familyId, helperId: p.helperId, unitId: p.unitId ?? null, personId: p.personId ?? null, level: p.level ?? null, helperClass: p.helperClass ?? 'organs', role: p.role ?? 'helper', aspects: [...(p.aspects ?? [])], duty: p.duty ?? '',
    openKey: openKey(p.personId ?? p.familyId, p.helperId), fromDay: p.from, untilDay: null, endedAt: null, reason: '', nobody: null, madeBy: op.actor?.userId ?? null, createdAt: op.now,
  }));
  if (!made) return null;
  await grantAccess(op, [{ countyId: family.countyId, holderId: p.helperId, hat: 'helper', subjectKind: 'family', subjectId: p.familyId, why: 'pairing', from: p.from }]);
  return id;
}

/** R12 Pairings of a workbook, in its order; one that is there already is brought up to date. */
export async function pairMany(op: Op, list: readonly NewPairing[]): Promise<('new' | 'changed' | 'same')[]> {
  const made: string[] = [];
  const out: ('new' | 'changed' | 'same')[] = [];
  for (const p of list) {
    const known = await findOpen(op, p.familyId, p.helperId);
    const id = known ? null : await open(op, p);
    if (id) made.push(id);
    const patch: Partial<Pairing> = known ? changes(known, p) : {};
    if (known && Object.keys(patch).length) await change(op.db, Pairing, { id: known.id }, patch);
    out.push(id ? 'new' : Object.keys(patch).length ? 'changed' : 'same');
  }
  for (let i = 0; i < made.length; i += BATCH) await record(op, 'pairing.made', { pairingIds: made.slice(i, i + BATCH) }, made.length === 1 ? { subjectId: list[0]!.familyId } : {});
  return out;
}
export const addPairing = async (op: Op, p: NewPairing): Promise<'new' | 'changed' | 'same'> => (await pairMany(op, [p]))[0]!;

/** X15 The open pairings of these records of a helper, inside the actor's scope, to another; a family that has the other already keeps him once. */
export async function handOverPairings(op: Op, fromIds: readonly string[], toId: string, reason: string): Promise<number> {
  const list = await openPairingsOf(op, fromIds);
  const made: string[] = [];
  for (const p of list) {
    await finish(op, p, reason);
    const id = await open(op, { ...onward(p), helperId: toId, from: op.today });
    if (id) made.push(id);
  }
  if (made.length) await record(op, 'pairing.made', { pairingIds: made });
  return list.length;
}

/** What stays when somebody else goes on helping. */
const onward = ({ familyId, personId, unitId, level, helperClass, role, aspects }: Pairing): Omit<NewPairing, 'helperId' | 'from'> => ({ familyId, personId, unitId, level, helperClass, role, aspects });

/** H16 Nobody is left without a helper by an oversight: the last one of a family names who follows, or why nobody does. */
export async function endPairing(op: Op, { id, reason, successorId, nobody }: Parsed<'pairings.end'>): Promise<PairingLine> {
  const pairing = await getPairing(op, id);
  ensure(pairing.openKey, conflict('pairing.ended'));
  // Taken together: of two who end the last two at the same moment the second one is asked who follows.
  const isLast = (await openOfFamily(op, pairing.familyId, latest(op))).every((g) => g.id === id);
  ensure(!isLast || successorId || nobody, conflict('pairing.successor_needed'));
  const next = successorId ? await helperOf(op, { helperId: successorId, duty: '' }) : null;
  ensure(next?.id !== pairing.helperId, conflict('pairing.exists'));
  if (next) await ensureRoom(op, { unitId: pairing.unitId, helperId: next.id }, pairing.familyId);
  const patch = await finish(op, pairing, reason, isLast && !next ? nobody : undefined);
  const made = next ? await open(op, { ...onward(pairing), helperId: next.id, duty: next.duty, from: op.today }) : null;
  if (made) await record(op, 'pairing.made', { pairingIds: [made] }, { subjectId: pairing.familyId });
  return { ...pairing, ...patch };
}
async function finish(op: Op, pairing: Pairing, reason: string, nobody?: string): Promise<Pick<Pairing, 'openKey' | 'untilDay' | 'endedAt' | 'reason' | 'nobody'>> {
  const patch = { openKey: null, untilDay: op.today, endedAt: op.now, reason, nobody: nobody ?? null };
  await change(op.db, Pairing, { id: pairing.id, openKey: pairing.openKey! }, patch, conflict('pairing.ended'));
  const others = (await openOfFamily(op, pairing.familyId, latest(op))).map((g) => g.helperId);
  const same = await sameIds(op.db, pairing.helperId);
  if (!others.some((helperId) => same.includes(helperId))) await endAccess(op, { holderId: pairing.helperId, subjectId: pairing.familyId, why: 'pairing' });
  await record(op, 'pairing.ended', { pairingId: pairing.id, familyId: pairing.familyId }, { subjectId: pairing.familyId });
  return patch;
}
