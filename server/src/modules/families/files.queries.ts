import { childStage, fileFields, tagKinds, type ChildStage, type FileField, type TagKind } from '@guiyan/shared/domain/families';
import { among, and, row, rows, sql } from '../../platform/db/sql';
import { conflict, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { isHidden, isSame, oncePerPerson, personOf, sameIdsOf } from '../people';
import { definitionsOf } from './definitions.queries';
import type { Carer, ChildFile, Consent, PersonTurn } from './files.entity';
import type { FamilyTag } from './families.entity';
import { matesOf, seenFamilies, type FamilyMate } from './families.queries';

/** The open rows of several people, by the id that was asked for, whichever of merged records they hang on. */
async function openOf<T extends { personId: string }>(op: Op, table: 'family_tags' | 'carers' | 'consents' | 'child_files', personIds: readonly string[]): Promise<Map<string, T[]>> {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const where = among('x.person_id', all);
  const out = new Map<string, T[]>();
  const found = all.length ? await rows<T>(op.db, sql(`select x.* from ${table} x where x.until_day is null and ${where.text} order by x.id`, ...where.params)) : [];
  for (const r of found) for (const id of askedOf.get(r.personId) ?? []) out.set(id, [...(out.get(id) ?? []), r]);
  return out;
}
export const openTags = (op: Op, personIds: readonly string[]) => openOf<FamilyTag>(op, 'family_tags', personIds);
export const openCarers = (op: Op, personIds: readonly string[]) => openOf<Carer>(op, 'carers', personIds);
export const openConsents = (op: Op, personIds: readonly string[]) => openOf<Consent>(op, 'consents', personIds);
export const openFiles = (op: Op, personIds: readonly string[]) => openOf<ChildFile>(op, 'child_files', personIds);

/** Files whose content is due to go. */
export const filesDue = (op: Op, limit: number): Promise<Pick<ChildFile, 'id' | 'personId' | 'countyId' | 'townshipId'>[]> =>
  rows(op.db, sql(`select id, person_id, county_id, township_id from child_files where erase_on <= ? and erased_on is null order by erase_on, id limit ${limit}`, op.today));
/** X9 What was sealed when a consent was taken back, by person: until when it is gone, or the day it went. */
export async function takenBack(op: Op, personIds: readonly string[]): Promise<Map<string, Pick<ChildFile, 'eraseOn' | 'erasedOn'>>> {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const where = among('x.person_id', all);
  const found = all.length ? await rows<Pick<ChildFile, 'personId' | 'eraseOn' | 'erasedOn'>>(op.db, sql(`select x.person_id, x.erase_on, x.erased_on from child_files x where x.erase_on is not null and ${where.text} order by x.erase_on, x.id`, ...where.params)) : [];
  return new Map(found.flatMap((f) => (askedOf.get(f.personId) ?? []).map((id) => [id, f] as const)));
}
/** R6 The last change of class of each person. */
export async function lastTurns(op: Op, personIds: readonly string[]): Promise<Map<string, PersonTurn>> {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const where = among('x.person_id', all);
  const found = all.length ? await rows<PersonTurn>(op.db, sql(`select x.* from person_turns x where x.what = 'class' and ${where.text} order by x.on_day, x.id`, ...where.params)) : [];
  return new Map(found.flatMap((t) => (askedOf.get(t.personId) ?? []).map((id) => [id, t] as const)));
}
/** A birthday has ended this class of his: an older roster that still says it is not believed. */
export async function hasOutgrown(op: Op, personId: string, kind: string): Promise<boolean> {
  const who = await isSame(op, 'x.person_id', personId);
  return (await row(op.db, sql(`select x.id from person_turns x where ${who.text} and x.what = 'class' and x.from_kind = ? limit 1`, ...who.params, kind))) !== null;
}

/** Somebody who lives in the family today. */
export async function getMate(op: Op, familyId: string, personId: string): Promise<FamilyMate> {
  const { askedOf } = await sameIdsOf(op, [personId]);
  const mate = (await matesOf(op, [familyId])).find((m) => askedOf.has(m.personId));
  if (!mate || (await isHidden(op, mate.personId))) throw conflict('families.not_here');
  return mate;
}
/** X9 The consent that holds today: of the guardian before fourteen, of the child from then on. */
export const inForce = (consents: readonly Consent[] | undefined, stage: ChildStage): Consent | null => consents?.find((c) => c.agreedBy === stage) ?? null;

/** The family of a person, as far as the actor may know of it. */
export async function familyOfPerson(op: Op, personId: string): Promise<string> {
  const who = await isSame(op, 'fp.person_id', personId);
  const found = await row<{ id: string }>(op.db, sql(`select coalesce(f.survivor_id, f.id) as id from family_people fp join families f on f.id = fp.family_id where ${who.text} and fp.until_day is null order by fp.id limit 1`, ...who.params));
  if (!found) throw notFound();
  return found.id;
}

export interface VillageFiles { villageId: string; village: string; children: number; consented: number; full: number; fields: Record<FileField, number> }
/** R7 Children of the actor's scope whose file is not closed, village by village in their fixed order. */
export async function villageFiles(op: Op): Promise<VillageFiles[]> {
  const where = and(seenFamilies(op, 'f'), sql(`fp.kind = 'child' and fp.until_day is null`), oncePerPerson('fp', sql('oq.until_day is null')));
  const found = await rows<{ personId: string; birth: string; birthPrecision: string; villageId: string; village: string }>(op.db, sql(
    `select p.id as person_id, p.birth, p.birth_precision, v.id as village_id, v.name as village from families f0 join families f on f.id = coalesce(f0.survivor_id, f0.id) join family_people fp on fp.family_id = f0.id ${personOf('p', 'fp.person_id')} join orgs v on v.id = f.village_id where ${where.text} order by v.seq, v.id, p.id`, ...where.params));
  const defs = await definitionsOf(op, wearer(op).countyId, op.today);
  const open = found.map((c) => ({ ...c, stage: childStage(c, op.today, defs) })).filter((c) => c.stage !== 'closed');
  const ids = open.map((c) => c.personId);
  const [consents, files] = [await openConsents(op, ids), await openFiles(op, ids)];
  const out = new Map<string, VillageFiles>();
  for (const c of open) {
    const v = out.get(c.villageId) ?? { villageId: c.villageId, village: c.village, children: 0, consented: 0, full: 0, fields: Object.fromEntries(fileFields.map((f) => [f, 0])) as Record<FileField, number> };
    const holds = inForce(consents.get(c.personId), c.stage) !== null;
    const filled = holds ? filledOf(files.get(c.personId)?.[0]) : [];
    v.children += 1;
    v.consented += holds ? 1 : 0;
    v.full += filled.length === fileFields.length ? 1 : 0;
    for (const f of filled) v.fields[f] += 1;
    out.set(c.villageId, v);
  }
  return [...out.values()];
}
export const filledOf = (file: Pick<ChildFile, 'filled'> | undefined): FileField[] => fileFields.filter((f) => file?.filled.split(',').includes(f));

/** R6 People of the actor's scope who wear a tag today; whoever wears two counts once in the total. */
export async function tagTotals(op: Op): Promise<{ people: number; tags: Record<TagKind, number> }> {
  const where = and(seenFamilies(op, 'f'), sql('t.until_day is null and fp.until_day is null'));
  const found = await rows<{ personId: string; tag: string }>(op.db, sql(
    `select distinct p.id as person_id, t.tag from families f0 join families f on f.id = coalesce(f0.survivor_id, f0.id) join family_people fp on fp.family_id = f0.id join family_tags t on t.person_id = fp.person_id ${personOf('p', 'fp.person_id')} where ${where.text}`, ...where.params));
  return { people: new Set(found.map((t) => t.personId)).size, tags: Object.fromEntries(tagKinds.map((k) => [k, found.filter((t) => t.tag === k).length])) as Record<TagKind, number> };
}
