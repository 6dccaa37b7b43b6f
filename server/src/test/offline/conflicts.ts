import fc from 'fast-check';
import { createQueue, type Item, type Outcome } from '@guiyan/shared/api/queue';
import { aPhone, Killed } from './schedules';

/** Two phones write the same few things; between them lies a bad network. `decide`: what the writer says when he sees both copies. */
export type Step =
  | { do: 'write'; phone: 0 | 1; subject: number; decide: 'mine' | 'theirs' }
  | { do: 'flush'; phone: 0 | 1; fates: ('ok' | 'unsent' | 'lost' | 'twice')[] }
  | { do: 'look'; phone: 0 | 1; subject: number }
  | { do: 'kill'; phone: 0 | 1; after: number };
const phone = fc.constantFrom(0 as const, 1 as const);
export const conflicting = (steps = 24): fc.Arbitrary<Step[]> => fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), phone, subject: fc.nat(1), decide: fc.constantFrom('mine' as const, 'theirs' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('flush' as const), phone, fates: fc.array(fc.constantFrom('ok' as const, 'unsent' as const, 'lost' as const, 'twice' as const), { maxLength: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), phone, subject: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), phone, after: fc.nat(5) }) },
), { minLength: 1, maxLength: steps });

interface Written { n: number; by: 0 | 1; subject: number; decide: 'mine' | 'theirs'; unsure: boolean }
interface Stands { version: number; n: number | null; by: 0 | 1 | null }
/** Answers what stands, and both copies to whoever wrote over what he had not seen; each key once. */
const aServer = (blind: boolean) => {
  const stands: Stands[] = [{ version: 0, n: null, by: null }, { version: 0, n: null, by: null }];
  const history: number[] = [];
  const seen = new Set<string>();
  const take = (item: Item, by: 0 | 1): Outcome => {
    const { n, subject, version } = item.input as { n: number; subject: number; version: number };
    if (seen.has(item.key)) return { is: 'sent' };
    const now = stands[subject]!;
    if (!blind && now.version !== version && now.by !== by) return { is: 'refused', code: 'told_meanwhile', message: '别人先记了', copies: { mine: { n }, theirs: { n: now.n, version: now.version } } };
    seen.add(item.key);
    history.push(n);
    stands[subject] = { version: now.version + 1, n, by };
    return { is: 'sent' };
  };
  return { stands, history, take };
};

/** Lives through it, then gives the network back; each writer decides about every conflict he is shown. What is wrong after all, in words. */
export async function wrongsOf(steps: readonly Step[], { blind = false } = {}): Promise<{ wrongs: string[]; conflicts: number }> {
  const server = aServer(blind);
  const phones = ([0, 1] as const).map((by) => ({ by, ...aPhone(), known: [0, 0], fates: [] as string[] }));
  const queues = phones.map((p) => createQueue(p.storage));
  const written: Written[] = [];
  const dropped = new Set<number>();
  const wrongs: string[] = [];
  let [keys, conflicts] = [0, 0];
  const roadsOf = (p: (typeof phones)[number]) => ({
    attach: async () => ({ is: 'stop' as const }),
    send: async (item: Item): Promise<Outcome> => {
      p.alive();
      const fate = p.fates.shift() ?? 'ok';
      if (fate === 'unsent') return { is: 'stop' };
      const answer = server.take(item, p.by);
      if (fate === 'twice') server.take(item, p.by);
      return fate === 'lost' ? { is: 'stop' } : answer;
    },
  });
  const flush = (i: 0 | 1) => queues[i]!.flush({ userId: 'u', hatId: 'h' }, roadsOf(phones[i]!));
  const act = async (at: Step): Promise<void> => {
    const p = phones[at.phone]!;
    if (at.do === 'look') p.known[at.subject] = server.stands[at.subject]!.version;
    if (at.do === 'kill') p.phone.writesLeft = at.after;
    if (at.do === 'flush') { p.fates = [...at.fates]; await flush(at.phone); }
    if (at.do === 'write') {
      const one: Written = { n: written.length, by: at.phone, subject: at.subject, decide: at.decide, unsure: true };
      written.push(one);
      await queues[at.phone]!.enqueue({ key: `k${(keys += 1)}`, name: 'write', input: { n: one.n, subject: one.subject, version: p.known[one.subject] }, entity: `s${one.subject}`, words: `第${one.n}件`, happenedAt: one.n, userId: 'u', hatId: 'h' });
      one.unsure = false;
    }
  };
  for (const at of steps) {
    try {
      await act(at);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      Object.assign(phones[at.phone]!.phone, { dead: false, writesLeft: Infinity });
      queues[at.phone] = createQueue(phones[at.phone]!.storage);
    }
  }
  for (const p of phones) { Object.assign(p.phone, { dead: false, writesLeft: Infinity }); p.fates = []; }
  // Each decision is a write of its own over what was seen; somebody may have been faster again.
  for (let round = 0; round < 60; round += 1) {
    await flush(0);
    await flush(1);
    const shown = await Promise.all(queues.map((q) => q.refused('u')));
    if (shown.every((list) => list.length === 0)) break;
    for (const [i, list] of shown.entries()) for (const item of list) {
      const { n } = item.input as { n: number };
      const copies = item.refused?.copies;
      conflicts += 1;
      if ((copies?.mine as { n: number } | undefined)?.n !== n) wrongs.push(`${n}: one's own copy is not shown`);
      if (!server.history.includes((copies?.theirs as { n: number } | undefined)?.n ?? -1)) wrongs.push(`${n}: the other copy is nobody's`);
      if (written[n]!.decide === 'theirs') { dropped.add(n); await queues[i]!.drop(item.key); } else await queues[i]!.again(item.key, { key: `k${(keys += 1)}`, input: { ...(item.input as object), version: copies!.theirs.version } });
    }
  }
  for (const one of written) {
    const times = server.history.filter((n) => n === one.n).length;
    if (times > 1) wrongs.push(`${one.n} came ${times} times`);
    if (!one.unsure && times === 0 && !dropped.has(one.n)) wrongs.push(`${one.n} is lost`);
    if (times && dropped.has(one.n)) wrongs.push(`${one.n} was given up and came`);
  }
  // Nothing was passed over unseen: where the other phone wrote last before, the writer had seen it or was shown it.
  for (const i of [0, 1] as const) if ((await queues[i]!.pending('u')).length) wrongs.push(`phone ${i} still waits`);
  return { wrongs, conflicts };
}
