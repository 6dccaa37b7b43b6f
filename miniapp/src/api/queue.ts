import type { Storage } from './storage';

/** A write that waits for the network. */
export interface Item {
  /** Idempotency key: the same at every try, so that a second arrival changes nothing. */
  key: string;
  name: string;
  /** Sent byte for byte at every try: the server refuses one key with two bodies. */
  input: unknown;
  /** Items of one entity go in the order they were made. */
  entity: string;
  /** What the person did, in words, for the list of waiting and refused items. */
  words: string;
  /** Epoch ms by the phone's clock. */
  happenedAt: number;
  userId: string;
  order: number;
  refused: { code: string; message: string } | null;
}

export type NewItem = Omit<Item, 'order' | 'refused'>;

/** How one try ended: `later` leaves it waiting; `stop` also means that others would fare no better now. */
export type Outcome = { is: 'sent' } | { is: 'later' } | { is: 'stop' } | { is: 'refused'; code: string; message: string };

const prefix = 'outbox.item.';
const slots = ['outbox.a', 'outbox.b'] as const;

/** Unsent items outlive their owner's sign-out; so does the address of the server, which is nobody's secret. */
export const keptAtSignOut = (key: string): boolean => key.startsWith('outbox.') || key === 'guiyan.api';

interface Index {
  seq: number;
  keys: string[];
}

const isIndex = (value: unknown): value is Index =>
  typeof value === 'object' && value !== null && typeof (value as Index).seq === 'number' && Array.isArray((value as Index).keys);

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && typeof (value as Item).key === 'string' && typeof (value as Item).userId === 'string';

export interface Queue {
  enqueue(item: NewItem): Promise<void>;
  pending(userId: string): Promise<Item[]>;
  refused(userId: string): Promise<Item[]>;
  drop(key: string): Promise<void>;
  /** Puts a refused item back in line under its old key. */
  again(key: string): Promise<void>;
  /** Tries what waits, oldest first; answers whether anything was sent or refused. */
  flush(userId: string, send: (item: Item) => Promise<Outcome>): Promise<boolean>;
}

/**
 * The unsent writes of this phone. Each item has a storage key of its own and is the truth; the index only gives
 * the order. The index is written by turns into two slots, so a kill in the middle of a write leaves the other one,
 * and items the index does not know are found by their names.
 */
export const createQueue = (storage: Storage): Queue => {
  let index: Index | null = null;
  let line: Promise<unknown> = Promise.resolve();

  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work, work);
    line = mine.catch(() => undefined);
    return mine;
  };

  const load = async (): Promise<Index> => {
    if (index) return index;
    const found = (await Promise.all(slots.map((slot) => storage.get(slot)))).filter(isIndex);
    const newest = found.sort((a, b) => b.seq - a.seq)[0] ?? { seq: 0, keys: [] };
    const known = new Set(newest.keys);
    const lost: Item[] = [];
    for (const name of await storage.keys()) {
      if (!name.startsWith(prefix) || known.has(name.slice(prefix.length))) continue;
      const item = await storage.get(name);
      if (isItem(item)) lost.push(item);
    }
    lost.sort((a, b) => a.order - b.order);
    index = { seq: newest.seq, keys: [...newest.keys, ...lost.map((item) => item.key)] };
    return index;
  };

  const saveIndex = async (keys: string[]): Promise<void> => {
    const next = { seq: (await load()).seq + 1, keys };
    await storage.set(slots[next.seq % 2] as string, next);
    index = next;
  };

  const items = async (): Promise<Item[]> => {
    const { keys } = await load();
    const found = await Promise.all(keys.map((key) => storage.get(prefix + key)));
    return found.filter(isItem);
  };

  const remove = async (key: string): Promise<void> => {
    // The item first: a kill between the two leaves a name without an item, never an item that comes back.
    await storage.remove(prefix + key);
    await saveIndex((await load()).keys.filter((other) => other !== key));
  };

  const mark = async (key: string, refused: Item['refused']): Promise<void> => {
    const item = await storage.get(prefix + key);
    if (isItem(item)) await storage.set(prefix + key, { ...item, refused });
  };

  const mine = async (userId: string): Promise<Item[]> => (await items()).filter((item) => item.userId === userId);

  let flushing: Promise<boolean> | null = null;

  const run = async (userId: string, send: (item: Item) => Promise<Outcome>): Promise<boolean> => {
    const held = new Set<string>();
    let moved = false;
    for (const item of (await inLine(() => mine(userId))).filter((one) => !one.refused)) {
      if (held.has(item.entity)) continue;
      const outcome = await send(item);
      if (outcome.is === 'stop') break;
      if (outcome.is === 'later') held.add(item.entity);
      if (outcome.is === 'sent') await inLine(() => remove(item.key));
      if (outcome.is === 'refused') await inLine(() => mark(item.key, { code: outcome.code, message: outcome.message }));
      moved ||= outcome.is === 'sent' || outcome.is === 'refused';
    }
    return moved;
  };

  return {
    enqueue: (item) =>
      inLine(async () => {
        const { seq, keys } = await load();
        await storage.set(prefix + item.key, { ...item, order: seq + 1, refused: null });
        if (!keys.includes(item.key)) await saveIndex([...keys, item.key]);
      }),
    pending: (userId) => inLine(async () => (await mine(userId)).filter((item) => !item.refused)),
    refused: (userId) => inLine(async () => (await mine(userId)).filter((item) => item.refused)),
    drop: (key) => inLine(() => remove(key)),
    again: (key) => inLine(() => mark(key, null)),
    flush(userId, send) {
      flushing ??= run(userId, send).finally(() => {
        flushing = null;
      });
      return flushing;
    },
  };
};
