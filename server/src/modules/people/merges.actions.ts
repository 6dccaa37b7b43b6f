import type { Parsed } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { mergeFields, UNDO_DAYS } from '@guiyan/shared/domain/people';
import { change, empty, insertAll } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { Merge, NotSame, SameRecord } from './merges.entity';
import { getMerge, getRecord, hangingOn, openEdges, pairedTwice, type MergeLine } from './merges.queries';
import { columnsOf, pairKey, refusalOf, survivorsOf } from './merges.rules';
import { Person } from './people.entity';
import { idNoOf, otherPhoneOf, phoneOf, type PersonRow } from './people.queries';
import { sealed } from './people.actions';

type Columns = Record<string, unknown>;
/** What the kept record took over, column by column, and what stood there before. */
interface Lent { before: Columns; after: Columns }
export interface Kept { id: string; countyId: string; townshipId: string | null; villageId: string | null }
/** Writes down who stands for a record; each room marks its own table. */
export type Mark = (op: Op, id: string, survivorId: string | null) => Promise<void>;

const place = (m: { id: string; countyId: string }) => ({ table: 'merges', column: 'lent', row: m.id, county: m.countyId });
const markPerson: Mark = async (op, id, survivorId) => { await op.db.update(Person, { id }, { survivorId }); };

/** Brings the survivors and the index of same records up to what the open merges say. */
async function settle(op: Op, ids: readonly string[], mark: Mark): Promise<void> {
  const { edges, all } = await openEdges(op, ids);
  const survivors = survivorsOf(all, edges);
  for (const id of all) {
    const survivor = survivors.get(id)!;
    await mark(op, id, survivor === id ? null : survivor);
    await op.db.delete(SameRecord, { recordId: id });
  }
  const pairs = all.flatMap((a) => all.filter((b) => a !== b && survivors.get(a) === survivors.get(b)).map((b): SameRecord => ({ id: newId(), recordId: a, sameId: b, survivorId: survivors.get(a)!, gone: survivors.get(a) !== a })));
  await insertAll(op.db, SameRecord, pairs);
}

/** R12 Ties the gone record to the kept one. Everything that hangs on either stays where it is. */
export async function tie(op: Op, kind: 'person' | 'family', keep: Kept, goneId: string, lent: Lent, mark: Mark): Promise<string> {
  const id = newId();
  const made = await orKnown(op.db.insert(Merge, {
    id, kind, countyId: keep.countyId, townshipId: keep.townshipId, villageId: keep.villageId, keepId: keep.id, goneId, openGoneId: goneId, lentCt: op.services.keys.seal(JSON.stringify(lent), place({ id, countyId: keep.countyId })),
    byUserId: op.actor?.userId ?? null, byName: op.actor?.name ?? '', onDay: op.today, at: op.now, undoneOn: null, undoneBy: null,
  }));
  ensure(made, conflict('people.merged_already'));
  await settle(op, [keep.id, goneId], mark);
  return id;
}
/** R12 Takes a tie of the last thirty days back. Answers what had been lent. */
export async function untie(op: Op, m: MergeLine, mark: Mark): Promise<Lent> {
  ensure(m.undoneOn === null, conflict('people.undone'));
  ensure(addDays(m.onDay, UNDO_DAYS) >= op.today, conflict('people.too_late'));
  await change(op.db, Merge, { id: m.id, openGoneId: m.goneId }, { openGoneId: null, undoneOn: op.today, undoneBy: op.actor?.userId ?? null }, conflict('people.undone'));
  await settle(op, [m.keepId, m.goneId], mark);
  return JSON.parse(op.services.keys.open(m.lentCt, place(m))) as Lent;
}

export async function merge(op: Op, { keepId, goneId, fields }: Parsed<'people.merge'>): Promise<MergeLine> {
  const [keep, gone] = [await getRecord(op, keepId), await getRecord(op, goneId)];
  ensure(keepId !== goneId, badInput('people.same_record'));
  ensure(keep.survivorId === null && gone.survivorId === null, conflict('people.merged_already'));
  const refusal = refusalOf({ ...keep, ...(await hangingOn(op, keepId)) }, { ...gone, ...(await hangingOn(op, goneId)) });
  ensure(!refusal, conflict(refusal ?? 'row.changed'));
  ensure(!(await pairedTwice(op, keepId, goneId)), conflict('people.paired_twice'));
  const after = taken(op, keep, gone, fields);
  const before = Object.fromEntries(Object.keys(after).map((c) => [c, keep[c as keyof PersonRow]]));
  // Both rows are taken here: of two who merge the same records at once the second is told.
  await change(op.db, Person, { id: keepId, version: keep.version, survivorId: empty() }, { ...after, version: keep.version + 1 });
  await change(op.db, Person, { id: goneId, version: gone.version, survivorId: empty() }, { version: gone.version + 1 });
  const id = await tie(op, 'person', keep, goneId, { before, after }, markPerson);
  await record(op, 'person.merged', { mergeId: id, keepId, goneId }, { countyId: keep.countyId, townshipId: keep.townshipId, subjectId: keepId });
  return getMerge(op, id, 'person');
}

/** Columns of the kept record that take the other's value: those chosen, and those that were blank. Numbers are ciphered anew, for they are bound to their row. */
function taken(op: Op, keep: PersonRow, gone: PersonRow, fields: Parsed<'people.merge'>['fields']): Columns {
  const out: Columns = {};
  for (const field of mergeFields) {
    const [main] = columnsOf[field];
    const [own, other] = [keep[main as keyof PersonRow], gone[main as keyof PersonRow]];
    if (!other || (fields[field] === undefined ? Boolean(own) : fields[field] === 'keep')) continue;
    const numbers = field === 'idNo' ? { idNo: idNoOf(op, gone), idState: gone.idState as 'ok' | 'damaged' } : field === 'phone' ? { phone: phoneOf(op, gone) } : field === 'otherPhone' ? { otherPhone: otherPhoneOf(op, gone), otherPhoneLabel: gone.otherPhoneLabel } : null;
    Object.assign(out, numbers ? sealed(op, keep.id, keep.countyId, numbers) : Object.fromEntries(columnsOf[field].map((c) => [c, gone[c as keyof PersonRow]])));
  }
  if (keep.familyId === null && gone.familyId !== null) out.familyId = gone.familyId;
  return out;
}

export async function unmerge(op: Op, { id }: Parsed<'people.unmerge'>): Promise<MergeLine> {
  const m = await getMerge(op, id, 'person');
  const keep = await getRecord(op, m.keepId);
  const { before, after } = await untie(op, m, markPerson);
  // What somebody changed since the merge is newer than either record and stays.
  const back = Object.fromEntries(Object.entries(before).filter(([c]) => keep[c as keyof PersonRow] === after[c]));
  await change(op.db, Person, { id: keep.id, version: keep.version }, { ...back, version: keep.version + 1 });
  await record(op, 'person.unmerged', { mergeId: m.id, keepId: m.keepId, goneId: m.goneId }, { countyId: m.countyId, townshipId: m.townshipId, subjectId: m.keepId });
  return getMerge(op, id, 'person');
}

/** R12 Two people after all: the pair is not offered again. */
export async function sayDifferent(op: Op, { aId, bId }: Parsed<'people.notSame'>): Promise<Record<string, never>> {
  ensure(aId !== bId, badInput('people.same_record'));
  const [a, b] = [await getRecord(op, aId), await getRecord(op, bId)];
  await orKnown(op.db.insert(NotSame, { id: newId(), countyId: a.countyId, pairKey: pairKey(a.id, b.id), byUserId: wearer(op).userId, at: op.now }));
  await record(op, 'person.not_same', { aId, bId }, { subjectId: aId });
  return {};
}
