import { createOp, type Actor } from '../../platform/op';
import type { Services } from '../../platform/services';
import type { ImportRow } from './imports.entity';
import { writeRow } from './matching';
import type { Analysis, ParsedRow } from './sheet';

export interface Tally { fresh: number; changed: number; same: number; refused: number }
export interface Trial { counts: Tally & { ready: number }; refused: [string, string][] }

/** Rows that have something to store. */
export const readyRows = (analysis: Analysis): ParsedRow[] => analysis.rows.filter((r) => r.state === 'ready');
export const area = (i: ImportRow) => ({ countyId: i.countyId, townshipId: i.townshipId! });

class TriedOut extends Error {}

/** Writes every row and takes it all back. */
export async function tryOut(services: Services, actor: Actor, i: ImportRow, analysis: Analysis): Promise<Trial> {
  const ready = readyRows(analysis);
  let trial: Trial | null = null;
  try {
    await services.db.tx(async (db) => {
      const op = createOp(services, db, actor);
      const counts: Tally = { fresh: 0, changed: 0, same: 0, refused: analysis.counts.refused };
      const refused: [string, string][] = [];
      for (const r of ready) {
        const outcome = await writeRow(op, area(i), r);
        if (outcome.what === 'refused') { counts.refused += 1; refused.push([r.key, outcome.why]); } else counts[outcome.what === 'new' ? 'fresh' : outcome.what] += 1;
      }
      trial = { counts: { ...counts, ready: 0 }, refused };
      throw new TriedOut();
    });
  } catch (error) {
    if (!(error instanceof TriedOut)) throw error;
  }
  return trial!;
}
