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

/** Like useCall, and without network the last answer is shown again. */
export const useKept = <T>(name: string, ask: () => Promise<T>, deps: readonly unknown[]): Loaded<T> =>
  useCall(async () => {
    try {
      const data = await ask();
      await remember(keyOf(name), data);
      return data;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0) throw error;
      const kept = await lastKept<T>(name);
      if (kept === undefined) throw error;
      return kept;
    }
  }, deps);
