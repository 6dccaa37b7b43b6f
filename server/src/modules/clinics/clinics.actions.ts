import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { putNew } from '../../platform/db/insert';
import { badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily, matesOf } from '../families';
import { isHidden } from '../people';
import { ClinicAttendance } from './clinics.entity';
import { attendancesOf, getAttendance, type AttendanceLine } from './clinics.queries';

/** H11 Whoever is written down already for that day and kind stays as he is. */
export async function recordAttendance(op: Op, { familyId, personIds, kind, on }: Parsed<'clinics.record'>): Promise<AttendanceLine[]> {
  ensure(on <= op.today, badInput('clinic.future', { on: 'future' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  const home = new Set((await matesOf(op, [family.id])).map((m) => m.personId));
  const wanted = [...new Set(personIds)];
  for (const id of wanted) ensure(home.has(id) && !(await isHidden(op, id)), conflict('families.not_here'));
  const { userId, name } = wearer(op);
  const keyOf = (personId: string): string => `${personId}|${kind}|${on}`;
  await putNew(op.db, ClinicAttendance, wanted.map((personId) => ({ id: newId(), countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, personId, kind, onDay: on, openKey: keyOf(personId), byUserId: userId, byName: name, at: op.now, takenBackAt: null })));
  await record(op, 'clinic.recorded', { familyId: family.id, kind, people: wanted.length }, { townshipId: family.townshipId, subjectId: family.id });
  return attendancesOf(op, wanted.map(keyOf));
}
export async function takeBack(op: Op, { id }: Parsed<'clinics.takeBack'>): Promise<AttendanceLine> {
  const was = await getAttendance(op, id);
  ensure(was.byUserId === wearer(op).userId, notAllowed());
  await change(op.db, ClinicAttendance, { id, takenBackAt: empty() }, { takenBackAt: op.now, openKey: null }, conflict('clinic.taken_back'));
  await record(op, 'clinic.taken_back', { attendanceId: id, familyId: was.familyId }, { townshipId: was.townshipId, subjectId: was.familyId });
  return { ...was, takenBackAt: op.now };
}
