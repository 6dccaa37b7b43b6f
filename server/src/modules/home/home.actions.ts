import type { Output, Parsed } from '@guiyan/shared/contract';
import { conflict, ensure } from '../../platform/errors';
import { record, type Op } from '../../platform/op';
import { getFamily } from '../families';
import { getMemberOfPerson } from '../members';
import { getPerson, phoneOf } from '../people';

/** X2 The number to dial, for a person of one's own family or one whom one serves; every dial is a recorded reveal. */
export async function call(op: Op, { personId }: Parsed<'home.call'>): Promise<Output<'home.call'>> {
  const person = await getPerson(op, personId);
  if (person.familyId) await getFamily(op, person.familyId);
  else await getMemberOfPerson(op, personId);
  const phone = phoneOf(op, person);
  ensure(phone, conflict('notices.no_phone'));
  await record(op, 'value.revealed', { personId, field: 'phone', reasonGiven: false }, { subjectId: personId });
  return { phone };
}
