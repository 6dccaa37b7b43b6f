import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { latest } from '../../platform/db/latest';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { familiesOf, getScheme, listSchemes } from './coverage.queries';
import { Scheme } from './schemes.entity';

/** H3 Another form ends the one before from today, which stays in the history. */
export async function setScheme(op: Op, { id, ...form }: Parsed<'schemes.set'>): Promise<Scheme> {
  const { countyId, name } = wearer(op);
  const before = id ? await getScheme(op, id) : null;
  ensure(!before || before.untilDay === null, conflict('scheme.ended'));
  ensure(!(await listSchemes(op)).some((s) => s.untilDay === null && s.name === form.name && s.id !== id), badInput('scheme.name_taken', { name: 'taken' }));
  if (before) await change(op.db, Scheme, { id: before.id, untilDay: empty() }, { untilDay: op.today }, conflict('scheme.ended'));
  const scheme: Scheme = { id: newId(), countyId, ...form, fromDay: op.today, untilDay: null, beforeId: before?.id ?? null, setByName: name, createdAt: op.now };
  await op.db.insert(Scheme, scheme);
  await record(op, 'scheme.set', { schemeId: scheme.id }, { subjectId: scheme.id });
  return scheme;
}
export async function endScheme(op: Op, { id }: Parsed<'schemes.end'>): Promise<Scheme> {
  const scheme = await getScheme(op, id);
  ensure(scheme.untilDay === null, conflict('scheme.ended'));
  await change(op.db, Scheme, { id, untilDay: empty() }, { untilDay: op.today }, conflict('scheme.ended'));
  await record(op, 'scheme.ended', { schemeId: id }, { subjectId: id });
  return { ...scheme, untilDay: op.today };
}

/** H3 No helper, person or unit, is given more families than a scheme in force allows; what an import or a hand-over brought stands on the board. */
export async function ensureRoom(op: Op, helper: { unitId: string | null; helperId: string }, familyId: string): Promise<void> {
  const inForce = (await listSchemes(op)).filter((s) => s.untilDay === null).sort((a, b) => a.most - b.most)[0];
  if (!inForce) return;
  const has = await familiesOf(op, helper, latest(op));
  ensure(has.includes(familyId) || has.length < inForce.most, conflict('pairing.full', { name: inForce.name, most: inForce.most }));
}
