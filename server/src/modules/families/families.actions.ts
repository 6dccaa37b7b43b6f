import type { DependentKind, TagKind } from '@guiyan/shared/domain/families';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { endAccess, grantAccess } from '../accounts';
import { liaisonOf, findMemberOfPerson } from '../members';
import { changePerson, familyPeople, getPerson, homesOf } from '../people';
import { Family, FamilyPerson, FamilyTag } from './families.entity';
import { findMate, openTag } from './families.queries';

/** R5 The family of a member away; a member who has one already keeps it. Listens to member.added. */
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

export interface Dependent { personId: string; relation: string; kind: DependentKind; tags: readonly TagKind[] }
/** R5 R6 A person joins the member's family, once, with tags from today. Answers whether anything is new. */
export async function joinFamily(op: Op, familyId: string, memberPersonId: string, d: Dependent): Promise<'new' | 'changed' | 'same'> {
  const person = await getPerson(op, d.personId);
  const known = await findMate(op, familyId, d.personId);
  let outcome: 'new' | 'changed' | 'same' = 'same';
  if (!known) {
    await op.db.insert(FamilyPerson, { id: newId(), familyId, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: d.personId, memberPersonId, relation: d.relation, kind: d.kind, fromDay: op.today, untilDay: null });
    if (!person.familyId) await changePerson(op, person, { familyId });
    await record(op, 'family.joined', { familyId, personIds: [d.personId], memberPersonId }, { countyId: person.countyId, townshipId: person.townshipId, subjectId: familyId });
    outcome = 'new';
  } else if (known.kind !== d.kind || (d.relation && known.relation !== d.relation)) {
    await op.db.update(FamilyPerson, { id: known.id }, { kind: d.kind, relation: d.relation || known.relation });
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
export async function letOwnLiaisonSee(op: Op, memberPersonId: string): Promise<void> {
  const member = await findMemberOfPerson(op, memberPersonId);
  const now = member && (await liaisonOf(op, member.id));
  if (now) await letLiaisonSee(op, [memberPersonId], now.liaisonId);
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
