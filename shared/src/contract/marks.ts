import { z } from 'zod';
import { markedThings, markMax } from '../domain/marks';
import { Contract, Id, Nothing, someWords } from './define';

/** `count`: of what this reader may know. */
const Mark = z.object({ id: Id, name: z.string(), on: z.enum(markedThings), ended: z.boolean(), count: z.int() });
const Marks = z.object({ rows: z.array(Mark), can: z.array(z.enum(['set'])) });
const Which = { on: z.enum(markedThings), subjectId: Id };
const Put = z.object({ marks: z.array(z.object({ id: Id, name: z.string(), put: z.boolean() })) });
const readers = ['secretary', 'clerk', 'county', 'outpost'] as const;
export const marks = {
  'marks.list': { kind: 'read', hats: readers, about: 'S12 The county’s marks and how often each stands on something one may know of.', input: Nothing, output: Marks },
  'marks.add': { kind: 'write', hats: ['county'], about: 'S12 A mark for cases or for outposts. 409 mark.known, mark.too_many.', input: z.object({ name: someWords(markMax), on: z.enum(markedThings) }), output: Marks },
  'marks.end': { kind: 'write', hats: ['county'], about: 'S12 Is put on nothing more; where it stands it stays and counts. 409 mark.ended.', input: z.object({ id: Id }), output: Marks },
  'marks.of': { kind: 'read', hats: readers, about: 'S12 The marks one thing has, and those it could have.', input: z.object(Which), output: Put },
  'marks.put': { kind: 'write', hats: readers, about: 'S12 Puts a mark on, or takes it off. 409 mark.ended.', input: z.object({ ...Which, id: Id, put: z.boolean() }), output: Put },
} satisfies Contract;
