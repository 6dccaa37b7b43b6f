import { badInput, ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { getSeen } from '../orgs';
import { addPerson, changePerson, findByPhone, findPerson, getPerson, isHidden, type PersonRow } from '../people';

/** H1 A unit that is there today, anywhere in what one knows of the county. */
export async function getUnit(op: Op, id: string): Promise<void> {
  const org = await getSeen(op, id);
  ensure(org.untilDay === null && !places.includes(org.kind), badInput('pairing.no_unit', { unitId: 'unknown' }));
}
const places: readonly string[] = ['county', 'township', 'village', 'group', 'chat'];

/** A person of one's own township, known by id, or by name and phone, or written down now. */
export async function helperOf(op: Op, input: { helperId?: string | undefined; name?: string | undefined; phone?: string | undefined; duty: string }): Promise<PersonRow> {
  const { countyId, townshipId, villageId } = wearer(op);
  const near = (p: PersonRow) => p.countyId === countyId && p.survivorId === null && (!townshipId || p.townshipId === null || p.townshipId === townshipId);
  if (input.helperId) {
    const person = await findPerson(op, input.helperId);
    ensure(person && near(person) && !(await isHidden(op, person.id)), notFound());
    return withDuty(op, person, input.duty);
  }
  ensure(input.name, badInput('pairing.helper_needed', { name: 'required' }));
  const known = input.phone ? (await findByPhone(op, [countyId], input.phone)).find((p) => p.name === input.name && near(p)) : undefined;
  if (known) return withDuty(op, known, input.duty);
  return getPerson(op, await addPerson(op, { countyId, townshipId, villageId, name: input.name, duty: input.duty, ...(input.phone ? { phone: input.phone } : {}) }));
}
async function withDuty(op: Op, person: PersonRow, duty: string): Promise<PersonRow> {
  if (!duty || person.duty) return person;
  await changePerson(op, person, { duty });
  return { ...person, duty };
}
