import { asKind, ageOf, categoryOn, mayReadTag, tagKinds, type TagKind } from '@guiyan/shared/domain/families';
import type { Parsed } from '@guiyan/shared/contract';
import type { GuestKind } from '@guiyan/shared/domain/meetings';
import { and, not, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { definitionsOf, openTags } from '../families';
import { inVillage } from '../orgs';
import { nameFor, oncePerPerson, personOf, sameAs, standing, unprotected } from '../people';
import type { MeetingGuest } from './meetings.entity';

const offices = { scope: ['clerk', 'secretary'] } as const;
/** To the office those of its meetings; to a family and its member away their own people; to a helper himself. */
export const seenGuest = (op: Op, t: string): Sql => visible(op, t, { person: 'person_id', family: 'family_id' }, ['clerk', 'secretary'].includes(wearer(op).hat) ? offices : { own: ['family', 'member', 'helper'] });

export type GuestLine = MeetingGuest & { name: string; village: string | null; withName: string | null; birth: string; birthPrecision: string };
export async function guestsOf(op: Op, meetingId: string): Promise<GuestLine[]> {
  const may = seenGuest(op, 'x');
  const found = await rows<GuestLine>(op.db, sql(
    `select x.*, p.name, p.birth, p.birth_precision, v.name as village, ${nameFor(op, 'q')} as with_name from meeting_guests x ${personOf('p', 'x.person_id')} left join meeting_guests w on w.id = x.with_id left join people q on q.id = w.person_id left join orgs v on v.id = x.village_id
     where x.meeting_id = ? and ${may.text} order by coalesce(v.seq, 99999), x.kind, x.id`, meetingId, ...may.params));
  return found.map((x) => ({ ...x, attended: x.attended === null ? null : Boolean(x.attended) }));
}

/** What is told of somebody: of a child, and of a helper, no more than the name and the village. */
export async function toldOf(op: Op, people: readonly { personId: string; kind: string; birth: string; birthPrecision: string }[]): Promise<Map<string, { age: number | null; tags: TagKind[] }>> {
  const elders = people.filter((p) => p.kind === 'elder');
  const tags = await openTags(op, elders.map((p) => p.personId));
  const { hat } = wearer(op);
  return new Map(elders.map((p) => [p.personId, { age: ageOf(p, op.today), tags: tagKinds.filter((tag) => mayReadTag(hat, tag) && (tags.get(p.personId) ?? []).some((one) => one.tag === tag)) }]));
}

export interface GuestCandidate { personId: string; familyId: string | null; countyId: string; townshipId: string | null; villageId: string | null; name: string; village: string | null; kind: GuestKind; birth: string; birthPrecision: string }
type Asked = Pick<Parsed<'meetings.guests'>, 'id' | 'kind' | 'village'>;
const notAsked = (meetingId: string): Sql => not(sql(`exists (select 1 from meeting_guests x where x.meeting_id = ? and ${sameAs('x.person_id', 'p.id')})`, meetingId));

/** Children and elders at home in the actor's place today, by the county's own ages; or the helpers families there are paired with. Each once. */
export async function guestCandidates(op: Op, { id, kind, village }: Asked): Promise<GuestCandidate[]> {
  if (kind === 'helper') {
    const where = and(visible(op, 'g', { family: 'family_id' }, offices), sql('g.until_day is null'), unprotected(op, 'p.id'), notAsked(id), village ? inVillage('g.village_id', village) : null);
    const found = await rows<Omit<GuestCandidate, 'familyId' | 'kind'>>(op.db, sql(
      `select p.id as person_id, min(g.county_id) as county_id, min(g.township_id) as township_id, min(g.village_id) as village_id, p.name, min(v.name) as village, p.birth, p.birth_precision from pairings g ${personOf('p', 'g.helper_id')} left join orgs v on v.id = g.village_id where ${where.text} group by p.id, p.name, p.birth, p.birth_precision order by min(coalesce(v.seq, 99999)), p.id`, ...where.params));
    return found.map((p) => ({ ...p, familyId: null, kind }));
  }
  const where = and(visible(op, 'f', { family: 'id' }, offices), sql(standing('f.id')), sql(`fp.until_day is null and fp.kind <> 'member'`), oncePerPerson('fp', sql('oq.until_day is null')), unprotected(op, 'p.id'), notAsked(id), village ? inVillage('f.village_id', village) : null);
  const found = await rows<Omit<GuestCandidate, 'kind'> & { kind: string }>(op.db, sql(
    `select p.id as person_id, f.id as family_id, f.county_id, f.township_id, f.village_id, p.name, v.name as village, fp.kind, p.birth, p.birth_precision
     from family_people fp join families f0 on f0.id = fp.family_id join families f on f.id = coalesce(f0.survivor_id, f0.id) ${personOf('p', 'fp.person_id')} left join orgs v on v.id = f.village_id where ${where.text} order by coalesce(v.seq, 99999), p.id`, ...where.params));
  const ages = await definitionsOf(op, wearer(op).countyId, op.today);
  return found.filter((p) => categoryOn({ ...p, kind: asKind(p.kind) }, op.today, ages) === kind).map((p) => ({ ...p, kind }));
}
