import type { SchemeSubject } from '@guiyan/shared/domain/pairings';
import { inOwnArea } from '../../platform/area';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { inVillage } from '../orgs';
import { nameFor, oncePerPerson, personOf, sameIdsOf, standing } from '../people';
import { coverageOf, type Cover, type Covered, type Subject, type Tie } from './coverage.rules';
import type { Scheme } from './schemes.entity';

type Stored = Omit<Scheme, 'subjects' | 'levels'> & { subjects: string; levels: string };
const whole = (s: Stored): Scheme => ({ ...s, subjects: JSON.parse(s.subjects) as Scheme['subjects'], levels: JSON.parse(s.levels) as Scheme['levels'], createdAt: Number(s.createdAt) });
/** Those in force first, then the forms that ended, the last first. */
export const listSchemes = async (op: Op): Promise<Scheme[]> =>
  (await rows<Stored>(op.db, sql('select * from schemes where county_id = ? order by case when until_day is null then 0 else 1 end, id desc', wearer(op).countyId))).map(whole);
export async function getScheme(op: Op, id: string): Promise<Scheme> {
  const found = await row<Stored>(op.db, sql('select * from schemes where id = ? and county_id = ?', id, wearer(op).countyId));
  if (!found) throw notFound();
  return whole(found);
}

const away = (family: string, as: string): Sql => sql(
  `exists (select 1 from family_people ${as} join outflows ${as}o on ${as}o.person_id = ${as}.person_id where ${as}.family_id = ${family} and ${as}.until_day is null and ${as}o.back_day is null)`);
/** SQL: a member of the family, or of one merged with it, is away. */
const hasAway = (f: string): Sql => { const [own, merged] = [away(`${f}.id`, 'am'), away('af.same_id', 'an')]; return or(own, sql(`exists (select 1 from same_records af where af.record_id = ${f}.id and ${merged.text})`)); };

interface Line { familyId: string; personId: string | null; kind: SchemeSubject; name: string; village: string | null; villageId: string | null; townshipId: string | null; groupName: string }
/** Whom a scheme is for inside the actor's place: families with a member away, and of those at home the named kinds. */
async function subjectsOf(op: Op, kinds: readonly SchemeSubject[], village: string | undefined): Promise<Subject[]> {
  const where = and(inOwnArea(wearer(op), 'f'), hasAway('f'), sql(standing('f.id')), village ? inVillage('f.village_id', village) : null);
  const place = 'v.name as village, f.village_id, f.township_id, f.group_name';
  const lines: Line[] = [];
  if (kinds.includes('family')) lines.push(...(await rows<Line>(op.db, sql(
    `select f.id as family_id, null as person_id, 'family' as kind, ${nameFor(op, 'h')} as name, ${place} from families f ${personOf('h', 'f.head_person_id')} left join orgs v on v.id = f.village_id where ${where.text}`, ...where.params))));
  const persons = kinds.filter((k) => k !== 'family');
  if (persons.length) {
    const here = and(where, among('t.kind', persons), sql('t.until_day is null'), oncePerPerson('t', sql('oq.until_day is null')));
    lines.push(...(await rows<Line>(op.db, sql(
      `select f.id as family_id, p.id as person_id, t.kind, ${nameFor(op, 'p')} as name, ${place} from family_people t ${personOf('p', 't.person_id')} join families f0 on f0.id = t.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) left join orgs v on v.id = f.village_id where ${here.text}`, ...here.params))));
  }
  return lines.map((l) => ({ ...l, key: l.personId ?? l.familyId, name: l.personId ? l.name : familyName(l.name), village: l.village ?? '' }));
}

/** H3 Everybody a scheme is for, with who helps and what is missing; every count and every list is made from this. */
export async function coverage(op: Op, scheme: Scheme, village?: string): Promise<Covered[]> {
  const subjects = await subjectsOf(op, scheme.subjects, village);
  const place = inOwnArea(wearer(op), 'g');
  const ties = await rows<Tie>(op.db, sql(
    `select coalesce(f.survivor_id, f.id) as family_id, coalesce(q.survivor_id, q.id) as person_id, g.level, coalesce(u.name, ${nameFor(op, 'p')}) as helper
     from pairings g join families f on f.id = g.family_id ${personOf('p', 'g.helper_id')} left join people q on q.id = g.person_id left join orgs u on u.id = g.unit_id where g.until_day is null and ${place.text} order by g.id`, ...place.params));
  const around = inOwnArea(wearer(op), 'z');
  const zones = (await rows<Omit<Cover, 'groups'> & { groupNames: string }>(op.db, sql(
    `select z.village_id, z.group_names, z.level, coalesce(u.name, ${nameFor(op, 'p')}) as helper from zones z ${personOf('p', 'z.helper_id')} left join orgs u on u.id = z.unit_id where z.until_day is null and ${around.text} order by z.id`, ...around.params)))
    .map((z) => ({ ...z, groups: JSON.parse(z.groupNames) as string[] }));
  return coverageOf(subjects, scheme.levels, ties, zones);
}

export interface Load { key: string; name: string; unit: boolean; families: number }
/** Helpers with a family in the actor's place, each with all its families of the county: who looks after more elsewhere has that much to do. */
export async function loads(op: Op): Promise<Load[]> {
  const place = inOwnArea(wearer(op), 'x');
  const whose = `coalesce(g.unit_id, p.id)`;
  const found = await rows<Omit<Load, 'key'> & { who: string }>(op.db, sql(
    `select ${whose} as who, min(coalesce(u.name, ${nameFor(op, 'p')})) as name, max(case when g.unit_id is null then 0 else 1 end) as unit, count(distinct coalesce(f.survivor_id, f.id)) as families
     from pairings g join families f on f.id = g.family_id ${personOf('p', 'g.helper_id')} left join orgs u on u.id = g.unit_id
     where g.until_day is null and g.county_id = ? and exists (select 1 from pairings x where x.until_day is null and x.helper_id = g.helper_id and ${place.text}) group by ${whose}`, wearer(op).countyId, ...place.params));
  return found.map(({ who, ...l }) => ({ ...l, key: who, unit: Boolean(Number(l.unit)), families: Number(l.families) }));
}

/** The families a helper has, the newest state of them: two offices pair at once. */
export async function familiesOf(op: Op, helper: { unitId: string | null; helperId: string }, lock: string): Promise<string[]> {
  const where = helper.unitId ? sql('unit_id = ?', helper.unitId) : and(among('helper_id', (await sameIdsOf(op, [helper.helperId])).all), sql('unit_id is null'));
  return [...new Set((await rows<{ familyId: string }>(op.db, sql(`select family_id from pairings where until_day is null and ${where.text}${lock}`, ...where.params))).map((g) => g.familyId))];
}
