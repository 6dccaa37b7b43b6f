import { z } from 'zod';
import { difficultyKinds, difficultySources } from '../domain/difficulties';
import { requestStates } from '../domain/requests';
import { Contract, Day, Id, Paging, page } from './define';

const staff = ['liaison', 'secretary', 'clerk'] as const;
export const Difficulty = z.object({
  /** The matter it became: one thing, one id. */
  id: Id, raisedOn: Day, source: z.enum(difficultySources), who: z.string(), village: z.string(), text: z.string(), phone: z.string().nullable(), kind: z.enum(difficultyKinds).nullable(), status: z.enum(requestStates), owner: z.string().nullable(),
  solution: z.string().nullable(), solvedOn: Day.nullable(), can: z.array(z.enum(['setKind'])),
});
export const difficulties = {
  'difficulties.list': {
    kind: 'read', personal: 'list', hats: staff, about: 'S11 The register: open until the asker has heard the result and said yes; `solved`: what is settled, how and when, also what could not be done (`ended`).',
    input: z.object({ solved: z.boolean().default(false), kind: z.enum([...difficultyKinds, 'none']).optional(), source: z.enum(difficultySources).optional(), ...Paging }), output: page(Difficulty),
  },
  'difficulties.setKind': { kind: 'write', hats: staff, about: 'S11 A matter of money, or another.', input: z.object({ id: Id, kind: z.enum(difficultyKinds) }), output: Difficulty },
  'difficulties.figures': {
    kind: 'read', hats: ['secretary', 'clerk', 'county'], about: 'S11 How many were raised from … until, and of these how many are solved by now, and how many could not be, by kind and by where they were told; `none`: nobody has said which kind. `open`: the length of the register’s open list today, however long ago it was told; `places` add up to it, township by township in a county, village by village in a township.',
    input: z.object({ from: Day.optional(), until: Day.optional() }),
    output: z.object({ from: Day, until: Day, rows: z.array(z.object({ kind: z.enum([...difficultyKinds, 'none']), source: z.enum(difficultySources), raised: z.int(), solved: z.int(), ended: z.int() })), open: z.int(), places: z.array(z.object({ orgId: Id.nullable(), name: z.string(), open: z.int() })) }),
  },
} satisfies Contract;
