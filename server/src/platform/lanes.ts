import type { Services } from './services';

/** One fills a piece while the database writes another. */
const LANES = 2;

/**
 * Each of the list once, in its order: two at a time where the database is another process, one after the other on SQLite, which has one writer.
 * The first that fails ends both lanes, and nothing is under way any more when the failure is told.
 */
export async function inLanes<T>(services: Services, list: readonly T[], each: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < list.length && !failed) {
      next += 1;
      try {
        await each(list[next - 1]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: services.db.engine === 'mysql' ? LANES : 1 }, lane));
  const first = ended.find((e) => e.status === 'rejected');
  if (first) throw first.reason;
}
