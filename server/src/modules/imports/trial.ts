import { batchRows } from '@guiyan/shared/domain/imports';
import { createOp, type Actor } from '../../platform/op';
import type { Services } from '../../platform/services';
import { turns } from '../../platform/turns';
import type { ImportRow } from './imports.entity';
import type { Outcome } from './matching';
import { areasOf, Places } from './places';
import { readyRows } from './reading';
import type { Answers } from './sheet';

export interface Tally { fresh: number; changed: number; same: number; refused: number; kept: number }
/** `outcomes`: one letter a ready row, in their order, so that each figure can open its rows. `partly`: rows stored whose sheet says more than there is a place for. */
export interface Trial { counts: Tally & { ready: number; partly: number; outcomes: string }; whys: Whys }
/** Why by row key: of rows refused and of rows kept. */
export interface Whys { refused: [string, string][]; kept: [string, string][] }
const letters = { new: 'n', changed: 'c', same: 's', refused: 'r', kept: 'k' } as const;

export const noTally = (): Tally => ({ fresh: 0, changed: 0, same: 0, refused: 0, kept: 0 });
/** Counts one row, and remembers why when it was not stored. */
export function note(key: string, outcome: Outcome, counts: Tally, whys: Whys): void {
  counts[outcome.what === 'new' ? 'fresh' : outcome.what] += 1;
  if (outcome.what === 'refused' || outcome.what === 'kept') whys[outcome.what].push([key, outcome.why]);
}

/** Decides every row as the commit will, against one picture that grows with the rows; what it would write is thrown away. */
export async function tryOut(services: Services, actor: Actor, i: ImportRow, answers: Answers, refusedAtReading: number): Promise<Trial> {
  const counts = { ...noTally(), refused: refusedAtReading };
  const whys: Whys = { refused: [], kept: [] };
  let [outcomes, partly] = ['', 0];
  let places: Places | undefined;
  const turn = turns();
  for await (const rows of readyRows(services, i, answers, batchRows)) {
    await turn();
    await services.db.read(async (db) => {
      const op = createOp(services, db, actor);
      places ??= new Places(await areasOf(op, i), i.townshipId === null, op.today);
      await places.load(op, rows);
      for (const r of rows) {
        const outcome = places.decide(op, r);
        outcomes += letters[outcome.what];
        if (r.left.length && outcome.what !== 'refused' && outcome.what !== 'kept') partly += 1;
        note(r.key, outcome, counts, whys);
      }
      places.dropWrites();
    });
  }
  return { counts: { ...counts, ready: 0, partly, outcomes }, whys };
}
