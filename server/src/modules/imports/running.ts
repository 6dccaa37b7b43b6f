import type { Actor, Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { asHat } from '../accounts';
import { ImportBatch, type ImportRow } from './imports.entity';
import { noTally, type Tally } from './trial';

const running = new Map<string, Promise<void>>();

/** One commit or undo of an import at a time in this process; across processes the row of a batch decides. */
export function inTurn(services: Services, importId: string, work: () => Promise<void>): void {
  if (running.has(importId)) return;
  running.set(importId, work().catch((error: unknown) => services.log.error({ err: error, importId }, 'import stopped')).finally(() => running.delete(importId)));
}
export const commitsDone = async (): Promise<void> => { await Promise.all(running.values()); };

/** Whoever brought the workbook, for what goes on without a request. */
export const actorOf = (i: ImportRow): Actor => ({ userId: i.userId, sessionId: '', hatId: i.hatId, hat: asHat(i.townshipId ? 'clerk' : 'county'), countyId: i.countyId, townshipId: i.townshipId, villageId: null, orgId: null, personId: null, familyId: null, name: i.byName });

export async function sumBatches(op: Op, importId: string): Promise<Tally> {
  const sum = noTally();
  for (const b of await op.db.find(ImportBatch, { where: { importId } })) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += (b.counts as Tally)[key] ?? 0;
  return sum;
}
