import { row, rows, sql, and, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { standingOrgDuties } from './duties.queries';

export interface DriveLine { orgId: string; name: string; kind: string; seq: number; village: string | null; state: string; dueAt: number; doneOn: string | null; families: number; visited: number }
export interface DriveSpan { period: string; title: string; opensOn: string; dueOn: string }

const ofRules = (op: Op): Sql => and(standingOrgDuties(op), sql(`d.rule_code in ('drive', 'unit_drive') and d.opens_on <= ?`, op.today));
/** The newest drive that has begun. */
export const lastDrive = (op: Op): Promise<DriveSpan | null> => {
  const where = ofRules(op);
  return row(op.db, sql(`select d.period, d.title, d.opens_on, d.due_on from duties d where ${where.text} order by d.opens_on desc, d.rule_code limit 1`, ...where.params));
};
/** H6 Every org of a drive in its fixed order: villages by their seat, then units; with how many of its families were visited since it began. */
export async function driveLines(op: Op, span: DriveSpan): Promise<DriveLine[]> {
  const where = and(ofRules(op), sql(`d.period = ? and d.state <> 'cancelled'`, span.period));
  const pairs = `from pairings g join families f0 on f0.id = g.family_id where g.until_day is null and (case when o.kind = 'village' then g.village_id else g.unit_id end) = o.id`;
  const seen = `exists (select 1 from visits t join families tf on tf.id = t.family_id where coalesce(tf.survivor_id, tf.id) = coalesce(f0.survivor_id, f0.id) and t.on_day >= ? and t.on_day <= ?)`;
  const found = await rows<DriveLine>(op.db, sql(
    `select o.id as org_id, o.name, o.kind, o.seq, v.name as village, d.state, d.due_at, d.done_on, (select count(distinct coalesce(f0.survivor_id, f0.id)) ${pairs}) as families, (select count(distinct coalesce(f0.survivor_id, f0.id)) ${pairs} and ${seen}) as visited
     from duties d join orgs o on o.id = d.subject_id left join orgs v on v.id = o.village_id and v.id <> o.id where ${where.text} order by case when o.kind = 'village' then 0 else 1 end, o.township_id, o.seq, o.id`, span.opensOn, span.dueOn, ...where.params));
  return found.map((l) => ({ ...l, dueAt: Number(l.dueAt), families: Number(l.families), visited: Number(l.visited) }));
}
