import type { Parsed } from '@guiyan/shared/contract';
import { byKey, evenly, gatherRows } from '../../platform/db/gather';
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
const wordJoins = `join people p on p.id = m.person_id left join orgs v on v.id = m.village_id
  join outflows o on o.member_id = m.id and o.back_day is null
  left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id`;
const joins = `from members m ${wordJoins}`;

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
  // First which rows, with their number, over the narrow columns that decide it; then the words of one page only.
  const keys = `select m.id, coalesce(v.seq, 99999) as place${after ? '' : ', count(*) over () as total'} from members m left join orgs v on v.id = m.village_id join outflows o on o.member_id = m.id and o.back_day is null
    ${f.name ? 'join people p on p.id = m.person_id' : ''} ${f.liaison ? 'left join liaisons l on l.member_id = m.id and l.until_day is null' : ''} where ${page.text} order by place, m.id limit ${f.limit + 1}`;
  const found = await rows<MemberLine & { total?: number }>(op.db, sql(`select k.*, ${columns} from (${keys}) k join members m on m.id = k.id ${wordJoins} order by k.place, k.id`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  const total = after ? undefined : Number(found[0]?.total ?? 0);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(total === undefined ? {} : { total }) };
}

export async function getMember(op: Op, id: string): Promise<Member> {
  const may = visible(op, 'm', { person: 'person_id' }, sight);
  const found = await row<Member>(op.db, sql(`select m.* from members m where m.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

export interface MemberFacts {
  id: string; personId: string; countyId: string; villageId: string | null; branch: string; joinDay: string; lastContactDay: string | null; familyId: string | null; name: string; sex: string; birth: string; nation: string; edu: string;
  groupName: string; phoneCt: string | null; idNoCt: string | null; village: string | null; liaison: string | null;
}
const facts = `m.id, m.person_id, m.county_id, m.village_id, m.branch, m.join_day, m.last_contact_day, p.family_id, p.name, p.sex, p.birth, p.nation, p.edu, p.group_name, p.phone_ct, p.id_no_ct, v.name as village, lp.name as liaison
  from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id`;
/** Pages opened at the same moment share a statement, each with its own reader's condition. */
const readFacts = gatherRows<Sql, MemberFacts | null>(async (db, wheres) => {
  const answers = new Map<Sql, MemberFacts>();
  for (const group of byKey(wheres, (w) => w.text).values()) {
    const asked = evenly(group);
    const found = await rows<MemberFacts & { nth: number }>(db, sql(asked.map((w, i) => `select ${i} as nth, ${facts} where ${w.text}`).join(' union all '), ...asked.flatMap((w) => w.params)));
    for (const line of found) answers.set(asked[line.nth]!, line);
  }
  return wheres.map((w) => answers.get(w) ?? null);
});
export async function getMemberFacts(op: Op, id: string): Promise<MemberFacts> {
  const found = await readFacts(op.services.db, and(sql('m.id = ?', id), visible(op, 'm', { person: 'person_id' }, sight)));
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
const readOutflows = gatherRows<string, Outflow[]>(async (db, memberIds) => {
  const where = among('member_id', evenly(memberIds));
  const found = byKey(await rows<Outflow>(db, sql(`select * from outflows where ${where.text} order by id desc`, ...where.params)), (o) => o.memberId);
  return memberIds.map((id) => found.get(id) ?? []);
});
export const outflowsOf = (op: Op, memberId: string): Promise<Outflow[]> => readOutflows(op.services.db, memberId);
export interface Kin { familyId: string; personId: string; name: string; relation: string; kind: string }
const readKin = gatherRows<string, Kin[]>(async (db, familyIds) => {
  const where = among('f.family_id', evenly(familyIds));
  const found = byKey(await rows<Kin>(db, sql(`select f.family_id, f.person_id, p.name, f.relation, f.kind from family_people f join people p on p.id = f.person_id where ${where.text} and f.until_day is null order by f.id`, ...where.params)), (k) => k.familyId);
  return familyIds.map((id) => found.get(id) ?? []);
});
/** Everyone in the family but the member himself. */
export const kinOf = async (op: Op, familyId: string | null, personId: string): Promise<Kin[]> => (familyId ? (await readKin(op.services.db, familyId)).filter((k) => k.personId !== personId) : []);
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
