import { create } from 'zustand';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { createQueue, NoRoom, type Item, type Outcome, type Photo, type PhotoOutcome, type Refusal } from '@guiyan/shared/api/queue';
import type { EndpointName, Input } from '@guiyan/shared/contract';
import { netSentence } from '@guiyan/shared/net-words';
import { call } from '.';
import { forgetPhoto, keepPhoto } from './keep';
import { useSession } from './session';
import { storage } from './storage';
import { upload } from './upload';

export type { Item } from '@guiyan/shared/api/queue';

const queue = createQueue(storage);

/** Whether whoever wrote it is still the one who is here: hat and person may have changed since the flush began. */
const isHere = (item: Item): boolean => {
  const { userId, hat } = useSession.getState();
  return userId === item.userId && (item.hatId === undefined || item.hatId === (hat?.id ?? null));
};

const nothing = { pending: [] as Item[], refused: [] as Item[], elsewhere: 0 };

/** What this hat still has on this phone: waiting, and refused with the reason. Of one's other hats only how many. */
export const useOutbox = create<typeof nothing>(() => nothing);

const show = async (): Promise<void> => {
  const { userId } = useSession.getState();
  const [pending, refused] = userId ? [await queue.pending(userId), await queue.refused(userId)] : [[], []];
  const mine = { pending: pending.filter(isHere), refused: refused.filter(isHere) };
  useOutbox.setState({ ...mine, elsewhere: pending.length + refused.length - mine.pending.length - mine.refused.length });
};

/** Only no answer, a lost session, 429 and 5xx may end otherwise later; any other answer is final. */
const outcomeOf = (error: unknown): { is: 'later' } | { is: 'stop' } | ({ is: 'refused' } & Refusal) => {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0 || error.status === 401 || error.status === 429 || error.code === 'auth.hat_changed') return { is: 'stop' };
  if (error.status >= 500) return { is: 'later' };
  return { is: 'refused', code: error.code, message: error.message, copies: error.copies };
};

/** Answers that somebody waits for with the form still open. */
const awaited = new Map<string, { reply?: unknown; error?: ApiError }>();

const send = async (item: Item): Promise<Outcome> => {
  if (!isHere(item)) return { is: 'stop' };
  const waiting = awaited.get(item.key);
  try {
    const reply = await call(item.name as EndpointName, item.input as Input<EndpointName>, { key: item.key });
    if (waiting) waiting.reply = reply;
    return { is: 'sent' };
  } catch (error) {
    if (waiting && error instanceof ApiError) waiting.error = error;
    return outcomeOf(error);
  }
};

const attach = async (photo: Photo, item: Item): Promise<PhotoOutcome> => {
  if (!isHere(item)) return { is: 'stop' };
  try {
    const { id } = await upload(photo.path, photo.key);
    forgetPhoto(photo.path);
    return { is: 'sent', id };
  } catch (error) {
    return outcomeOf(error);
  }
};

let waits = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits; afterwards tries again by itself, ever more rarely, while something is left. */
export const flush = async (): Promise<void> => {
  const { userId, hat } = useSession.getState();
  if (!userId) return;
  clearTimeout(timer);
  const moved = await queue.flush({ userId, hatId: hat?.id ?? null }, { send, attach });
  await show();
  waits = moved ? 0 : waits + 1;
  if (useOutbox.getState().pending.length > 0) timer = setTimeout(() => void flush(), Math.min(5_000 * 2 ** waits, 300_000));
};

// What one hat has written is not shown to another, from the very moment it changes.
useSession.subscribe((now, before) => {
  if (now.userId === before.userId && now.hat?.id === before.hat?.id) return;
  useOutbox.setState(nothing);
  void flush();
});

/** Nothing is sent in the background: WeChat cuts requests there. */
export const restOutbox = (): void => clearTimeout(timer);

export interface About {
  /** Writes about the same thing keep their order. */
  entity: string;
  /** What it is, for the person. */
  words: string;
  happenedAt?: number;
  /** Pictures not sent yet: they go first, and their ids join `photoIds`. */
  photos?: readonly Photo[];
}

const store = async <N extends EndpointName>(name: N, input: Input<N>, { entity, words, happenedAt = Date.now(), photos = [] }: About, key: string): Promise<void> => {
  const { userId, hat } = useSession.getState();
  if (!userId) throw new ApiError('auth.needed', 401, '');
  const kept = await Promise.all(photos.map(async (photo) => ({ key: photo.key, path: await keepPhoto(photo.path), ...(photo.voice && { voice: photo.voice }) })));
  try {
    await queue.enqueue({ key, name, input, entity, words, happenedAt, userId, hatId: hat?.id ?? null, photos: kept });
  } catch (error) {
    if (error instanceof NoRoom) throw new ApiError('phone.full', 507, netSentence('phone.full'));
    throw error;
  }
  await show();
};

/** Stores a write on the phone and tries to send it at once; resolves to its key when it is stored safely. Throws ApiError phone.full. */
export const enqueue = async <N extends EndpointName>(name: N, input: Input<N>, about: About): Promise<string> => {
  const key = randomKey();
  await store(name, input, about, key);
  void flush();
  return key;
};

/** Stores a write and waits for its first try: the reply, or null while it waits. A refusal is thrown, and taken from the phone: the form is still open. */
export const storeAndWait = async <N extends EndpointName>(name: N, input: Input<N>, about: About): Promise<unknown> => {
  const key = randomKey();
  await store(name, input, about, key);
  const answer: { reply?: unknown; error?: ApiError } = {};
  awaited.set(key, answer);
  try {
    await flush();
  } finally {
    awaited.delete(key);
  }
  if (answer.error && outcomeOf(answer.error).is === 'refused') {
    await drop(key);
    throw answer.error;
  }
  return answer.reply ?? null;
};

export const pending = (userId: string): Promise<Item[]> => queue.pending(userId);
export const refused = (userId: string): Promise<Item[]> => queue.refused(userId);

/** The person lets go of a refused item. */
export const drop = async (key: string): Promise<void> => {
  const { pending: waiting, refused: back } = useOutbox.getState();
  for (const { path } of [...waiting, ...back].find((item) => item.key === key)?.photos ?? []) forgetPhoto(path);
  await queue.drop(key);
  await show();
};

/** Tries a refused item again; where somebody was faster it is a new write over what stands there now. */
export const sendAgain = async (key: string): Promise<void> => {
  const theirs = useOutbox.getState().refused.find((item) => item.key === key)?.refused?.copies?.theirs;
  const input = useOutbox.getState().refused.find((item) => item.key === key)?.input;
  await queue.again(key, theirs && { key: randomKey(), input: { ...(input as object), version: theirs.version } });
  await show();
  await flush();
};
