import { asKind } from '@guiyan/shared/domain/families';
import { weakTags, type Candidate } from '@guiyan/shared/domain/surveys';
import { among, and, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { openTags } from '../families';
import { oncePerPerson, personOf, standing } from '../people';

export interface AtHome extends Candidate { personId: string; name: string; relation: string; familyId: string; villageId: string | null; groupName: string; head: string; joinedOn: string; awayFrom: string | null }

/** R8 Everybody at home in the families of a township, with what the rules ask of: members of the family away, tags. Protected people are counted too. */
export async function atHome(op: Op, countyId: string, townshipId: string): Promise<AtHome[]> {
  const families = `family_people fp join families f0 on f0.id = fp.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id)`;
  const here = sql(`f.county_id = ? and f.township_id = ? and fp.until_day is null and ${standing('f.id')}`, countyId, townshipId);
  const away = await rows<{ familyId: string; n: number; awayFrom: string }>(op.db, sql(
    `select f.id as family_id, count(distinct p.id) as n, max(o.from_day) as away_from from ${families} ${personOf('p', 'fp.person_id')} join outflows o on o.person_id = fp.person_id and o.back_day is null and o.from_day <= ? where ${here.text} group by f.id`, op.today, ...here.params));
  const awayOf = new Map(away.map((a) => [a.familyId, a]));
  const where = and(here, sql(`fp.kind <> 'member'`), oncePerPerson('fp', sql('oq.until_day is null')));
  const found = await rows<{ personId: string; name: string; sex: string; birth: string; birthPrecision: string; kind: string; relation: string; joinedOn: string; familyId: string; villageId: string | null; groupName: string; head: string }>(op.db, sql(
    `select p.id as person_id, p.name, p.sex, p.birth, p.birth_precision, fp.kind, fp.relation, fp.from_day as joined_on, f.id as family_id, f.village_id, f.group_name, h.name as head
     from ${families} ${personOf('p', 'fp.person_id')} ${personOf('h', 'f.head_person_id')} left join orgs v on v.id = f.village_id where ${where.text} order by coalesce(v.seq, 99999), f.group_name, f.id, fp.id`, ...where.params));
  const tags = new Map<string, string[]>();
  for (let i = 0; i < found.length; i += 400) for (const [id, list] of await openTags(op, found.slice(i, i + 400).map((p) => p.personId))) tags.set(id, list.map((t) => t.tag));
  const once = new Map(found.map((p) => [p.personId, p]));
  return [...once.values()].map((p) => ({
    ...p, kind: asKind(p.kind), weak: weakTags.some((t) => tags.get(p.personId)?.includes(t)), awayInFamily: Number(awayOf.get(p.familyId)?.n ?? 0), awayFrom: awayOf.get(p.familyId)?.awayFrom ?? null,
  }));
}

/** Of the given subjects of a round the person each is today, whoever the record was merged into. */
export async function keptIds(op: Op, personIds: readonly string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  for (let i = 0; i < personIds.length; i += 400) {
    const where = among('p.id', personIds.slice(i, i + 400));
    for (const p of await rows<{ id: string; kept: string }>(op.db, sql(`select p.id, coalesce(p.survivor_id, p.id) as kept from people p where ${where.text}`, ...where.params))) out.set(p.id, p.kept);
  }
  return out;
}
