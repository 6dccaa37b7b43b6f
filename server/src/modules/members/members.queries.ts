import type { Parsed } from '@guiyan/shared/contract';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import type { Liaison, Member, Outflow } from './members.entity';

/** R3 The same rows for village, township and county; a liaison sees those he was given, a member himself. */
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['liaison'], own: ['member'] } as const;

export interface MemberLine {
  id: string; personId: string; countyId: string; villageId: string | null; familyId: string | null; name: string; village: string | null; phoneCt: string | null; outDay: string | null;
  province: string; city: string; inProvince: number | null; job: string; liaison: string | null; lastContactDay: string | null; seq: number | null;
}
const columns = `m.id, m.person_id, m.county_id, m.village_id, p.family_id, p.name, v.name as village, v.seq, p.phone_ct, o.out_day, o.province, o.city, o.in_province, o.job, lp.name as liaison, m.last_contact_day`;
const joins = `from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id
  join outflows o on o.member_id = m.id and o.back_day is null
  left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id`;

type Filter = Omit<Parsed<'members.list'>, 'cursor' | 'limit'>;
const filtered = (op: Op, f: Filter): Sql => and(
  visible(op, 'm', { person: 'person_id' }, sight),
  f.village ? sql('m.village_id = ?', f.village) : null,
  f.going === 'out' ? sql('o.in_province = ?', false) : f.going === 'in' ? sql('o.in_province = ?', true) : null,
  f.liaison === 'none' ? sql('l.id is null') : null,
  f.name ? sql(`p.name like ? escape '!'`, `%${f.name.replace(/[!%_]/g, '!$&')}%`) : null,
);

/** Members away in the fixed order of villages, then as they were entered; `total` only with the first page. */
export async function listMembers(op: Op, f: Parsed<'members.list'>): Promise<{ rows: MemberLine[]; next: string | null; total?: number }> {
  const where = filtered(op, f);
  const after = f.cursor ? /^(\d+)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and m.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<MemberLine>(op.db, sql(`select ${columns} ${joins} where ${page.text} order by coalesce(v.seq, 99999), m.id limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  const total = after ? undefined : Number((await row<{ n: number }>(op.db, sql(`select count(*) as n ${joins} where ${where.text}`, ...where.params)))!.n);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(total === undefined ? {} : { total }) };
}

export async function getMember(op: Op, id: string): Promise<Member> {
  const may = visible(op, 'm', { person: 'person_id' }, sight);
  const found = await row<Member>(op.db, sql(`select m.* from members m where m.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The member behind a person, when the actor may know of it. */
export async function getMemberOfPerson(op: Op, personId: string): Promise<Member> {
  const may = visible(op, 'm', { person: 'person_id' }, sight);
  const found = await row<Member>(op.db, sql(`select m.* from members m where m.person_id = ? and ${may.text}`, personId, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const findMemberOfPerson = (op: Op, personId: string): Promise<Member | null> => row(op.db, sql('select * from members where person_id = ?', personId));
export const membersOfPeople = async (op: Op, personIds: readonly string[]): Promise<Map<string, Member>> => {
  const where = among('person_id', personIds);
  return new Map((await rows<Member>(op.db, sql(`select * from members where ${where.text}`, ...where.params))).map((m) => [m.personId, m]));
};
export const openOutflow = (op: Op, memberId: string): Promise<Outflow | null> => row(op.db, sql('select * from outflows where member_id = ? and back_day is null', memberId));
export const outflowsOf = (op: Op, memberId: string): Promise<Outflow[]> => rows(op.db, sql('select * from outflows where member_id = ? order by id desc', memberId));
export const liaisonOf = (op: Op, memberId: string): Promise<Liaison | null> => row(op.db, sql('select * from liaisons where member_id = ? and until_day is null', memberId));

/** Everyone away whom the actor serves: whom a reminder goes to. */
export async function membersServed(op: Op): Promise<MemberLine[]> {
  const where = visible(op, 'm', { person: 'person_id' }, sight);
  return rows(op.db, sql(`select ${columns} ${joins} where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
}

export const rosterLiaisons = (op: Op): Promise<{ name: string; village: string; villageId: string; members: number }[]> => {
  const { countyId, townshipId } = wearer(op);
  return rows(op.db, sql(
    `select m.roster_liaison as name, v.name as village, m.village_id, count(*) as members from members m join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id
     left join liaisons l on l.member_id = m.id and l.until_day is null
     where m.county_id = ? and m.township_id = ? and m.roster_liaison <> '' and l.id is null group by m.roster_liaison, v.name, m.village_id order by min(v.seq)`, countyId, townshipId));
};
export const appointedLiaisons = (op: Op): Promise<{ personId: string; name: string; village: string | null; members: number }[]> => {
  const { countyId, townshipId } = wearer(op);
  return rows(op.db, sql(
    `select l.liaison_id as person_id, p.name, v.name as village, count(*) as members from liaisons l join people p on p.id = l.liaison_id left join orgs v on v.id = p.village_id
     where l.county_id = ? and l.township_id = ? and l.until_day is null group by l.liaison_id, p.name, v.name order by p.name`, countyId, townshipId));
};
export const membersNamed = (op: Op, rosterLiaison: string, villageId: string): Promise<Member[]> => {
  const { countyId, townshipId } = wearer(op);
  return rows(op.db, sql(`select m.* from members m where m.county_id = ? and m.township_id = ? and m.roster_liaison = ? and m.village_id = ?`, countyId, townshipId, rosterLiaison, villageId));
};
