import { z } from 'zod';
import { MOST_FAMILIES, pairingLevels, schemeSubjects } from '../domain/pairings';
import { Contract, Day, Id, Nothing, Paging, Phone, page, someWords, words } from './define';

const offices = ['clerk', 'secretary', 'county'] as const;
export const Zone = z.object({
  id: Id, villageId: Id, village: z.string(), /** None: the whole village. */ groups: z.array(z.string()), helperId: Id, helper: z.string(), unit: z.string(), duty: z.string(), level: z.enum(pairingLevels),
  from: Day, until: Day.nullable(), reason: z.string(), can: z.array(z.enum(['end'])),
});
export const Scheme = z.object({
  id: Id, name: z.string(), subjects: z.array(z.enum(schemeSubjects)), levels: z.array(z.enum(pairingLevels)), most: z.int(), note: z.string(), from: Day, until: Day.nullable(), setBy: z.string(), can: z.array(z.enum(['set', 'end'])),
});
const Counted = { total: z.int(), covered: z.int(), gaps: z.int() };

export const zones = {
  'zones.list': { kind: 'read', personal: 'list', hats: offices, about: 'H2 Who covers which village or groups of it, ended ones on demand, in the order of villages.', input: z.object({ village: Id.optional(), ended: z.boolean().default(false), ...Paging }), output: page(Zone) },
  'zones.cover': {
    kind: 'write', hats: offices, about: 'H2 A helper, or a unit through its contact person, covers a village or some of its groups from today. It gives sight of nobody. 409 zone.exists.',
    input: z.object({ villageId: Id, groups: z.array(someWords(20)).max(40).default([]), helperId: Id.optional(), name: someWords(30).optional(), phone: Phone.optional(), duty: words(60).default(''), unitId: Id.optional(), level: z.enum(pairingLevels) }), output: Zone,
  },
  'zones.end': { kind: 'write', hats: offices, about: 'H2 Ends it from today; it stays in the history. 409 pairing.ended.', input: z.object({ id: Id, reason: someWords(120) }), output: Zone },
} satisfies Contract;

export const schemes = {
  'schemes.list': { kind: 'read', hats: offices, about: 'H3 The county’s schemes, with the forms they had before; those in force first.', input: Nothing, output: z.object({ rows: z.array(Scheme) }) },
  'schemes.set': {
    kind: 'write', hats: ['county'], about: 'H3 A new scheme, or with `id` another form of one from today. 400 scheme.name_taken.',
    input: z.object({ id: Id.optional(), name: someWords(30), subjects: z.array(z.enum(schemeSubjects)).min(1).max(4), levels: z.array(z.enum(pairingLevels)).max(4), most: z.int().min(1).max(MOST_FAMILIES), note: words(200).default('') }), output: Scheme,
  },
  'schemes.end': { kind: 'write', hats: ['county'], about: 'H3 The scheme holds no more from today. 409 scheme.ended.', input: z.object({ id: Id }), output: Scheme },
  'schemes.coverage': {
    kind: 'read', hats: offices, about: 'H3 L5 How many of those a scheme is for are covered, at each of its levels and in each place below one’s own, and how many helpers have more than the scheme allows. Each number is the length of the list it opens.',
    input: z.object({ id: Id, village: Id.optional() }),
    output: z.object({ scheme: Scheme, ...Counted, levels: z.array(z.object({ level: z.enum(pairingLevels), ...Counted })), places: z.array(z.object({ key: z.string(), name: z.string(), ...Counted })), helpers: z.object({ total: z.int(), over: z.int() }) }),
  },
  'schemes.subjects': {
    kind: 'read', personal: 'list', hats: offices, about: 'H3 Those a scheme is for, by name: covered, or a gap with the levels that are missing. In the order of names.',
    input: z.object({ id: Id, show: z.enum(['gap', 'covered', 'all']).default('gap'), level: z.enum(pairingLevels).optional(), village: Id.optional(), place: z.string().max(60).optional(), ...Paging }),
    output: page(z.object({ familyId: Id, personId: Id.nullable(), subject: z.enum(schemeSubjects), name: z.string(), village: z.string(), groupName: z.string(), helpers: z.array(z.string()), missing: z.array(z.enum(pairingLevels)), covered: z.boolean() })),
  },
  'schemes.load': {
    kind: 'read', personal: 'list', hats: offices, about: 'H3 Helpers, persons and units, with how many families of the county each has, in the order of names and by nothing else; `over`: only those with more than the scheme allows.',
    input: z.object({ id: Id, over: z.boolean().default(false), ...Paging }), output: page(z.object({ helperId: Id, name: z.string(), unit: z.boolean(), families: z.int(), over: z.boolean() })),
  },
} satisfies Contract;
