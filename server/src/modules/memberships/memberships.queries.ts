import { among, and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
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
/** Members of a village who are away today. */
export const awayOf = (op: Op, villageId: string): Promise<Omit<MembershipLine, 'orgId' | 'org' | 'fromDay' | 'untilDay'>[]> => {
  const where = and(visible(op, 'm', { person: 'person_id' }, sight), inVillage('m.village_id', villageId), isAway(op));
  return rows(op.db, sql(`select m.id, m.id as member_id, p.name, v.name as village, m.branch from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id where ${where.text} order by m.id limit 1000`, ...where.params));
};
const isAway = (op: Op) => sql('(m.transferred_on is null or m.transferred_on > ?) and exists (select 1 from outflows o where o.member_id = m.id and o.from_day <= ? and o.back_day is null)', op.today, op.today);

/** What each of them takes part in today. */
export async function activitiesOfAll(op: Op, memberIds: readonly string[]): Promise<Map<string, string[]>> {
  const out = new Map<string, string[]>();
  const where = among('s.member_id', memberIds);
  for (const s of memberIds.length ? await rows<{ memberId: string; org: string }>(op.db, sql(`select s.member_id, g.name as org from memberships s join orgs g on g.id = s.org_id where s.until_day is null and ${where.text} order by s.from_day, s.id`, ...where.params)) : []) out.set(s.memberId, [...(out.get(s.memberId) ?? []), s.org]);
  return out;
}

/** How many are away, and of these how many take part somewhere, by village as rows carry it. */
export const countAway = (op: Op, townshipId: string | null): Promise<{ townshipId: string | null; villageId: string | null; away: number; active: number }[]> => {
  const where = and(visible(op, 'm', { person: 'person_id' }, sight), isAway(op), townshipId ? sql('m.township_id = ?', townshipId) : null);
  return rows(op.db, sql(`select m.township_id, m.village_id, count(*) as away, sum(case when exists (select 1 from memberships s where s.member_id = m.id and s.until_day is null) then 1 else 0 end) as active from members m where ${where.text} group by m.township_id, m.village_id`, ...where.params));
};

export async function getMembership(op: Op, id: string): Promise<Membership> {
  const may = visible(op, 's', { person: 'person_id' }, sight);
  const found = await row<Membership>(op.db, sql(`select s.* from memberships s where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
