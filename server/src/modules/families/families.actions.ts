import type { DependentKind, TagKind } from '@guiyan/shared/domain/families';
import { empty } from '../../platform/db/change';
import { putAll } from '../../platform/db/insert';
import { among, rows, sql } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { endAccess, grantAccess } from '../accounts';
import { liaisonOf, findMemberOfPerson } from '../members';
import { changePerson, familyPeople, getPerson, homesOf, sameIds, type PersonRow } from '../people';
import { Family, FamilyPerson, FamilyTag } from './families.entity';
import { bothCarded, findMate, openTag, sharedHelper, withoutFamily } from './families.queries';
import { hasOutgrown } from './files.queries';
import { mergeFamilies } from './merging.actions';

/** R5 As `makeFamilyOf` for all of them at once, whoever they go away from. Listens to outflow.opened. */
export async function makeFamiliesOf(op: Op, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 1) { await makeFamilyOf(op, personIds[0]!); return; }
  const heads = await withoutFamily(op, personIds);
  if (!heads.length) return;
  const made = heads.map((person) => ({ person, id: newId() }));
  await putAll(op.db, Family, made.map(({ person, id }) => ({ id, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, groupName: person.groupName, headPersonId: person.id, createdAt: op.now })));
  await putAll(op.db, FamilyPerson, made.map(({ person, id }) => ({ id: newId(), familyId: id, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, memberPersonId: person.id, relation: '本人', kind: 'member', fromDay: op.today, untilDay: null })));
  for (let i = 0; i < made.length; i += PIECE) {
    const part = made.slice(i, i + PIECE);
    const where = among('id', part.map(({ person }) => person.id));
    await execute(op.db, `update people set version = version + 1, family_id = case id ${part.map(() => 'when ? then ?').join(' ')} end where family_id is null and ${where.text}`, [...part.flatMap(({ person, id }) => [person.id, id]), ...where.params]);
  }
  await record(op, 'family.made', { familyIds: made.map(({ id }) => id) }, { countyId: heads[0]!.countyId, townshipId: heads[0]!.townshipId });
}
const PIECE = 100;

/** R5 The family of a member away; a member who has one already keeps it. */
export async function makeFamilyOf(op: Op, personId: string): Promise<string> {
  const person = await getPerson(op, personId);
  if (person.familyId) return person.familyId;
  const id = newId();
  await op.db.insert(Family, { id, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, groupName: person.groupName, headPersonId: personId, survivorId: null, createdAt: op.now });
  await op.db.insert(FamilyPerson, { id: newId(), familyId: id, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId, memberPersonId: personId, relation: '本人', kind: 'member', fromDay: op.today, untilDay: null });
  await changePerson(op, person, { familyId: id });
  await record(op, 'family.made', { familyIds: [id] }, { countyId: person.countyId, townshipId: person.townshipId, subjectId: id });
  return id;
}

/** R5 R12 Somebody cared for whose member nobody knows: a home of his own, as what he is. */
export async function makeHomeOf(op: Op, personId: string, kind: DependentKind): Promise<string> {
  const person = await getPerson(op, personId);
  if (person.familyId) return person.familyId;
  const [id, at] = [newId(), { countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId }];
  await op.db.insert(Family, { id, ...at, groupName: person.groupName, headPersonId: person.id, survivorId: null, createdAt: op.now });
  await op.db.insert(FamilyPerson, { id: newId(), familyId: id, ...at, personId: person.id, memberPersonId: null, relation: '本人', kind, fromDay: op.today, untilDay: null });
  await changePerson(op, person, { familyId: id });
  await record(op, 'family.made', { familyIds: [id] }, { ...at, subjectId: id });
  return id;
}

/** R12 A home that was made for one alone becomes part of the family he is found to belong to. */
async function takeHomeIn(op: Op, familyId: string, person: PersonRow): Promise<void> {
  const own = person.familyId && person.familyId !== familyId ? await op.db.findOneBy(Family, { id: person.familyId, headPersonId: person.id }) : null;
  if (!own || person.isMember || own.survivorId !== null || (await familyPeople(op, own.id)).length !== 1) return;
  // What a person has to decide is left to one: cards, helpers, families that were merged before.
  if ((await sameIds(op.db, familyId)).length > 1 || (await bothCarded(op, familyId, own.id)) || (await sharedHelper(op, familyId, own.id))) return;
  await op.db.update(FamilyPerson, { familyId: own.id, personId: person.id, untilDay: empty() }, { untilDay: op.today });
  await mergeFamilies(op, { keepId: familyId, goneId: own.id });
  await changePerson(op, await getPerson(op, person.id), { familyId });
}

export interface Dependent { personId: string; relation: string; kind: DependentKind; tags: readonly TagKind[] }
/** R5 R6 A person joins the member's family, once, with tags from today. Answers whether anything is new. */
export async function joinFamily(op: Op, familyId: string, memberPersonId: string | null, d: Dependent): Promise<'new' | 'changed' | 'same'> {
  await takeHomeIn(op, familyId, await getPerson(op, d.personId));
  const person = await getPerson(op, d.personId);
  const known = await findMate(op, familyId, d.personId);
  const kind = known && known.kind !== d.kind && (await hasOutgrown(op, d.personId, d.kind)) ? known.kind : d.kind;
  let outcome: 'new' | 'changed' | 'same' = 'same';
  if (!known) {
    await op.db.insert(FamilyPerson, { id: newId(), familyId, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: d.personId, memberPersonId, relation: d.relation, kind: d.kind, fromDay: op.today, untilDay: null });
    if (!person.familyId) await changePerson(op, person, { familyId });
    await record(op, 'family.joined', { familyId, personIds: [d.personId], memberPersonId }, { countyId: person.countyId, townshipId: person.townshipId, subjectId: familyId });
    outcome = 'new';
  } else if (known.kind !== kind || (d.relation && known.relation !== d.relation)) {
    await op.db.update(FamilyPerson, { id: known.id }, { kind, relation: d.relation || known.relation });
    outcome = 'changed';
  }
  for (const tag of d.tags) {
    if (await openTag(op, d.personId, tag)) continue;
    await op.db.insert(FamilyTag, { id: newId(), countyId: person.countyId, townshipId: person.townshipId, familyId, personId: d.personId, tag, fromDay: op.today, untilDay: null, setBy: op.actor?.userId ?? null });
    if (outcome === 'same') outcome = 'changed';
  }
  return outcome;
}

/** The liaison of a member serves the member's family too. */
export async function letLiaisonSee(op: Op, personIds: readonly string[], liaisonId: string): Promise<void> {
  for (const personId of personIds)
    for (const { familyId, countyId } of await homesOf(op, personId)) await grantAccess(op, [{ countyId, holderId: liaisonId, hat: 'liaison', subjectKind: 'family', subjectId: familyId, why: 'liaison' }]);
}
export async function letOwnLiaisonsSee(op: Op, memberPersonIds: readonly string[]): Promise<void> {
  const where = among('m.person_id', memberPersonIds);
  for (const { personId, liaisonId } of await rows<{ personId: string; liaisonId: string }>(op.db, sql(`select l.person_id, l.liaison_id from members m join liaisons l on l.member_id = m.id and l.until_day is null where ${where.text}`, ...where.params))) await letLiaisonSee(op, [personId], liaisonId);
}

/** He serves the family no more, unless another member of it is still his. */
export async function letLiaisonGo(op: Op, personId: string, liaisonId: string): Promise<void> {
  for (const { familyId } of await homesOf(op, personId)) if (!(await servesAnyone(op, familyId, liaisonId))) await endAccess(op, { holderId: liaisonId, subjectId: familyId, why: 'liaison' });
}
async function servesAnyone(op: Op, familyId: string, liaisonId: string): Promise<boolean> {
  for (const mate of await familyPeople(op, familyId)) {
    const member = mate.isMember ? await findMemberOfPerson(op, mate.id) : null;
    if (member && (await liaisonOf(op, member.id))?.liaisonId === liaisonId) return true;
  }
  return false;
}
