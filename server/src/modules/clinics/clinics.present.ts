import type { Output, Parsed } from '@guiyan/shared/contract';
import { clinicKinds } from '@guiyan/shared/domain/clinics';
import { wearer, type Op } from '../../platform/op';
import { countAttendances, type AttendanceLine, type KindCount } from './clinics.queries';

export const presentAttendance = (op: Op, t: AttendanceLine): Output<'clinics.takeBack'> => ({
  id: t.id, familyId: t.familyId, personId: t.personId, person: t.person, village: t.village ?? '', kind: clinicKinds.find((k) => k === t.kind) ?? 'checkup', on: t.onDay, by: t.byName, can: t.takenBackAt === null && t.byUserId === wearer(op).userId ? ['takeBack'] : [],
});
const byKind = (found: readonly KindCount[]) => clinicKinds.map((kind) => { const k = found.find((x) => x.kind === kind); return { kind, times: Number(k?.times ?? 0), people: Number(k?.people ?? 0) }; });
export async function presentClinicFigures(op: Op, { year, village }: Parsed<'clinics.figures'>): Promise<Output<'clinics.figures'>> {
  const found = await countAttendances(op, year, village);
  const ids = [...new Set(found.villages.map((v) => v.villageId))];
  return { year, kinds: byKind(found.all), villages: ids.map((villageId) => { const here = found.villages.filter((v) => v.villageId === villageId); return { villageId, village: here[0]?.village ?? '', kinds: byKind(here) }; }) };
}
