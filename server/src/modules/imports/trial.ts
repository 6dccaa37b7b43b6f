import type { RowState } from '@guiyan/shared/domain/imports';
import { createOp, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { turns } from '../../platform/turns';
import { findHat } from '../accounts';
import { villagesUnder } from '../orgs';
import type { ImportRow } from './imports.entity';
import { writeRow, type Area } from './matching';
import type { Analysis, ParsedRow } from './sheet';

export interface Tally { fresh: number; changed: number; same: number; refused: number }
/** `outcomes`: one letter a ready row, in their order, so that each figure can open its rows. */
export interface Trial { counts: Tally & { ready: number; outcomes: string }; refused: [string, string][] }
const letters = { new: 'n', changed: 'c', same: 's', refused: 'r' } as const;
const states: Record<string, RowState> = { n: 'new', c: 'changed', s: 'same', r: 'refused' };
/** What the trial run found for a ready row; undefined before there was one. */
export const outcomeOf = (counts: object, at: number): RowState | undefined => ('outcomes' in counts && typeof counts.outcomes === 'string' ? states[counts.outcomes.charAt(at)] : undefined);

/** Rows that have something to store. */
export const readyRows = (analysis: Analysis): ParsedRow[] => analysis.rows.filter((r) => r.state === 'ready');
/** The place of the hat that brought the workbook, which may be one village. */
export async function areaOf(op: Op, i: ImportRow): Promise<Area> {
  const villageId = (await findHat(op, i.hatId))?.villageId ?? null;
  return { countyId: i.countyId, townshipId: i.townshipId!, villageId, villages: villageId ? await villagesUnder(op, villageId, op.today) : null };
}

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
      let outcomes = '';
      const area = await areaOf(op, i);
      const turn = turns();
      for (const r of ready) {
        await turn();
        const outcome = await writeRow(op, area, r);
        outcomes += letters[outcome.what];
        if (outcome.what === 'refused') { counts.refused += 1; refused.push([r.key, outcome.why]); } else counts[outcome.what === 'new' ? 'fresh' : outcome.what] += 1;
      }
      trial = { counts: { ...counts, ready: 0, outcomes }, refused };
      throw new TriedOut();
    });
  } catch (error) {
    if (!(error instanceof TriedOut)) throw error;
  }
  return trial!;
}
