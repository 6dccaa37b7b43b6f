import { z } from 'zod';
import { livingWays } from '../domain/elders';
import { Contract, Day, Id, Paging, Phone, page, someWords, words } from './define';

const Contact = z.strictObject({ name: someWords(30), relation: words(20).default(''), phone: Phone });
export const Elder = z.object({
  personId: Id, familyId: Id, name: z.string(), village: z.string(), groupName: z.string(), age: z.int().nullable(), living: z.enum(livingWays).nullable(), contacts: z.int(), lastVisitOn: Day.nullable(), visits: z.int(), doctor: z.boolean(), savedOn: Day.nullable(),
  /** Whom to ring first, masked; empty unless asked for. */
  contact: z.string(),
});
export const ElderFile = Elder.extend({ contactList: z.array(z.object({ name: z.string(), relation: z.string(), phone: z.string() })), health: z.string(), by: z.string(), can: z.array(z.enum(['save'])) });

export const elders = {
  'elders.list': { kind: 'read', personal: 'list', hats: ['secretary', 'clerk', 'civil', 'liaison', 'helper'], about: 'H14 Elders at home by village in the fixed order: how they live, visits of this year, whether a family doctor is signed; with `contacts` whom to ring, masked, as the hand-over list has it.', input: z.object({ village: Id.optional(), doctor: z.boolean().optional(), contacts: z.boolean().optional(), ...Paging }), output: page(Elder) },
  'elders.get': { kind: 'read', personal: 'one', hats: ['secretary', 'clerk', 'civil', 'liaison', 'helper'], about: 'H14 An elder’s file with contacts and health, to those who serve him.', input: z.object({ id: Id }), output: ElderFile },
  'elders.save': { kind: 'write', hats: ['secretary', 'liaison', 'helper'], about: 'H14 What is known of how an elder lives; each saving is kept, the newest stands. 409 elder.not_elder.', input: z.object({ id: Id, living: z.enum(livingWays), contacts: z.array(Contact).max(2).default([]), health: words(200).default('') }), output: ElderFile },
} satisfies Contract;
