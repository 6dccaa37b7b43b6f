import { asKind, categoryOn, tagKinds, tagWords, isHealthTag, type DependentKind, type TagKind } from '@guiyan/shared/domain/families';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { definitionsOf } from '../families';
import { familyOf, HIDDEN_NAME, maybePersonOf, nameFor, oncePerPerson, personOf, sameAs, unprotected } from '../people';
import { changedSince, asWas } from './outflow.ledger';
import { byVillage, holds, inPlace, isAway, onDay, type Asked } from './place.queries';

/** Somebody at home on the ledger's day, and the member away he is registered with. */
export interface AtHome {
  personId: string; countyId: string; familyId: string; villageId: string | null; groupName: string; name: string; sex: string; nation: string; edu: string; birth: string; birthPrecision: string; idNoCt: string | null; phoneCt: string | null; relation: string; kind: string;
  memberId: string | null; member: string | null; memberPhoneCt: string | null; province: string | null; city: string | null; outDay: string | null; outPrecision: string | null;
  tags: TagKind[]; helpers: string;
}
type Read = Omit<AtHome, 'tags' | 'helpers'>;

/** R6 Who stood in a class on the day, in families that had a member away; each person once. */
export async function atHome(op: Op, asked: Asked, kind: DependentKind): Promise<AtHome[]> {
  const day = asked.until;
  const where = and(inPlace(op, asked, 'x', { family: 'family_id' }), onDay(`${holds('x')} and x.kind <> 'member'`, day), oncePerPerson('x', onDay(holds('oq'), day)), unprotected(op, 'p.id', true));
  const joins = onDay(`left join outflows o on o.id = (select max(z.id) from outflows z where ${sameAs('z.person_id', 'mp.id')} and ${isAway('z')}) ${changedSince}`, day);
  const found = await rows<Read>(op.db, sql(
    `select p.id as person_id, p.county_id, f.id as family_id, x.village_id, f.group_name, p.name, p.sex, p.nation, p.edu, p.birth, p.birth_precision, p.id_no_ct, p.phone_ct, x.relation, x.kind,
       mp.id as member_id, ${nameFor(op, 'mp', true)} as member, mp.phone_ct as member_phone_ct, ${['province', 'city', 'out_day', 'out_precision'].map(asWas).join(', ')}
     from family_people x ${personOf('p', 'x.person_id')} ${familyOf('x.family_id')} ${maybePersonOf('mp', 'coalesce(x.member_person_id, f.head_person_id)')} ${joins.text}
     where ${where.text} order by f.id, x.id`, ...joins.params, ...where.params));
  const [defs, away, tags, helpers] = [await definitionsOf(op, wearer(op).countyId, day), await familiesAway(op, asked), await tagsOn(op, asked), await helpersOn(op, asked)];
  const chosen = found.filter((p) => away.has(p.familyId) && categoryOn({ ...p, kind: asKind(p.kind) }, day, defs) === kind);
  // Where somebody who must not be found works and rings is not told either (X9).
  const shown = (p: Read): Read => (p.member === HIDDEN_NAME ? { ...p, memberPhoneCt: null, province: null, city: null, outDay: null } : p);
  return byVillage(asked, chosen).map((p) => ({ ...shown(p), tags: tags.get(p.personId) ?? [], helpers: (helpers.get(p.familyId) ?? []).join('、') }));
}

/** Families with a member away on the day, by the one that was kept. */
async function familiesAway(op: Op, { until }: Asked): Promise<Set<string>> {
  const on = onDay(`${holds('am')} and ${isAway('ao')}`, until);
  return new Set((await rows<{ id: string }>(op.db, sql(`select distinct coalesce(f.survivor_id, f.id) as id from family_people am join outflows ao on ao.person_id = am.person_id join families f on f.id = am.family_id where am.county_id = ? and ${on.text}`, wearer(op).countyId, ...on.params))).map((f) => f.id));
}
/** Of the people of the place their tags on the day. */
export async function tagsOn(op: Op, asked: Asked): Promise<Map<string, TagKind[]>> {
  const here = inPlace(op, asked, 'x', { family: 'family_id' });
  const on = onDay(holds('t'), asked.until);
  const found = await rows<{ personId: string; tag: string }>(op.db, sql(`select distinct p.id as person_id, t.tag from family_tags t ${personOf('p', 't.person_id')} where ${on.text} and t.person_id in (select x.person_id from family_people x where ${here.text})`, ...on.params, ...here.params));
  return grouped(found, (t) => t.personId, (t) => tagKinds.find((k) => k === t.tag));
}
/** Who was paired with each family on the day. */
export async function helpersOn(op: Op, asked: Asked): Promise<Map<string, string[]>> {
  const where = and(inPlace(op, asked, 'g', { family: 'family_id' }), onDay(holds('g'), asked.until));
  const found = await rows<{ familyId: string; name: string }>(op.db, sql(`select coalesce(f.survivor_id, f.id) as family_id, ${nameFor(op, 'hp', true)} as name from pairings g join families f on f.id = g.family_id ${personOf('hp', 'g.helper_id')} where ${where.text} order by g.id`, ...where.params));
  return grouped(found, (h) => h.familyId, (h) => h.name);
}
export function grouped<T, V>(list: readonly T[], key: (one: T) => string, value: (one: T) => V | undefined): Map<string, V[]> {
  const out = new Map<string, V[]>();
  for (const one of list) {
    const v = value(one);
    if (v !== undefined && !out.get(key(one))?.includes(v)) out.set(key(one), [...(out.get(key(one)) ?? []), v]);
  }
  return out;
}

export const healthWords = (tags: readonly TagKind[]): string => tags.filter(isHealthTag).map((t) => tagWords[t]).join('、');
export const hasTag = (tags: readonly TagKind[], ...asked: readonly TagKind[]): string => asked.filter((t) => tags.includes(t)).map((t) => tagWords[t]).join('、');
/** What stands where the reader's office has no business: party files are not civil affairs' (domain of its own). */
export const NOT_YOURS = '（本岗位不看）';
export const party = (op: Op, words: string): string => (wearer(op).hat === 'civil' ? NOT_YOURS : words);
