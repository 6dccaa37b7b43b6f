import type { Parsed } from '@guiyan/shared/contract';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { inVillage } from '../orgs';
import { maybePersonOf, nameFor, personOf } from '../people';
import { inView } from './duties.queries';

export interface PlanLine { familyId: string; headName: string; village: string | null; seq: number | null; groupName: string; title: string; dueOn: string; dueAt: number; helperId: string | null; helper: string | null; hat: string }
/** As much as one page can print. */
export const MOST_STOPS = 2000;

/** H5 Open visits to families, one line a duty: a helper’s own, or those of an office’s place. */
export async function plannedVisits(op: Op, { village }: Parsed<'duties.plan'>): Promise<PlanLine[]> {
  const where = and(inView(op, wearer(op).hat === 'helper' ? 'mine' : 'place'), sql(`d.state = 'open' and d.evidence = 'visit' and d.family_id is not null and d.opens_on <= ?`, op.today), village ? inVillage('f.village_id', village) : null);
  const found = await rows<PlanLine>(op.db, sql(
    `select f.id as family_id, ${nameFor(op, 'h')} as head_name, v.name as village, v.seq, f.group_name, d.title, d.due_on, d.due_at, w.id as helper_id, ${nameFor(op, 'w')} as helper, d.assignee_hat as hat
     from duties d join families f0 on f0.id = d.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) ${personOf('h', 'f.head_person_id')} left join orgs v on v.id = f.village_id ${maybePersonOf('w', 'd.assignee_id')}
     where ${where.text} order by d.due_at, d.id limit ${MOST_STOPS}`, ...where.params));
  return found.map((l) => ({ ...l, dueAt: Number(l.dueAt) }));
}
