import { ApiError } from '@guiyan/shared/api/call';
import { useSession } from '@/api/session';
import { remember, storage } from '@/api/storage';
import { type Loaded, useCall } from './useCall';

const keyOf = (name: string): string => {
  const { userId, hat } = useSession.getState();
  return `kept.${name}.${userId}.${hat?.id ?? ''}`;
};

/** The last answer this hat got on this phone; signing out throws it away. */
export const lastKept = async <T>(name: string): Promise<T | undefined> => (await storage.get(keyOf(name))) as T | undefined;

/** Asks, and keeps the answer for the hat that asked; it may be another's turn by then. */
export const askAndKeep = async <T>(name: string, ask: () => Promise<T>): Promise<T> => {
  const key = keyOf(name);
  const data = await ask();
  if (key === keyOf(name)) await remember(key, data);
  return data;
};

/** Like useCall, and without network the last answer is shown again; with no name it is asked for and nothing stays. */
export const useKept = <T>(name: string | null, ask: () => Promise<T>, deps: readonly unknown[]): Loaded<T> =>
  useCall(async () => {
    if (name === null) return ask();
    try {
      return await askAndKeep(name, ask);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0) throw error;
      const kept = await lastKept<T>(name);
      if (kept === undefined) throw error;
      return kept;
    }
  }, deps);
