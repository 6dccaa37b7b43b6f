import type { Day } from '@guiyan/shared/domain/dates';
import { and, row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { visibleOn } from '../accounts';
import { inVillage } from '../orgs';
import { standing } from '../people';
import type { HomeVisit } from './follow.entity';
import { sight } from './members.queries';

export const openHomeVisit = (op: Op, memberId: string): Promise<HomeVisit | null> => row(op.db, sql('select * from home_visits where open_key = ?', memberId));
export const lastBackDay = async (op: Op, memberId: string): Promise<Day | null> => (await row<{ day: Day | null }>(op.db, sql('select max(back_day) as day from outflows where member_id = ?', memberId)))?.day ?? null;

export interface AwayLine { memberId: string; outDay: Day | null; outPrecision: string; expectedMonths: number | null; backDay: Day | null; transferredOn: Day | null; verifiedOn: Day | null; since: Day; homeSince: Day | null }

/** R1 Everyone away as of a day whom the actor may know of, as the register stood then: what was changed since is read as it was. */
export async function awayAsOf(op: Op, on: Day, village?: string): Promise<AwayLine[]> {
  const where = and(await visibleOn(op, 'm', { person: 'person_id' }, sight, on), sql(standing('m.person_id')), village ? inVillage('m.village_id', village) : null, sql('o.from_day <= ? and (o.back_day is null or o.back_day > ?)', on, on));
  // The first change after that day holds what was so on it.
  return rows(op.db, sql(
    `select m.id as member_id, case when g.id is null then o.out_day else g.out_day end as out_day, case when g.id is null then o.out_precision else g.out_precision end as out_precision,
       case when g.id is null then o.expected_months else g.expected_months end as expected_months, o.back_day, m.transferred_on, coalesce(m.last_contact_day, o.from_day) as since, h.from_day as home_since,
       (select max(c.on_day) from verifications c where c.member_id = m.id and c.on_day <= ?) as verified_on
     from members m join outflows o on o.member_id = m.id left join outflow_changes g on g.id = (select min(e.id) from outflow_changes e where e.outflow_id = o.id and e.until_day > ?)
       left join home_visits h on h.open_key = m.id where ${where.text}`, on, on, ...where.params));
}

type Kept = 'outflows' | 'outflow_changes' | 'home_visits' | 'verifications' | 'contact_logs' | 'search_steps' | 'lost_cases';
/** M1 Calls that reached nobody; the others are contacts. The table is of a higher room and read only. */
export const missedCalls = (op: Op, memberId: string): Promise<{ onDay: Day; outcome: string; words: string; byName: string; receivedAt: number }[]> => rows(op.db, sql(`select on_day, outcome, words, by_name, received_at from calls where member_id = ? and contact_id is null order by id`, memberId));
/** What was written down about a member whom the caller has got, oldest first. */
export const kept = <T>(op: Op, table: Kept, memberId: string): Promise<T[]> => rows<T>(op.db, sql(`select * from ${table} where member_id = ? order by id`, memberId));
