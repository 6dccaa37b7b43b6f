import type { Copies } from './call';

/** A phone's key-value store. A missing or damaged key reads as undefined; `set` throws NoRoom rather than losing anything. */
export interface Storage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** The phone's storage is full: what was to be stored is not, and everything stored before is still there. */
export class NoRoom extends Error {}

/** A picture that goes with a write, or a recording: its id becomes `voiceId`. `key`: the same at every try to send it. */
export interface Photo { path: string; key: string; id?: string; tries?: number; gone?: boolean; voice?: true }

export interface Refusal { code: string; message: string; /** Somebody was faster: what one wrote and what stands there now. */ copies?: Copies | null }

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
  /** The hat it was written under; it leaves under no other. Absent on what older versions stored. */
  hatId?: string | null;
  /** Pictures not yet sent; their ids join `input.photoIds` before the words go. */
  photos?: Photo[];
  /** How many pictures the words had to go without; and whether the recording is among what did not go. */
  photosLost?: number;
  voiceLost?: boolean;
  order: number;
  refused: Refusal | null;
}

export type NewItem = Omit<Item, 'order' | 'refused' | 'photosLost' | 'voiceLost'>;
export interface Wearer { userId: string; hatId: string | null }

/** How one try ended: `later` leaves it waiting; `stop` also means that others would fare no better now. */
type Unsent = { is: 'later' } | { is: 'stop' } | ({ is: 'refused' } & Refusal);
export type Outcome = { is: 'sent' } | Unsent;
export type PhotoOutcome = { is: 'sent'; id: string } | Unsent;

/** The two roads to the server. */
export interface Roads {
  send(item: Item): Promise<Outcome>;
  attach(photo: Photo, item: Item): Promise<PhotoOutcome>;
}

export const PHOTO_LOST = 'photo.lost';
const PHOTO_TRIES = 3;
const prefix = 'outbox.item.';

/** Unsent items outlive their owner's sign-out; so does the address of the server, which is nobody's secret. */
export const keptAtSignOut = (key: string): boolean => key.startsWith('outbox.') || key === 'guiyan.api';

const lost = ({ photosLost, voiceLost }: Item): string => (voiceLost ? '话已经送到，录音没传上去。想说的，打个电话' : `话已经送到，有 ${photosLost} 张照片没传上去。要用照片，直接拿给经办的人看`);
const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && typeof (value as Item).key === 'string' && typeof (value as Item).userId === 'string';

export interface Queue {
  /** Resolves when it is stored safely; throws NoRoom with nothing stored. */
  enqueue(item: NewItem): Promise<void>;
  pending(userId: string): Promise<Item[]>;
  refused(userId: string): Promise<Item[]>;
  drop(key: string): Promise<void>;
  /** Puts a refused item back in line under its old key, or as a new write in its place. */
  again(key: string, anew?: { key: string; input: unknown }): Promise<void>;
  /** Tries what waits, oldest first, each entity in its order; answers whether anything was sent or refused. */
  flush(who: Wearer, roads: Roads): Promise<boolean>;
}

/**
 * The unsent writes of this phone. Each item has a storage key of its own and carries its place in line: there is
 * nothing else to keep true, so a kill between any two writes finds every item whole.
 */
export const createQueue = (storage: Storage): Queue => {
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work, work);
    line = mine.catch(() => undefined);
    return mine;
  };

  const put = (item: Item): Promise<void> => storage.set(prefix + item.key, item);
  const find = async (key: string): Promise<Item | undefined> => {
    const item = await storage.get(prefix + key);
    return isItem(item) ? item : undefined;
  };
  const all = async (): Promise<Item[]> => {
    const names = (await storage.keys()).filter((name) => name.startsWith(prefix));
    return (await Promise.all(names.map((name) => storage.get(name)))).filter(isItem).sort((a, b) => a.order - b.order);
  };
  const mine = async (userId: string): Promise<Item[]> => (await all()).filter((item) => item.userId === userId);
  const mark = async (key: string, change: Partial<Item>): Promise<void> => {
    const item = await find(key);
    if (item) await put({ ...item, ...change });
  };

  /** Sends the pictures of an item and fixes its words before their first try; a picture that fails never keeps them back for good. */
  const attachAll = async (item: Item, { attach }: Roads): Promise<Item | Unsent> => {
    let photos = item.photos ?? [];
    if (photos.length === 0) return item;
    const keep = async (photo: Photo): Promise<void> => {
      photos = photos.map((other) => (other.key === photo.key ? photo : other));
      await inLine(() => mark(item.key, { photos }));
    };
    for (const photo of photos.filter((one) => !one.id && !one.gone)) {
      const outcome = await attach(photo, item);
      if (outcome.is === 'stop') return outcome;
      const tries = (photo.tries ?? 0) + 1;
      if (outcome.is === 'sent') await keep({ ...photo, id: outcome.id });
      else if (outcome.is === 'refused' || tries >= PHOTO_TRIES) await keep({ ...photo, gone: true });
      else {
        await keep({ ...photo, tries });
        return outcome;
      }
    }
    const input = item.input as { photoIds?: string[] };
    const pictures = photos.filter((photo) => !photo.voice);
    const voiceId = photos.find((photo) => photo.voice && photo.id)?.id;
    const whole = { ...item, input: { ...input, ...(pictures.length > 0 && { photoIds: [...(input.photoIds ?? []), ...pictures.flatMap((photo) => photo.id ?? [])] }), ...(voiceId && { voiceId }) }, photos: [], photosLost: pictures.filter((photo) => photo.gone).length, voiceLost: photos.some((photo) => photo.voice && photo.gone) };
    await inLine(() => mark(item.key, whole));
    return whole;
  };

  const trySend = async (item: Item, roads: Roads): Promise<Outcome['is']> => {
    const whole = await attachAll(item, roads);
    if ('is' in whole) return whole.is;
    const outcome = await roads.send(whole);
    if (outcome.is === 'sent') {
      await inLine(() => (whole.photosLost || whole.voiceLost ? mark(item.key, { refused: { code: PHOTO_LOST, message: lost(whole) } }) : storage.remove(prefix + item.key)));
    }
    if (outcome.is === 'refused') {
      const { code, message, copies } = outcome;
      await inLine(() => mark(item.key, { refused: { code, message, ...(copies ? { copies } : {}) } }));
    }
    return outcome.is;
  };

  const run = async ({ userId, hatId }: Wearer, roads: Roads): Promise<boolean> => {
    const held = new Set<string>();
    const tried = new Set<string>();
    const isNext = (item: Item): boolean => !item.refused && !tried.has(item.key) && !held.has(item.entity) && (item.hatId === undefined || item.hatId === hatId);
    let moved = false;
    // Looked up anew each time: something may be written meanwhile.
    for (;;) {
      const item = (await inLine(() => mine(userId))).find(isNext);
      if (!item) return moved;
      tried.add(item.key);
      let is: Outcome['is'];
      try {
        is = await trySend(item, roads);
      } catch (error) {
        if (!(error instanceof NoRoom)) throw error;
        // How it ended cannot be written down: it is asked again under the same key once others have made room.
        is = 'later';
      }
      if (is === 'stop') return moved;
      if (is === 'later') held.add(item.entity);
      else moved = true;
    }
  };

  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<boolean> | null = null;

  return {
    enqueue: (item) =>
      inLine(async () => {
        const last = Math.max(0, ...(await all()).map((item) => item.order));
        await put({ ...item, order: last + 1, refused: null });
      }),
    pending: (userId) => inLine(async () => (await mine(userId)).filter((item) => !item.refused)),
    refused: (userId) => inLine(async () => (await mine(userId)).filter((item) => item.refused)),
    drop: (key) => inLine(() => storage.remove(prefix + key)),
    again: (key, anew) =>
      inLine(async () => {
        const item = await find(key);
        if (!item) return;
        await put({ ...item, ...anew, refused: null });
        if (anew) await storage.remove(prefix + key);
      }),
    flush(who, roads) {
      // One at a time; whoever asks meanwhile gets the run that follows, which has seen his item.
      next ??= running.then(() => {
        next = null;
        const now = run(who, roads);
        running = now.catch(() => undefined);
        return now;
      });
      return next;
    },
  };
};
