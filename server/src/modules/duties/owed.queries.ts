import { addMonths, firstOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { among, and, or, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { isSame, sameIdsOf } from '../people';
import type { OwedVisit } from './owed.rules';

/** H7 Visits to these families that are open today, or were done in the days that hold today; whoever was to make them. */
export async function owedVisits(op: Op, familyIds: readonly string[]): Promise<Map<string, OwedVisit[]>> {
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  const where = and(among('d.subject_id', all), sql(`d.evidence = 'visit' and d.opens_on <= ?`, op.today), or(sql(`d.state = 'open'`), sql(`d.state = 'done' and d.due_on >= ?`, op.today)));
  const out = new Map<string, OwedVisit[]>();
  for (const d of await rows<OwedVisit>(op.db, sql(`select d.subject_id as family_id, d.title, d.period, d.state, d.due_on, d.due_at from duties d where ${where.text} order by d.due_at, d.id`, ...where.params)))
    for (const id of askedOf.get(d.familyId) ?? []) out.set(id, [...(out.get(id) ?? []), { ...d, dueAt: Number(d.dueAt) }]);
  return out;
}

/** H5 How many of a family's monthly visits were asked for in each of the months up to this one; what was called off was not. */
export async function visitsAsked(op: Op, familyId: string, months: number): Promise<Map<string, number>> {
  const where = and(await isSame(op, 'd.subject_id', familyId), sql(`d.rule_code = 'visit' and d.evidence = 'visit' and d.state <> 'cancelled' and d.opens_on >= ? and d.opens_on <= ?`, addMonths(firstOfMonth(op.today), 1 - months), op.today));
  const out = new Map<string, number>();
  for (const d of await rows<{ opensOn: string }>(op.db, sql(`select d.opens_on from duties d where ${where.text}`, ...where.params))) out.set(monthOf(d.opensOn), (out.get(monthOf(d.opensOn)) ?? 0) + 1);
  return out;
}
