import { z } from 'zod';
import { itemAskers } from '../domain/items';
import { Contract, Day, Id, Instant, someWords, words } from './define';

export const ItemCode = z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/);
export const ItemSpec = z.strictObject({
  on: z.boolean(), zh: someWords(20), bo: words(80), papers: z.array(z.strictObject({ name: someWords(40), note: words(80) })).max(12), windows: z.array(Id).max(6),
  firstDays: z.int().min(1).max(30), wholeDays: z.int().min(1).max(120), askers: z.array(z.enum(itemAskers)).min(1).max(itemAskers.length), told: words(300),
});
const Window = z.object({ id: Id, name: z.string(), phone: z.string() });
export const Item = z.object({
  code: ItemCode, spec: ItemSpec, windows: z.array(Window),
  /** Whose form it is; the first day it holds, null for what everybody begins with. */
  of: z.enum(['start', 'county', 'township']), from: Day.nullable(),
  /** Forms that were, hold or will hold, newest first. */
  history: z.array(z.object({ of: z.enum(['county', 'township']), spec: ItemSpec, from: Day, until: Day.nullable(), by: z.string(), note: z.string(), at: Instant })), can: z.array(z.enum(['set'])),
});
/** What somebody needs to know before he comes; nobody's data. */
export const ItemSheet = z.object({ code: ItemCode, place: z.string(), zh: z.string(), bo: z.string(), papers: z.array(z.object({ name: z.string(), note: z.string() })), windows: z.array(Window), firstDays: z.int(), wholeDays: z.int(), told: z.string() });

export const items = {
  'items.list': { kind: 'read', hats: ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk', 'county', 'outpost'], about: 'S1 What may be asked for at one’s own place today: the township’s form over the county’s over ours. `all`: what is closed too, for the offices.', input: z.object({ all: z.boolean().optional() }), output: z.object({ place: Id, rows: z.array(Item) }) },
  'items.sheet': { kind: 'read', hats: 'public', about: 'S1 The sheet of one item: everything to bring, said once. `place`: a township or the county.', input: z.object({ place: Id, code: ItemCode }), output: ItemSheet },
  'items.set': { kind: 'write', hats: ['clerk', 'county'], about: 'S1 Another form from a day on, for the township or the county; without a code an item of one’s own. Matters that are open keep the form they began under. 400 setting.past.', input: z.object({ code: ItemCode.optional(), spec: ItemSpec, from: Day, note: words(100).default('') }), output: Item },
} satisfies Contract;
