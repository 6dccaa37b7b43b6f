import { z } from 'zod';
import { clinicKinds } from '../domain/clinics';
import { Contract, Day, Id, Paging, page } from './define';

const recorders = ['helper', 'secretary', 'clerk'] as const;
const Year = z.int().min(2000).max(2199);
export const Attendance = z.object({ id: Id, familyId: Id, personId: Id, person: z.string(), village: z.string(), kind: z.enum(clinicKinds), on: Day, by: z.string(), can: z.array(z.enum(['takeBack'])) });

export const clinics = {
  'clinics.record': { kind: 'write', hats: recorders, about: 'H11 Who of a family was at a free clinic or check-up, was brought medicine, or signed with a family doctor. Attendance only: no field takes what was found.', input: z.object({ familyId: Id, personIds: z.array(Id).min(1).max(20), kind: z.enum(clinicKinds), on: Day }), output: z.object({ rows: z.array(Attendance) }) },
  'clinics.takeBack': { kind: 'write', hats: recorders, about: 'H11 By whoever recorded it: it was a mistake. 409 clinic.taken_back.', input: z.object({ id: Id }), output: Attendance },
  'clinics.list': { kind: 'read', personal: 'list', hats: [...recorders, 'liaison', 'civil', 'county', 'member', 'family'], about: 'H11 Who was there, of those one may know of, the last day first.', input: z.object({ familyId: Id.optional(), kind: z.enum(clinicKinds).optional(), year: Year.optional(), village: Id.optional(), ...Paging }), output: page(Attendance) },
  'clinics.figures': { kind: 'read', hats: ['secretary', 'clerk', 'civil', 'county'], about: 'H11 People and times of a year by kind and by village; each number is counted over the rows its list shows.', input: z.object({ year: Year, village: Id.optional() }), output: z.object({ year: Year, kinds: z.array(z.object({ kind: z.enum(clinicKinds), times: z.int(), people: z.int() })), villages: z.array(z.object({ villageId: Id.nullable(), village: z.string(), kinds: z.array(z.object({ kind: z.enum(clinicKinds), times: z.int(), people: z.int() })) })) }) },
} satisfies Contract;
