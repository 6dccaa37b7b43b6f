import { and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import type { Membership } from './memberships.entity';

/** The same people as on the roster. */
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['liaison'], own: ['member'] } as const;

export interface MembershipLine { id: string; memberId: string; orgId: string; org: string; name: string; village: string | null; branch: string; fromDay: string; untilDay: string | null }
const from = `from memberships s join members m on m.id = s.member_id join people p on p.id = s.person_id join orgs g on g.id = s.org_id left join orgs v on v.id = s.village_id`;
const columns = 's.id, s.member_id, s.org_id, g.name as org, p.name, v.name as village, m.branch, s.from_day, s.until_day';

export const listActivities = (op: Op, orgId: string, ended: boolean): Promise<MembershipLine[]> => {
  const where = and(visible(op, 's', { person: 'person_id' }, sight), sql(`s.org_id = ? and s.until_day is ${ended ? 'not null' : 'null'}`, orgId));
  return rows(op.db, sql(`select ${columns} ${from} where ${where.text} order by coalesce(v.seq, 99999), s.id limit 1000`, ...where.params));
};
export const activitiesOf = (op: Op, memberId: string): Promise<MembershipLine[]> => {
  const where = and(visible(op, 's', { person: 'person_id' }, sight), sql('s.member_id = ?', memberId));
  return rows(op.db, sql(`select ${columns} ${from} where ${where.text} order by s.until_day is not null, s.from_day desc, s.id`, ...where.params));
};
/** Members whose roster names this branch as their own. */
export const formalMembers = (op: Op, org: { name: string; townshipId: string | null }): Promise<Omit<MembershipLine, 'orgId' | 'org' | 'fromDay' | 'untilDay'>[]> => {
  const where = and(visible(op, 'm', { person: 'person_id' }, sight), sql('m.branch = ? and m.inflow is null', org.name), org.townshipId ? sql('m.township_id = ?', org.townshipId) : null);
  return rows(op.db, sql(`select m.id, m.id as member_id, p.name, v.name as village, m.branch from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id where ${where.text} order by coalesce(v.seq, 99999), m.id limit 1000`, ...where.params));
};
export async function getMembership(op: Op, id: string): Promise<Membership> {
  const may = visible(op, 's', { person: 'person_id' }, sight);
  const found = await row<Membership>(op.db, sql(`select s.* from memberships s where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
