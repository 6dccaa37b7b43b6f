import { AppError } from '../platform/errors';
import { createOp, type Actor, type Op } from '../platform/op';
import type { Services } from '../platform/services';

/** A unit of work whose refusal may keep what it wrote (counted attempts). */
export async function keeping<T>(services: Services, actor: Actor | null, door: Op['door'], fn: (op: Op) => Promise<T>): Promise<T> {
  const after: (() => void)[] = [];
  const outcome = await services.db.tx(async (db) => {
    after.length = 0;
    try {
      return { data: await fn(createOp(services, db, actor, after, door)) };
    } catch (error) {
      if (error instanceof AppError && error.extra.keep) return { error };
      throw error;
    }
  });
  if ('error' in outcome) throw outcome.error;
  for (const run of after) run();
  return outcome.data;
}
