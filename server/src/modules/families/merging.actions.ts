import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { record, type Op } from '../../platform/op';
import { getMerge, tie, untie, type Mark } from '../people';
import { Family } from './families.entity';
import { bothCarded, getFamilyRecord, sharedHelper } from './families.queries';

type MergeLine = Awaited<ReturnType<typeof getMerge>>;
const mark: Mark = async (op, id, survivorId) => { await op.db.update(Family, { id }, { survivorId }); };

/** R5 R12 Two mobile members may live in one family; it keeps one head, one card, and each helper once. */
export async function mergeFamilies(op: Op, { keepId, goneId }: Parsed<'families.merge'>): Promise<MergeLine> {
  const [keep, gone] = [await getFamilyRecord(op, keepId), await getFamilyRecord(op, goneId)];
  ensure(keepId !== goneId, badInput('people.same_record'));
  ensure(keep.survivorId === null && gone.survivorId === null, conflict('people.merged_already'));
  ensure(!(await bothCarded(op, keepId, goneId)), conflict('families.two_cards'));
  ensure(!(await sharedHelper(op, keepId, goneId)), conflict('people.paired_twice'));
  // Both rows are taken, so that of two who merge the same families at once the second is told.
  for (const family of [keep, gone]) await change(op.db, Family, { id: family.id, survivorId: empty() }, { createdAt: Number(family.createdAt) }, conflict('people.merged_already'));
  const id = await tie(op, 'family', keep, goneId, { before: {}, after: {} }, mark);
  await record(op, 'family.merged', { mergeId: id, keepId, goneId }, { countyId: keep.countyId, townshipId: keep.townshipId, subjectId: keepId });
  return getMerge(op, id, 'family');
}

export async function unmergeFamilies(op: Op, { id }: Parsed<'families.unmerge'>): Promise<MergeLine> {
  const m = await getMerge(op, id, 'family');
  await untie(op, m, mark);
  await record(op, 'family.unmerged', { mergeId: m.id, keepId: m.keepId, goneId: m.goneId }, { countyId: m.countyId, townshipId: m.townshipId, subjectId: m.keepId });
  return getMerge(op, id, 'family');
}
