import type { Parsed } from '@guiyan/shared/contract';
import { inOwnArea } from '../../platform/area';
import { byKey, evenly, gatherRows } from '../../platform/db/gather';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
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
  f.village ? inVillage('m.village_id', f.village) : null,
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
  const found = await rows<MemberLine & { total?: number }>(op.db, sql(`select ${after ? '' : 'k.total, '}${columns} from (${keys}) k join members m on m.id = k.id ${wordJoins} order by k.place, k.id`, ...page.params));
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

export interface Going { outDay: string | null; backDay: string | null; province: string; city: string; job: string; inProvince: number | null }
export interface Kin { personId: string; name: string; relation: string; kind: string }
export interface MemberFacts {
  id: string; personId: string; countyId: string; villageId: string | null; branch: string; joinDay: string; lastContactDay: string | null; familyId: string | null; name: string; sex: string; birth: string; nation: string; edu: string;
  groupName: string; phoneCt: string | null; idNoCt: string | null; village: string | null; liaison: string | null;
  /** Newest first. */
  outflows: Going[];
  /** Everyone in the family but the member himself. */
  kin: Kin[];
}
type FactsLine = Omit<MemberFacts, 'outflows' | 'kin'> & Going & { outflowId: string | null; kinId: string | null; kinPersonId: string; kinName: string; relation: string; kind: string };
const facts = `select m.id, m.person_id, m.county_id, m.village_id, m.branch, m.join_day, m.last_contact_day, p.family_id, p.name, p.sex, p.birth, p.nation, p.edu, p.group_name, p.phone_ct, p.id_no_ct, v.name as village, lp.name as liaison,
    o.id as outflow_id, o.out_day, o.back_day, o.province, o.city, o.job, o.in_province, f.id as kin_id, f.person_id as kin_person_id, fp.name as kin_name, f.relation, f.kind
  from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id
  left join outflows o on o.member_id = m.id left join family_people f on f.family_id = p.family_id and f.until_day is null and f.person_id <> m.person_id left join people fp on fp.id = f.person_id`;
/** Each going-away stands once for each of the kin: both are few. */
function gathered(lines: readonly FactsLine[]): MemberFacts | null {
  const [first] = lines;
  if (!first) return null;
  const outflows = new Map(lines.filter((l) => l.outflowId).map((l) => [l.outflowId!, l]));
  const kin = new Map(lines.filter((l) => l.kinId).map((l) => [l.kinId!, { personId: l.kinPersonId, name: l.kinName, relation: l.relation, kind: l.kind }]));
  const inOrder = <T>(map: Map<string, T>): T[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { ...first, outflows: inOrder(outflows).reverse(), kin: inOrder(kin) };
}
interface Asked { id: string; may: Sql }
/** Pages opened at the same moment share a statement, each under its own reader's condition. */
const readFacts = gatherRows<Asked, MemberFacts | null>(async (db, all) => {
  const answers = new Map<Asked, MemberFacts | null>();
  // Two readers of one member stand in two statements, or one would see by the other's right.
  const rounds: Map<string, Asked>[] = [];
  for (const asked of all) {
    let round = rounds.find((r) => !r.has(asked.id));
    if (!round) rounds.push((round = new Map()));
    round.set(asked.id, asked);
  }
  for (const group of rounds.flatMap((round) => [...byKey([...round.values()], (a) => a.may.text).values()])) {
    const where = or(...evenly(group).map(({ id, may }) => and(sql('m.id = ?', id), may)));
    const found = byKey(await rows<FactsLine>(db, sql(`${facts} where ${where.text}`, ...where.params)), (line) => line.id);
    for (const asked of group) answers.set(asked, gathered(found.get(asked.id) ?? []));
  }
  return all.map((asked) => answers.get(asked) ?? null);
});
export async function getMemberFacts(op: Op, id: string): Promise<MemberFacts> {
  const found = await readFacts(op.services.db, { id, may: visible(op, 'm', { person: 'person_id' }, sight) });
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
export const liaisonOf = (op: Op, memberId: string): Promise<Liaison | null> => row(op.db, sql('select * from liaisons where member_id = ? and until_day is null', memberId));

/** Everyone away whom the actor serves: whom a reminder goes to. */
export async function membersServed(op: Op): Promise<MemberLine[]> {
  const where = visible(op, 'm', { person: 'person_id' }, sight);
  return rows(op.db, sql(`select ${columns} ${joins} where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
}

/** Township, and village where the hat belongs to one. */
const ownPlace = (op: Op, t: string): Sql => {
  const { townshipId } = wearer(op);
  return and(inOwnArea(wearer(op), t), sql(`${t}.township_id = ?`, townshipId));
};
export const rosterLiaisons = (op: Op): Promise<{ name: string; village: string; villageId: string; members: number }[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(
    `select m.roster_liaison as name, v.name as village, m.village_id, count(*) as members from members m join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id
     left join liaisons l on l.member_id = m.id and l.until_day is null
     where ${here.text} and m.roster_liaison <> '' and l.id is null group by m.roster_liaison, v.name, m.village_id order by min(v.seq)`, ...here.params));
};
export const appointedLiaisons = (op: Op): Promise<{ personId: string; name: string; village: string | null; members: number }[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(
    `select l.liaison_id as person_id, p.name, v.name as village, count(*) as members from liaisons l join members m on m.id = l.member_id join people p on p.id = l.liaison_id left join orgs v on v.id = p.village_id
     where ${here.text} and l.until_day is null group by l.liaison_id, p.name, v.name order by p.name`, ...here.params));
};
export const membersNamed = (op: Op, rosterLiaison: string, villageId: string): Promise<Member[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(`select m.* from members m where ${here.text} and m.roster_liaison = ? and m.village_id = ?`, ...here.params, rosterLiaison, villageId));
};
