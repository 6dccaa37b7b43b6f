import type { Parsed } from '@guiyan/shared/contract';
import { insertNew } from '../../platform/db/change';
import { record, wearer, type Op } from '../../platform/op';
import type { RequestLine } from '../requests';
import { DifficultyKindRow } from './difficulties.entity';
import { getDifficulty } from './difficulties.queries';

/** S11 Said by whoever serves them; the last word counts. */
export async function setKind(op: Op, { id, kind }: Parsed<'difficulties.setKind'>): Promise<RequestLine> {
  const found = await getDifficulty(op, id);
  const said = { kind, byName: wearer(op).name, at: op.now };
  await insertNew(op.db, DifficultyKindRow, [{ id, countyId: found.countyId, ...said }]);
  await op.db.update(DifficultyKindRow, { id }, said);
  await record(op, 'difficulty.sorted', { requestId: id, kind }, { townshipId: found.townshipId, subjectId: id });
  return found;
}
