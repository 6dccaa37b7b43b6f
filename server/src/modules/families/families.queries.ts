import type { Parsed } from '@guiyan/shared/contract';
import { latest } from '../../platform/db/latest';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { isSame, named, oncePerPerson, personOf, sameIdsOf, standing, unprotected, within, type PersonRow } from '../people';
import type { Family, FamilyPerson, FamilyTag } from './families.entity';

/** Civil affairs see children and elders, never party files; a helper the families paired with him. */
const sight = { scope: ['clerk', 'secretary', 'county', 'civil'], access: ['liaison', 'helper'], own: ['family', 'member'] } as const;

export interface FamilyLine { id: string; countyId: string; townshipId: string | null; headPersonId: string; villageId: string | null; village: string | null; seq: number | null; groupName: string; headName: string }
const columns = 'f.id, f.county_id, f.township_id, h.id as head_person_id, f.village_id, v.name as village, v.seq, f.group_name, h.name as head_name';
const joins = `from families f ${personOf('h', 'f.head_person_id')} left join orgs v on v.id = f.village_id`;

/** Families that stand; one merged into another is told through that one (R12). */
export const seenFamilies = (op: Op, t = 'f', column = 'id'): Sql => and(visible(op, t, { family: column }, sight), sql(standing(`${t}.${column}`)));
/** Something hangs on the family `f`, or on one merged with it. `from` begins with the table of alias `t`. */
const hangsOn = (from: string, t: string, where: Sql): Sql =>
  or(sql(`exists (select 1 from ${from} where ${t}.family_id = f.id and ${where.text})`, ...where.params), sql(`exists (select 1 from same_records fs where fs.record_id = f.id and exists (select 1 from ${from} where ${t}.family_id = fs.same_id and ${where.text}))`, ...where.params));
const not = (s: Sql): Sql => sql(`not (${s.text})`, ...s.params);

/** By the member's name or its sound; civil affairs, who read no party files, by the names of those at home. */
function ofName(op: Op, name: string): Sql {
  const [atHome, head] = [named('nn', name), named('h', name)];
  return wearer(op).hat === 'civil'
    ? hangsOn(`family_people np ${personOf('nn', 'np.person_id')}`, 'np', and(sql(`np.until_day is null and np.kind <> 'member'`), atHome))
    // X9 Found by a name he is not called by here, he would be known by it.
    : and(head, unprotected(op, 'h.id'));
}

export async function listFamilies(op: Op, f: Parsed<'families.list'>): Promise<{ rows: FamilyLine[]; next: string | null; total?: number }> {
  const where = and(
    seenFamilies(op), f.village ? inVillage('f.village_id', f.village) : null,
    f.name ? ofName(op, f.name) : null,
    f.helper === 'none' ? not(hangsOn('pairings g', 'g', sql('g.until_day is null'))) : null,
    f.card === 'none' && wearer(op).hat !== 'civil' ? not(hangsOn('cards k', 'k', sql(`k.status = 'valid' and k.valid_until >= ?`, op.today))) : null,
  );
  const after = f.cursor ? /^(\d+)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and f.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<FamilyLine>(op.db, sql(`select ${columns} ${joins} where ${page.text} order by coalesce(v.seq, 99999), f.id limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  const total = after ? undefined : Number((await row<{ n: number }>(op.db, sql(`select count(*) as n ${joins} where ${where.text}`, ...where.params)))!.n);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(total === undefined ? {} : { total }) };
}

export async function getFamily(op: Op, id: string): Promise<FamilyLine> {
  const may = seenFamilies(op);
  const found = await row<FamilyLine>(op.db, sql(`select ${columns} ${joins} where f.id = coalesce((select gf.survivor_id from families gf where gf.id = ?), ?) and ${may.text}`, id, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const findFamily = (op: Op, id: string): Promise<Family | null> => row(op.db, sql('select s.* from families f join families s on s.id = coalesce(f.survivor_id, f.id) where f.id = ?', id));

export interface FamilyMate { familyId: string; personId: string; memberPersonId: string | null; name: string; relation: string; kind: string; countyId: string; phoneCt: string | null; birth: string; birthPrecision: string; fromDay: string }
/** Everyone of the given families today, the member away included (kind `member`); each person once, and under the id that was asked for, whichever of merged records it is. */
export async function matesOf(op: Op, familyIds: readonly string[]): Promise<FamilyMate[]> {
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  const once = oncePerPerson('fp', sql('oq.until_day is null'));
  const out: FamilyMate[] = [];
  for (let i = 0; i < all.length; i += 300) {
    const where = and(among('fp.family_id', all.slice(i, i + 300)), once);
    const found = await rows<FamilyMate>(op.db, sql(`select fp.family_id, p.id as person_id, fp.member_person_id, fp.relation, fp.kind, p.name, p.county_id, p.phone_ct, p.birth, p.birth_precision, fp.from_day from family_people fp ${personOf('p', 'fp.person_id')} where fp.until_day is null and ${where.text} order by fp.id`, ...where.params));
    out.push(...found.flatMap((m) => (askedOf.get(m.familyId) ?? []).map((familyId) => ({ ...m, familyId }))));
  }
  return out;
}
export async function findMate(op: Op, familyId: string, personId: string): Promise<FamilyPerson | null> {
  const where = and(await isSame(op, 'family_id', familyId), await isSame(op, 'person_id', personId));
  return row(op.db, sql(`select * from family_people where ${where.text} and until_day is null order by id limit 1`, ...where.params));
}
/** `taken`: the person's row was, so that what another set a moment ago is seen. */
export async function openTag(op: Op, personId: string, tag: string, taken = false): Promise<FamilyTag | null> {
  const whose = await isSame(op, 'person_id', personId);
  return row(op.db, sql(`select * from family_tags where ${whose.text} and tag = ? and until_day is null limit 1${taken ? latest(op) : ''}`, ...whose.params, tag));
}
/** Families in scope that have a member away today: whom a card is for (F1). */
export const familiesWithMemberAway = (op: Op): Promise<Family[]> => {
  const where = and(seenFamilies(op), hangsOn('family_people fp join outflows o on o.person_id = fp.person_id and o.back_day is null', 'fp', sql('fp.until_day is null')));
  return rows(op.db, sql(`select f.* from families f where ${where.text} order by f.id`, ...where.params));
};

/** A family as it stands, unmerged, of one's own place: for those who merge. */
export async function getFamilyRecord(op: Op, id: string): Promise<Family> {
  const may = within(op, 'f');
  const found = await row<Family>(op.db, sql(`select f.* from families f where f.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const bothCarded = async (op: Op, aId: string, bId: string): Promise<boolean> => {
  const { all, askedOf } = await sameIdsOf(op, [aId, bId]);
  const where = among('k.family_id', all);
  return new Set((await rows<{ familyId: string }>(op.db, sql(`select k.family_id from cards k where k.status = 'valid' and k.valid_until >= ? and ${where.text}`, op.today, ...where.params))).flatMap((k) => askedOf.get(k.familyId) ?? [])).size > 1;
};
/** One helper is paired with both today. */
export const sharedHelper = async (op: Op, aId: string, bId: string): Promise<boolean> => {
  const { all, askedOf } = await sameIdsOf(op, [aId, bId]);
  const where = among('g.family_id', all);
  const pairs = await rows<{ familyId: string; helperId: string }>(op.db, sql(`select g.family_id, p.id as helper_id from pairings g ${personOf('p', 'g.helper_id')} where g.until_day is null and ${where.text}`, ...where.params));
  const of = (asked: string) => pairs.filter((g) => askedOf.get(g.familyId)?.includes(asked)).map((g) => g.helperId);
  return of(aId).some((helper) => of(bId).includes(helper));
};

/** Of these, under their present records, those who have no family yet: only what a new one needs. */
export async function withoutFamily(op: Op, personIds: readonly string[]): Promise<Pick<PersonRow, 'id' | 'countyId' | 'townshipId' | 'villageId' | 'groupName'>[]> {
  const found = new Map<string, PersonRow>();
  for (let i = 0; i < personIds.length; i += PIECE) {
    const where = among('p.id', personIds.slice(i, i + PIECE));
    for (const p of await rows<PersonRow>(op.db, sql(`select s.id, s.county_id, s.township_id, s.village_id, s.group_name from people p join people s on s.id = coalesce(p.survivor_id, p.id) where s.family_id is null and ${where.text}`, ...where.params))) found.set(p.id, p);
  }
  return [...found.values()];
}
const PIECE = 100;
