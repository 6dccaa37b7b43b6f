import { create } from 'zustand';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import type { EndpointName, Input } from '@guiyan/shared/contract';
import { call } from '.';
import { createQueue, type Item, type Outcome } from './queue';
import { useSession } from './session';
import { storage } from './storage';

export type { Item } from './queue';

const queue = createQueue(storage);

/** What the signed-in person still has on this phone: waiting, and refused with the reason. */
export const useOutbox = create<{ pending: Item[]; refused: Item[] }>(() => ({ pending: [], refused: [] }));

const show = async (): Promise<void> => {
  const { userId } = useSession.getState();
  useOutbox.setState(
    userId ? { pending: await queue.pending(userId), refused: await queue.refused(userId) } : { pending: [], refused: [] },
  );
};

/** Only no answer, a lost session, 429 and 5xx may end otherwise later; any other answer is final. */
export const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0 || error.status === 401 || error.status === 429) return { is: 'stop' };
  if (error.status >= 500) return { is: 'later' };
  return { is: 'refused', code: error.code, message: error.message };
};

const send = async (item: Item): Promise<Outcome> => {
  // The hat or the person may have changed since the flush began.
  if (useSession.getState().userId !== item.userId) return { is: 'stop' };
  try {
    await call(item.name as EndpointName, item.input as Input<EndpointName>, { key: item.key });
    return { is: 'sent' };
  } catch (error) {
    return outcomeOf(error);
  }
};

let waits = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits; afterwards tries again by itself, ever more rarely, while something is left. */
export const flush = async (): Promise<void> => {
  const { userId } = useSession.getState();
  if (!userId) return;
  clearTimeout(timer);
  const moved = await queue.flush(userId, send);
  await show();
  waits = moved ? 0 : waits + 1;
  if (useOutbox.getState().pending.length > 0) timer = setTimeout(() => void flush(), Math.min(5_000 * 2 ** waits, 300_000));
};

/** Nothing is sent in the background: WeChat cuts requests there. */
export const restOutbox = (): void => clearTimeout(timer);

/**
 * Stores a write on the phone and tries to send it at once; resolves when it is stored safely.
 * entity: writes about the same thing keep their order. words: what it is, for the person.
 */
export const enqueue = async <N extends EndpointName>(
  name: N,
  input: Input<N>,
  { entity, words, happenedAt = Date.now(), key = randomKey() }: { entity: string; words: string; happenedAt?: number; key?: string },
): Promise<string> => {
  const { userId } = useSession.getState();
  if (!userId) throw new ApiError('auth.needed', 401, '');
  await queue.enqueue({ key, name, input, entity, words, happenedAt, userId });
  await show();
  void flush();
  return key;
};

export const pending = (userId: string): Promise<Item[]> => queue.pending(userId);
export const refused = (userId: string): Promise<Item[]> => queue.refused(userId);

/** The person lets go of a refused item. */
export const drop = async (key: string): Promise<void> => {
  await queue.drop(key);
  await show();
};

export const sendAgain = async (key: string): Promise<void> => {
  await queue.again(key);
  await flush();
};
