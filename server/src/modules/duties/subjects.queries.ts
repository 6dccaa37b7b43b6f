import { addDays, type Day } from '@guiyan/shared/domain/dates';
import type { DutyOwner, DutySubject } from '@guiyan/shared/domain/duties';
import { ILL_DAYS } from '@guiyan/shared/domain/happenings';
import { and, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { personOf, standing } from '../people';

export interface Place { countyId: string; townshipId: string | null }
export interface SubjectLine { subjectId: string; personId: string | null; familyId: string | null; townshipId: string | null; villageId: string | null; /** Since when it stands so, by its own days, and since when that is written down here (epoch ms). */ since: Day; knownAt: number | null; ownerId: string | null }

const isOpen = (t: string, day: Day): Sql => sql(`${t}.from_day <= ? and (${t}.until_day is null or ${t}.until_day > ?)`, day, day);
const inPlace = (t: string, { countyId, townshipId }: Place): Sql => and(sql(`${t}.county_id = ?`, countyId), townshipId ? sql(`${t}.township_id = ?`, townshipId) : sql(`${t}.township_id is null`));

/** SQL: who stands under a kind of subject on a day, with whoever looks after each then: the liaison, the first helper, the member. */
export function subjectsOn(kind: DutySubject, owner: DutyOwner, day: Day, place: Place | { countyId: string }): Sql {
  const here = (t: string): Sql => ('townshipId' in place ? inPlace(t, place) : sql(`${t}.county_id = ?`, place.countyId));
  switch (kind) {
    case 'away': case 'carrier': {
      const where = and(here('m'), sql(`${standing('m.person_id')} and (m.transferred_on is null or m.transferred_on > ?)`, day));
      const [since, known, from] = kind === 'away'
        ? ['o.from_day', 'o.created_at', sql('join outflows o on o.member_id = m.id and o.from_day <= ? and (o.back_day is null or o.back_day > ?)', day, day)]
        // C3 A paper of this year is checked from the next one on.
        : ['k.issued_on', 'k.at', sql(`join papers k on k.member_id = m.id and k.kind = 'activity' and k.issued_on < ? and (k.ended_on is null or k.ended_on > ?)`, `${day.slice(0, 4)}-01-01`, day)] as const;
      const liaison = owner === 'liaison' ? isOpen('l', day) : null;
      return sql(
        `select m.id as subject_id, m.person_id, p.family_id, m.township_id, m.village_id, ${since} as since, ${known} as known_at, ${owner === 'liaison' ? 'l.liaison_id' : owner === 'member' ? 'm.person_id' : 'null'} as owner_id
         from members m join people p on p.id = m.person_id ${from.text} ${liaison ? `left join liaisons l on l.member_id = m.id and ${liaison.text}` : ''} where ${where.text}`, ...from.params, ...(liaison?.params ?? []), ...where.params);
    }
    case 'paired': case 'paired_child': {
      const open = and(here('g'), isOpen('g', day));
      const child = isOpen('x', day);
      return sql(
        `select s.family_id as subject_id, null as person_id, s.family_id, s.township_id, s.village_id, s.since, s.known_at, ${owner === 'helper' ? 'w.helper_id' : 'null'} as owner_id from (
           select f.id as family_id, f.township_id, f.village_id, min(g.from_day) as since, min(g.created_at) as known_at, min(g.id) as first_id from pairings g join families f0 on f0.id = g.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id)
           where ${open.text} group by f.id, f.township_id, f.village_id) s join pairings w on w.id = s.first_id
         ${kind === 'paired' ? '' : `where exists (select 1 from family_people x where x.family_id = s.family_id and x.kind = 'child' and ${child.text})`}`, ...open.params, ...(kind === 'paired' ? [] : child.params));
    }
    case 'pairing': {
      const open = and(here('g'), isOpen('g', day));
      return sql(
        `select g.id as subject_id, null as person_id, f.id as family_id, f.township_id, f.village_id, g.from_day as since, g.created_at as known_at, ${owner === 'helper' ? 'g.helper_id' : 'null'} as owner_id
         from pairings g join families f0 on f0.id = g.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) where ${open.text}`, ...open.params);
    }
    case 'child': case 'elder': {
      const where = and(here('t'), isOpen('t', day), sql('t.kind = ?', kind));
      const [mate, open] = [isOpen('am', day), isOpen('g', day)];
      return sql(
        `select s.person_id as subject_id, s.person_id, s.family_id, s.township_id, s.village_id, case when s.joined > s.left_on then s.joined else s.left_on end as since, s.known_at, ${owner === 'helper' ? 'w.helper_id' : 'null'} as owner_id from (
           select p.id as person_id, f.id as family_id, f.township_id, f.village_id, min(t.from_day) as joined, min(ao.from_day) as left_on, min(ao.created_at) as known_at, (select min(g.id) from pairings g join families gf on gf.id = g.family_id where coalesce(gf.survivor_id, gf.id) = f.id and ${open.text}) as first_id
           from family_people t ${personOf('p', 't.person_id')} join families f0 on f0.id = t.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) join family_people am on am.family_id in (f0.id, f.id) and ${mate.text}
             join outflows ao on ao.person_id = am.person_id and ao.from_day <= ? and (ao.back_day is null or ao.back_day > ?) where ${where.text} group by p.id, f.id, f.township_id, f.village_id) s left join pairings w on w.id = s.first_id`, ...open.params, ...mate.params, day, day, ...where.params);
    }
    case 'ill': {
      const where = and(here('f'), sql(`t.kind = 'hospital' and t.taken_back_at is null and t.on_day <= ? and t.on_day > ? and (t.over_on is null or t.over_on > ?)`, day, addDays(day, -ILL_DAYS), day));
      const open = isOpen('g', day);
      return sql(
        `select s.family_id as subject_id, null as person_id, s.family_id, s.township_id, s.village_id, s.since, s.known_at, ${owner === 'helper' ? 'w.helper_id' : 'null'} as owner_id from (
           select f.id as family_id, f.township_id, f.village_id, min(t.on_day) as since, min(t.at) as known_at, (select min(g.id) from pairings g join families gf on gf.id = g.family_id where coalesce(gf.survivor_id, gf.id) = f.id and ${open.text}) as first_id
           from happenings t join families f0 on f0.id = t.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) where ${where.text} group by f.id, f.township_id, f.village_id) s left join pairings w on w.id = s.first_id`, ...open.params, ...where.params);
    }
    case 'unit': {
      const where = and(isOpen('g', day), here('o'), isOpen('o', day));
      return sql(
        `select s.unit_id as subject_id, null as person_id, null as family_id, s.township_id, null as village_id, s.since, s.known_at, ${owner === 'helper' ? 'w.helper_id' : 'null'} as owner_id from (
           select g.unit_id, o.township_id, min(g.from_day) as since, min(g.created_at) as known_at, min(g.id) as first_id from pairings g join orgs o on o.id = g.unit_id where ${where.text} group by g.unit_id, o.township_id) s join pairings w on w.id = s.first_id`, ...where.params);
    }
    case 'village': {
      const where = and(here('o'), isOpen('o', day), sql(`o.kind = 'village'`));
      return sql(`select o.id as subject_id, null as person_id, null as family_id, o.township_id, o.id as village_id, o.from_day as since, null as known_at, null as owner_id from orgs o where ${where.text}`, ...where.params);
    }
    case 'township': {
      const one = 'townshipId' in place ? sql('o.id = ?', place.townshipId ?? '') : null;
      const where = and(sql('o.county_id = ?', place.countyId), one, isOpen('o', day), sql(`o.kind = 'township'`));
      return sql(`select o.id as subject_id, null as person_id, null as family_id, o.id as township_id, null as village_id, o.from_day as since, null as known_at, null as owner_id from orgs o where ${where.text}`, ...where.params);
    }
    case 'told': return sql('select null as subject_id where 1=0');
  }
}

/** Those of a place who have no duty of this rule and period yet. */
export function listOwing(op: Op, kind: DutySubject, owner: DutyOwner, day: Day, place: Place, code: string, period: string): Promise<SubjectLine[]> {
  const all = subjectsOn(kind, owner, day, place);
  return rows(op.db, sql(`select s.* from (${all.text}) s where not exists (select 1 from duties d where d.subject_id = s.subject_id and d.rule_code = ? and d.period = ?)`, ...all.params, code, period));
}
export const countSubjects = async (op: Op, kind: DutySubject, owner: DutyOwner, day: Day, countyId: string): Promise<{ duties: number; owners: string[] }> => {
  const all = subjectsOn(kind, owner, day, { countyId });
  const found = await rows<{ owner: string; n: number }>(op.db, sql(`select coalesce(s.owner_id, s.village_id, s.township_id, '') as owner, count(*) as n from (${all.text}) s group by coalesce(s.owner_id, s.village_id, s.township_id, '')`, ...all.params));
  return { duties: found.reduce((sum, f) => sum + Number(f.n), 0), owners: found.map((f) => f.owner) };
};
export const townshipsOf = async (op: Op, countyId: string): Promise<(string | null)[]> =>
  [...(await rows<{ id: string }>(op.db, sql(`select id from orgs where county_id = ? and kind = 'township' order by id`, countyId))).map((o) => o.id), null];
