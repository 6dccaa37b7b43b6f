import type { Output, Parsed } from '@guiyan/shared/contract';
import { conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { getFamily, matesOf, phonesShown } from '../families';
import { getMemberOfPerson } from '../members';
import { getPerson, isHidden, phoneOf } from '../people';

/** X2 The number to dial, for a person of one's own family or one whom one serves; every dial is a recorded reveal. */
export async function call(op: Op, { personId }: Parsed<'home.call'>): Promise<Output<'home.call'>> {
  const person = await getPerson(op, personId);
  ensure(!(await isHidden(op, person.id)), notFound());
  if (person.familyId) await ensureShown(op, await getFamily(op, person.familyId), person.id);
  else await getMemberOfPerson(op, personId);
  const phone = phoneOf(op, person);
  ensure(phone, conflict('notices.no_phone'));
  await record(op, 'value.revealed', { personId, field: 'phone', reasonGiven: false }, { subjectId: personId });
  return { phone };
}

/** X9 Of a child those who serve the family get no more than its page shows them; the family itself needs no leave to ring its own. */
async function ensureShown(op: Op, family: { id: string }, personId: string): Promise<void> {
  const { hat } = wearer(op);
  if (hat === 'family' || hat === 'member') return;
  const mate = (await matesOf(op, [family.id])).find((m) => m.personId === personId && m.kind !== 'member');
  ensure(!mate?.phoneCt || (await phonesShown(op, [mate])).has(personId), notAllowed());
}
