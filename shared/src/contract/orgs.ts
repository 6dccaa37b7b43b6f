import { z } from 'zod';
import { orgKinds } from '../domain/orgs';
import { Contract, Id, Nothing, words, someWords } from './define';

export const Org = z.object({ id: Id, parentId: Id.nullable(), kind: z.enum(orgKinds), name: z.string(), phone: z.string().nullable(), seq: z.int() });

export const orgs = {
  'orgs.tree': { kind: 'read', hats: ['county', 'clerk', 'secretary', 'liaison', 'civil', 'outpost', 'helper', 'window'], about: 'R13 Offices, villages and windows in scope, in their fixed order.', input: Nothing, output: z.object({ rows: z.array(Org) }) },
  'orgs.addWindow': { kind: 'write', hats: ['clerk', 'county'], about: 'R13 Adds a window (信用社, 农推站 …) with its public phone and service pledge.',
    input: z.object({ name: someWords(40), phone: z.string().regex(/^[\d-]{5,15}$/).optional(), pledge: words(120).default('') }), output: z.object({ id: Id }) },
} satisfies Contract;
