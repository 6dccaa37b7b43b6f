import { inOwnArea } from '../../platform/area';
import { byKey, evenly, gatherRows } from '../../platform/db/gather';
import { latest } from '../../platform/db/latest';
import { among, and, count, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { isSame, maybePersonOf, oncePerPerson, personOf, sameIds, standing } from '../people';
import type { Liaison, Member, Outflow } from './members.entity';

/** R3 The same rows for village, township and county; a liaison sees those he was given, a member himself. */
export const sight = { scope: ['clerk', 'secretary', 'county'], access: ['liaison'], own: ['member'] } as const;

export interface MemberLine {
  id: string; personId: string; countyId: string; villageId: string | null; familyId: string | null; name: string; village: string | null; phoneCt: string | null; outDay: string | null; outPrecision: string; expectedMonths: number | null;
  fromDay: string | null; backDay: string | null; transferredOn: string | null; inflow: number | boolean | null; verifiedOn: string | null; proposedOn: string | null; decidedOn: string | null;
  province: string | null; city: string | null; inProvince: number | null; job: string | null; trade: string | null; liaison: string | null; lastContactDay: string | null; unreachedOn: string | null; seq: number | null;
}
export const columns = `m.id, m.person_id, m.county_id, m.village_id, p.family_id, p.name, v.name as village, v.seq, p.phone_ct, o.out_day, o.out_precision, o.expected_months, o.from_day, o.back_day, o.province, o.city, o.in_province, o.job, o.trade,
  lp.name as liaison, m.last_contact_day, m.unreached_on, m.transferred_on, m.inflow, m.verified_on, x.proposed_on, x.decided_on`;
export const openOne = 'join outflows o on o.member_id = m.id and o.back_day is null';
/** Ids grow with time: the newest going-away of each. */
export const lastOne = 'join outflows o on o.id = (select max(z.id) from outflows z where z.member_id = m.id)';
/** Also those who never were away. */
export const anyOne = 'left join outflows o on o.member_id = m.id';
export const wordJoins = (outflow: string): string => `join people p on p.id = m.person_id left join orgs v on v.id = m.village_id ${outflow}
  left join liaisons l on l.member_id = m.id and l.until_day is null ${maybePersonOf('lp', 'l.liaison_id')} left join lost_cases x on x.open_key = m.id`;
const joins = `from members m ${wordJoins(openOne)}`;

/** A member whose person was merged into another's record stands behind that one's row (R12). */
export const seen = (op: Op): Sql => and(visible(op, 'm', { person: 'person_id' }, sight), sql(standing('m.person_id')));

export async function getMember(op: Op, id: string): Promise<Member> {
  const may = seen(op);
  const find = (memberId: string) => row<Member>(op.db, sql(`select m.* from members m where m.id = ? and ${may.text}`, memberId, ...may.params));
  const found = (await find(id)) ?? (await keptMember(op, id, find));
  if (!found) throw notFound();
  return found;
}
/** R12 The id of a merged member leads to the one that was kept. */
async function keptMember<T>(op: Op, id: string, find: (id: string) => Promise<T | null>): Promise<T | null> {
  const kept = await row<{ id: string }>(op.db, sql('select s.id from members m join people p on p.id = m.person_id join members s on s.person_id = p.survivor_id where m.id = ?', id));
  return kept && find(kept.id);
}

export interface Going { outDay: string | null; outPrecision: string; expectedMonths: number | null; backDay: string | null; province: string; city: string; job: string; trade: string | null; reason: string; inProvince: number | null; outflowVersion: number; fromDay: string }
export interface Kin { personId: string; name: string; relation: string; kind: string }
export interface MemberFacts {
  id: string; personId: string; countyId: string; villageId: string | null; branch: string; joinDay: string; lastContactDay: string | null; unreachedOn: string | null; transferredOn: string | null; inflow: number | boolean | null; verifiedOn: string | null; verifiedBy: string | null; familyId: string | null; name: string; sex: string; birth: string; nation: string; edu: string;
  groupName: string; phoneCt: string | null; idNoCt: string | null; village: string | null; liaison: string | null;
  homeSince: string | null; since: string | null; lostReason: string; lostWords: string; proposedOn: string | null; proposedBy: string | null; proposedByName: string; decidedOn: string | null; body: string; documentNo: string; searches: number;
  /** Newest first. */
  outflows: Going[];
  /** Everyone in the family but the member himself. */
  kin: Kin[];
  /** The person or the family was merged with another (R12). */
  merged: boolean;
}
type FactsLine = Omit<MemberFacts, 'outflows' | 'kin' | 'merged'> & Going & { samePerson: string | null; sameFamily: string | null; outflowId: string | null; kinId: string | null; kinPersonId: string; kinName: string; relation: string; kind: string };
const facts = `select m.id, m.person_id, m.county_id, m.village_id, m.branch, m.join_day, m.last_contact_day, m.unreached_on, m.transferred_on, m.inflow, m.verified_on, m.verified_by, p.family_id, p.name, p.sex, p.birth, p.nation, p.edu, p.group_name, p.phone_ct, p.id_no_ct, v.name as village, lp.name as liaison, sp.same_id as same_person, sf.same_id as same_family,
    o.id as outflow_id, o.out_day, o.out_precision, o.expected_months, o.back_day, o.province, o.city, o.job, o.trade, o.reason, o.in_province, o.version as outflow_version, o.from_day,
    h.from_day as home_since, x.since, x.reason as lost_reason, x.words as lost_words, x.proposed_on, x.proposed_by, x.proposed_by_name, x.decided_on, x.body, x.document_no, (select count(*) from search_steps s where s.member_id = m.id and s.on_day > coalesce(m.last_contact_day, '')) as searches, f.id as kin_id, f.person_id as kin_person_id, fp.name as kin_name, f.relation, f.kind
  from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id left join liaisons l on l.member_id = m.id and l.until_day is null ${maybePersonOf('lp', 'l.liaison_id')}
  left join outflows o on o.member_id = m.id left join home_visits h on h.open_key = m.id left join lost_cases x on x.open_key = m.id left join family_people f on f.family_id = p.family_id and f.until_day is null and f.person_id <> m.person_id left join people fp on fp.id = f.person_id
  left join same_records sp on sp.record_id = m.person_id left join same_records sf on sf.record_id = p.family_id`;
/** Each going-away stands once for each of the kin: both are few. */
function gathered(lines: readonly FactsLine[]): MemberFacts | null {
  const [first] = lines;
  if (!first) return null;
  const outflows = new Map(lines.filter((l) => l.outflowId).map((l) => [l.outflowId!, l]));
  const kin = new Map(lines.filter((l) => l.kinId).map((l) => [l.kinId!, { personId: l.kinPersonId, name: l.kinName, relation: l.relation, kind: l.kind }]));
  const inOrder = <T>(map: Map<string, T>): T[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { ...first, outflows: inOrder(outflows).reverse(), kin: inOrder(kin), merged: first.samePerson !== null || first.sameFamily !== null };
}
interface Asked { id: string; may: Sql }
/** Pages opened at the same moment share a statement, each under its own reader's condition. */
async function loadFacts(db: Op['db'], all: readonly Asked[]): Promise<(MemberFacts | null)[]> {
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
}
const readFacts = gatherRows<Asked, MemberFacts | null>(loadFacts);
const known = (found: MemberFacts | null | undefined): MemberFacts => { if (!found) throw notFound(); return found; };
/** R12 A merged member's id answers the kept one, with what hangs on both records. */
async function wholeFacts(op: Op, id: string, find: (id: string) => Promise<MemberFacts | null>): Promise<MemberFacts> {
  const found = known((await find(id)) ?? (await keptMember(op, id, find)));
  return found.merged ? { ...found, ...(await mergedFacts(op, found)) } : found;
}
export const getMemberFacts = (op: Op, id: string): Promise<MemberFacts> => wholeFacts(op, id, (memberId) => readFacts(op.services.db, { id: memberId, may: seen(op) }));
/** The same with what this unit of work has written. */
export const memberFactsNow = (op: Op, id: string): Promise<MemberFacts> => wholeFacts(op, id, async (memberId) => (await loadFacts(op.db, [{ id: memberId, may: seen(op) }]))[0] ?? null);
/** What hangs on the records that were merged with this one, beside its own. Kin of one family may themselves have been merged: the few of a family are told apart here. */
async function mergedFacts(op: Op, m: MemberFacts): Promise<Pick<MemberFacts, 'outflows' | 'kin'>> {
  const people = among('m.person_id', await sameIds(op.db, m.personId));
  const homes = among('f.family_id', m.familyId ? await sameIds(op.db, m.familyId) : []);
  const once = oncePerPerson('f', sql('oq.until_day is null'));
  const kin = await rows<Kin>(op.db, sql(`select p.id as person_id, p.name, f.relation, f.kind from family_people f ${personOf('p', 'f.person_id')} where ${homes.text} and f.until_day is null and p.id <> ? and ${once.text} order by f.id`, ...homes.params, m.personId, ...once.params));
  const outflows = await rows<Going>(op.db, sql(`select o.out_day, o.out_precision, o.expected_months, o.back_day, o.province, o.city, o.job, o.trade, o.reason, o.in_province, o.version as outflow_version, o.from_day from members m join outflows o on o.member_id = m.id where ${people.text}
    order by case when o.back_day is null then 0 else 1 end, case when m.person_id = ? then 0 else 1 end, o.from_day desc, o.id desc`, ...people.params, m.personId));
  return { kin, outflows };
}
/** The member behind a person, when the actor may know of it. */
export async function getMemberOfPerson(op: Op, personId: string): Promise<Member> {
  const may = and(seen(op), await isSame(op, 'm.person_id', personId));
  const found = await row<Member>(op.db, sql(`select m.* from members m where ${may.text}`, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const findMemberOfPerson = (op: Op, personId: string): Promise<Member | null> => row(op.db, sql('select m.* from people p join members m on m.person_id = coalesce(p.survivor_id, p.id) where p.id = ?', personId));
export const membersOfPeople = async (op: Op, personIds: readonly string[]): Promise<Map<string, Member>> => {
  const where = among('person_id', personIds);
  return new Map((await rows<Member>(op.db, sql(`select * from members where ${where.text}`, ...where.params))).map((m) => [m.personId, m]));
};
export async function personIdsOf(op: Op, memberIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < memberIds.length; i += 200) {
    const which = among('id', memberIds.slice(i, i + 200));
    found.push(...(await rows<{ personId: string }>(op.db, sql(`select person_id from members where ${which.text}`, ...which.params))).map((m) => m.personId));
  }
  return found;
}
export const versionOf = (op: Op, memberId: string): Promise<number> => count(op.db, sql('select version from members where id = ?', memberId));
export const openOutflow = (op: Op, memberId: string): Promise<Outflow | null> => row(op.db, sql('select * from outflows where member_id = ? and back_day is null', memberId));
/** The member row of this very record, merged or not. */
export const memberOfRecord = (op: Op, personId: string): Promise<Member | null> => row(op.db, sql('select * from members where person_id = ?', personId));
/** Open ones of the person, those of merged records too, as they are now; the member's row was taken. */
export const liaisonsOf = async (op: Op, personId: string): Promise<Liaison[]> => {
  const whose = await isSame(op, 'm.person_id', personId);
  return rows(op.db, sql(`select l.* from members m join liaisons l on l.member_id = m.id and l.until_day is null where ${whose.text}${latest(op)}`, ...whose.params));
};
export const liaisonOf = (op: Op, memberId: string): Promise<Liaison | null> => row(op.db, sql('select * from liaisons where member_id = ? and until_day is null', memberId));

/** Everyone away whom the actor serves: whom a reminder goes to. */
export async function membersServed(op: Op): Promise<MemberLine[]> {
  const where = seen(op);
  return rows(op.db, sql(`select ${columns} ${joins} where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
}

/** Township, and village where the hat belongs to one. */
export const ownPlace = (op: Op, t: string): Sql => {
  const { townshipId } = wearer(op);
  return and(inOwnArea(wearer(op), t), sql(`${t}.township_id = ?`, townshipId));
};
export const rosterLiaisons = (op: Op): Promise<{ name: string; village: string; villageId: string; members: number }[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(
    `select m.roster_liaison as name, v.name as village, m.village_id, count(*) as members from members m join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id
     left join liaisons l on l.member_id = m.id and l.until_day is null
     where ${here.text} and ${standing('m.person_id')} and m.roster_liaison <> '' and l.id is null group by m.roster_liaison, v.name, m.village_id order by min(v.seq)`, ...here.params));
};
export const appointedLiaisons = (op: Op): Promise<{ personId: string; name: string; village: string | null; members: number }[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(
    `select p.id as person_id, p.name, v.name as village, count(*) as members from liaisons l join members m on m.id = l.member_id ${personOf('p', 'l.liaison_id')} left join orgs v on v.id = p.village_id
     where ${here.text} and ${standing('m.person_id')} and l.until_day is null group by p.id, p.name, v.name order by p.name`, ...here.params));
};
export const membersNamed = (op: Op, rosterLiaison: string, villageId: string): Promise<Member[]> => {
  const here = ownPlace(op, 'm');
  return rows(op.db, sql(`select m.* from members m join outflows o on o.member_id = m.id and o.back_day is null where ${here.text} and ${standing('m.person_id')} and m.roster_liaison = ? and m.village_id = ?`, ...here.params, rosterLiaison, villageId));
};
/** The same of several records, for every hat that may hand over. */
export const membersOfLiaisons = (op: Op, liaisonIds: readonly string[]): Promise<Member[]> => {
  const where = and(inOwnArea(wearer(op), 'm'), among('l.liaison_id', liaisonIds));
  return rows(op.db, sql(`select m.* from members m join liaisons l on l.member_id = m.id and l.until_day is null where ${where.text} order by m.id`, ...where.params));
};
export const membersOfLiaison = async (op: Op, liaisonId: string): Promise<Member[]> => {
  const here = and(ownPlace(op, 'm'), await isSame(op, 'l.liaison_id', liaisonId));
  return rows(op.db, sql(`select m.* from members m join liaisons l on l.member_id = m.id and l.until_day is null where ${here.text} order by m.id`, ...here.params));
};

export const liaisonPhonePlace = (m: { id: string; countyId: string }) => ({ table: 'members', column: 'roster_liaison_phone', row: m.id, county: m.countyId });
/** The numbers the roster writes beside the liaison's name. */
export const liaisonPhoneOf = (op: Op, m: Pick<Member, 'id' | 'countyId' | 'rosterLiaisonPhoneCt'>): string | null => (m.rosterLiaisonPhoneCt ? op.services.keys.open(m.rosterLiaisonPhoneCt, liaisonPhonePlace(m)) : null);
