import { addMonths, firstOfMonth, monthOf, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import { among, and, or, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { isSame, sameIdsOf, unprotected } from '../people';
import { atHomeOf, pairingsOf } from './about.queries';
import { endOf } from './occurrences.rules';
import { stateOf, type OwedVisit, type VisitState } from './owed.rules';

/** H7 Visits to these families, and to those at home there, that are open today, or were done in the days that hold today; whoever was to make them. */
export async function owedVisits(op: Op, familyIds: readonly string[]): Promise<Map<string, OwedVisit[]>> {
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  const about = among('d.subject_id', [...all, ...(await atHomeOf(op, all, op.today)), ...(await pairingsOf(op, all))]);
  const where = and(about, unprotected(op, `coalesce(d.person_id, '')`), sql(`d.evidence = 'visit' and d.opens_on <= ?`, op.today), or(sql(`d.state = 'open'`), sql(`d.state = 'done' and d.due_on >= ?`, op.today)));
  const out = new Map<string, OwedVisit[]>();
  for (const d of await rows<OwedVisit>(op.db, sql(`select d.family_id, d.title, d.period, d.state, d.due_on, d.due_at from duties d where ${where.text} order by d.due_at, d.id`, ...where.params)))
    for (const id of askedOf.get(d.familyId) ?? []) out.set(id, [...(out.get(id) ?? []), { ...d, dueAt: Number(d.dueAt) }]);
  return out;
}

/** A place as the alias of a table asks for it. */
type Here = (table: string) => Sql;
/**
 * L5 What the families of a place stood at when a day ended, or stand at now: the same duties the lists show, looked back at by their days.
 * What was proved by that day was done; what ended only later was open still.
 */
export async function owedIn(op: Op, here: Here, asOf: Day): Promise<Map<string, VisitState>> {
  const end = asOf < op.today ? endOf(asOf) : op.now;
  const over = asOf < op.today ? [sql('d.ended_at >= ?', end)] : [];
  const where = and(here('d'), sql(`d.evidence = 'visit' and d.family_id is not null and d.opens_on <= ? and d.created_at <= ?`, asOf, end), or(sql(`d.state = 'open'`), sql(`d.state = 'done' and d.due_at > ?`, startOfDay(asOf)), ...over));
  const lists = new Map<string, { state: string; dueAt: number }[]>();
  const add = (familyId: string, d: { state: string; dueAt: number }): void => { const list = lists.get(familyId); if (list) list.push(d); else lists.set(familyId, [d]); };
  for (const d of await rows<{ familyId: string; state: string; dueAt: number; dueOn: Day; doneOn: Day | null }>(op.db, sql(
    `select coalesce(f.survivor_id, f.id) as family_id, d.state, d.due_at, d.due_on, d.done_on from duties d join families f on f.id = d.family_id where ${where.text}`, ...where.params))) {
    const done = d.state === 'done' && d.doneOn !== null && d.doneOn <= asOf;
    if (!done || d.dueOn >= asOf) add(d.familyId, { state: done ? 'done' : 'open', dueAt: Number(d.dueAt) });
  }
  return new Map([...lists].map(([familyId, list]) => [familyId, stateOf(list, end)]));
}
/** L5 How many monthly visits were asked for in each month, and how many of them were made, by a day; what was called off was not asked for. */
export async function visitsByMonth(op: Op, here: Here, from: Day, asOf: Day): Promise<Map<string, { due: number; done: number }>> {
  const where = and(here('d'), sql(`d.rule_code = 'visit' and d.evidence = 'visit' and d.state <> 'cancelled' and d.opens_on >= ? and d.opens_on <= ? and d.due_at > ?`, from, asOf, startOfDay(from)));
  return new Map((await rows<{ month: string; due: number; done: number }>(op.db, sql(
    `select substr(d.opens_on, 1, 7) as month, count(*) as due, sum(case when d.state = 'done' and d.done_on <= ? then 1 else 0 end) as done from duties d where ${where.text} group by substr(d.opens_on, 1, 7)`, asOf, ...where.params)))
    .map((m) => [m.month, { due: Number(m.due), done: Number(m.done) }]));
}

/** H5 How many of a family's monthly visits were asked for in each of the months up to this one; what was called off was not. */
export async function visitsAsked(op: Op, familyId: string, months: number): Promise<Map<string, number>> {
  const where = and(await isSame(op, 'd.subject_id', familyId), sql(`d.rule_code = 'visit' and d.evidence = 'visit' and d.state <> 'cancelled' and d.opens_on >= ? and d.opens_on <= ?`, addMonths(firstOfMonth(op.today), 1 - months), op.today));
  const out = new Map<string, number>();
  for (const d of await rows<{ opensOn: string }>(op.db, sql(`select d.opens_on from duties d where ${where.text}`, ...where.params))) out.set(monthOf(d.opensOn), (out.get(monthOf(d.opensOn)) ?? 0) + 1);
  return out;
}
