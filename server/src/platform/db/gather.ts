import type { EntityManager } from 'typeorm';
import type { Database } from './database';

interface Waiting<K, V> { key: K; done(value: V): void; failed(error: unknown): void }
/** How many share one statement at most. */
const MOST = 32;
/** Loads under way at a time: while one waits for the disk, the other is filled. */
const LANES = 2;

/**
 * Answers many callers with one load. Whoever comes while loads are under way waits for the next one, so nobody is
 * told what was true before he asked. One caller's failure is not another's: a load that fails is tried one by one.
 */
export function gather<K, V>(load: (keys: K[]) => Promise<V[]>): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = [];
  let running = 0;
  const answer = async (callers: Waiting<K, V>[]): Promise<void> => {
    try {
      const values = await load(callers.map((c) => c.key));
      callers.forEach((c, i) => c.done(values[i]!));
    } catch (error) {
      if (callers.length === 1) callers[0]!.failed(error);
      else for (const caller of callers) await answer([caller]);
    }
  };
  const next = (): void => {
    const callers = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    if (callers.length) void answer(callers).then(() => setImmediate(next));
    else running -= 1;
  };
  return (key) => new Promise<V>((done, failed) => {
    waiting.push({ key, done, failed });
    // A turn of the event loop later, all that arrived together stand in the queue.
    if (running < LANES) { running += 1; setImmediate(next); }
  });
}

/** `gather` for committed rows: one queue for each database that asks. */
export function gatherRows<K, V>(load: (db: EntityManager, keys: K[]) => Promise<V[]>): (db: Database, key: K) => Promise<V> {
  const queues = new WeakMap<Database, (key: K) => Promise<V>>();
  return (db, key) => {
    let queue = queues.get(db);
    if (!queue) queues.set(db, (queue = gather((keys) => db.read((m) => load(m, keys)))));
    return queue(key);
  };
}

/** As many keys as the next power of two, the last one repeated: so few lengths that their statements stay prepared. */
export const evenly = <K>(keys: readonly K[]): K[] => [...keys, ...Array.from({ length: 2 ** Math.ceil(Math.log2(keys.length)) - keys.length }, () => keys.at(-1)!)];

/** Rows of one statement by the key they carry. */
export function byKey<T>(found: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of found) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row); else groups.set(keyOf(row), [row]);
  }
  return groups;
}
