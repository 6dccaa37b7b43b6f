import type { Output, Parsed } from '@guiyan/shared/contract';
import { markedThings, MOST_MARKS } from '@guiyan/shared/domain/marks';
import { change, empty, insertNew } from '../../platform/db/change';
import { conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { MarkRow, MarkUse } from './marks.entity';
import { countUses, ensureSeen, getMark, listMarks, usesOf } from './marks.queries';

export async function presentMarks(op: Op): Promise<Output<'marks.list'>> {
  const [list, counts] = [await listMarks(op), await countUses(op)];
  return { rows: list.map((k) => ({ id: k.id, name: k.name, on: markedThings.find((t) => t === k.subject) ?? 'case', ended: k.untilDay !== null, count: counts.get(k.id) ?? 0 })), can: wearer(op).hat === 'county' ? ['set'] : [] };
}
export async function add(op: Op, { name, on }: Parsed<'marks.add'>): Promise<Output<'marks.list'>> {
  ensure((await listMarks(op)).filter((k) => k.subject === on && k.untilDay === null).length < MOST_MARKS, conflict('mark.too_many', { most: MOST_MARKS }));
  const id = newId();
  ensure((await insertNew(op.db, MarkRow, [{ id, countyId: wearer(op).countyId, subject: on, name, untilDay: null }])).size, conflict('mark.known'));
  await record(op, 'mark.added', { markId: id }, { subjectId: id });
  return presentMarks(op);
}
export async function end(op: Op, { id }: Parsed<'marks.end'>): Promise<Output<'marks.list'>> {
  await getMark(op, id);
  await change(op.db, MarkRow, { id, untilDay: empty() }, { untilDay: op.today }, conflict('mark.ended'));
  await record(op, 'mark.ended', { markId: id }, { subjectId: id });
  return presentMarks(op);
}

export async function presentOf(op: Op, { on, subjectId }: Parsed<'marks.of'>): Promise<Output<'marks.of'>> {
  await ensureSeen(op, on, subjectId);
  const uses = await usesOf(op, subjectId);
  return { marks: (await listMarks(op)).filter((k) => k.subject === on && (k.untilDay === null || uses.has(k.id))).map((k) => ({ id: k.id, name: k.name, put: uses.has(k.id) })) };
}
/** Said twice it is so once. */
export async function put(op: Op, { on, subjectId, id, put: isOn }: Parsed<'marks.put'>): Promise<Output<'marks.of'>> {
  await ensureSeen(op, on, subjectId);
  const mark = await getMark(op, id);
  ensure(mark.subject === on, notFound());
  ensure(!isOn || mark.untilDay === null, conflict('mark.ended'));
  if (isOn) await insertNew(op.db, MarkUse, [{ id: newId(), countyId: mark.countyId, markId: id, subjectId, onDay: op.today, byName: wearer(op).name }]);
  else await op.db.delete(MarkUse, { markId: id, subjectId });
  await record(op, 'mark.put', { markId: id, subjectId, put: isOn }, { subjectId });
  return presentOf(op, { on, subjectId });
}
