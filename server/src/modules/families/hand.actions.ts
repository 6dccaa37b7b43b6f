import type { Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { tagWords } from '@guiyan/shared/domain/families';
import { change, empty, swap } from '../../platform/db/change';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findOrg } from '../orgs';
import { addPerson as addToRoster, changePerson, getRecord, Person, sameIds, type PersonRow } from '../people';
import { Family, FamilyPerson, FamilyTag } from './families.entity';
import { findMate, getFamily, getFamilyRecord, matesOf, openTag, type FamilyLine } from './families.queries';
import { Carer, FamilyHead } from './files.entity';
import { getMate, openCarers } from './files.queries';

type Someone = Pick<Parsed<'families.add'>, 'personId' | 'name' | 'sex' | 'birth' | 'phone'>;
interface Place { countyId: string; townshipId: string | null; villageId: string | null }

/** A village of one's own place. */
async function villageOf(op: Op, id: string): Promise<Place> {
  const a = wearer(op);
  const org = await findOrg(op, id);
  ensure(org && org.kind === 'village' && org.countyId === a.countyId && (!a.townshipId || org.townshipId === a.townshipId) && (!a.villageId || org.id === a.villageId), notFound());
  ensure(org.untilDay === null, conflict('orgs.ended', { name: org.name }));
  return { countyId: org.countyId, townshipId: org.townshipId, villageId: org.id };
}
/** Somebody of the roster of one's own place, or written down now. He lives in one family at a time. */
async function someone(op: Op, s: Someone, at: Place, groupName: string): Promise<PersonRow> {
  if (!s.personId) {
    ensure(s.name, badInput('families.someone_needed', { name: 'required' }));
    return getRecord(op, await addToRoster(op, { ...at, groupName, name: s.name, sex: s.sex ?? '', phone: s.phone ?? null, ...(s.birth ? { birth: s.birth, birthPrecision: 'day' } : {}) }));
  }
  const known = await getRecord(op, s.personId);
  ensure(known.survivorId === null, conflict('people.merged_already'));
  ensure(known.familyId === null || (await matesOf(op, [known.familyId])).every((m) => m.personId !== known.id), conflict('families.has_family', { name: known.name }));
  return known;
}
const notAhead = (op: Op, day: string): void => ensure(day <= op.today, badInput('families.day_ahead', { on: 'future' }));

/** R5 The family of somebody at home, written down by hand. */
export async function addFamily(op: Op, input: Parsed<'families.add'>): Promise<{ id: string }> {
  const at = await villageOf(op, input.villageId);
  const head = await someone(op, input, at, input.groupName);
  const id = newId();
  await op.db.insert(Family, { id, ...at, groupName: input.groupName, headPersonId: head.id, survivorId: null, createdAt: op.now });
  await op.db.insert(FamilyPerson, { id: newId(), familyId: id, ...at, personId: head.id, memberPersonId: head.isMember ? head.id : null, relation: '本人', kind: head.isMember ? 'member' : 'other', fromDay: op.today, untilDay: null });
  await changePerson(op, head, { familyId: id });
  await record(op, 'family.made', { familyIds: [id] }, { countyId: at.countyId, townshipId: at.townshipId, subjectId: id });
  return { id };
}

/** Who came in, beside the family's line. */
export async function bringIn(op: Op, input: Parsed<'families.addPerson'>): Promise<{ line: FamilyLine; personId: string }> {
  const line = await getFamily(op, input.familyId);
  const family = await getFamilyRecord(op, line.id);
  const mates = await matesOf(op, [line.id]);
  const away = input.memberPersonId ? mates.find((m) => m.personId === input.memberPersonId && m.kind === 'member') : mates.find((m) => m.kind === 'member');
  ensure(!input.memberPersonId || away, conflict('families.not_here'));
  const at = { countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId };
  const person = await someone(op, input, at, family.groupName);
  await op.db.insert(FamilyPerson, { id: newId(), familyId: family.id, ...at, personId: person.id, memberPersonId: away?.personId ?? null, relation: input.relation, kind: person.isMember ? 'member' : input.kind, fromDay: op.today, untilDay: null });
  await changePerson(op, person, { familyId: family.id });
  await record(op, 'family.joined', { familyId: family.id, personIds: [person.id], memberPersonId: away?.personId ?? null }, { countyId: family.countyId, townshipId: family.townshipId, subjectId: family.id });
  return { line, personId: person.id };
}
export const addMate = async (op: Op, input: Parsed<'families.addPerson'>): Promise<FamilyLine> => (await bringIn(op, input)).line;

export async function endMate(op: Op, { familyId, personId, on }: Parsed<'families.endPerson'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const mate = await getMate(op, line.id, personId);
  const row = (await findMate(op, line.id, mate.personId))!;
  notAhead(op, on);
  ensure(row.fromDay <= on, badInput('families.day_order', { on: 'order' }));
  const records = await sameIds(op.db, mate.personId);
  ensure(!records.includes(line.headPersonId), conflict('families.is_head'));
  await change(op.db, FamilyPerson, { id: row.id, untilDay: empty() }, { untilDay: on });
  const [who, where] = [among('id', records), among('family_id', await sameIds(op.db, line.id))];
  await execute(op.db, `update people set family_id = null, version = version + 1 where ${who.text} and ${where.text}`, [...who.params, ...where.params]);
  const [cared, cares] = [among('person_id', records), among('carer_id', records)];
  await execute(op.db, `update carers set until_day = ?, open_key = null where until_day is null and (${cared.text} or ${cares.text})`, [on, ...cared.params, ...cares.params]);
  await record(op, 'family.left', { familyId: line.id, personId: mate.personId }, { subjectId: line.id });
  return getFamily(op, line.id);
}

/** R5 One head a family; who was it before stays in days. */
export async function setHead(op: Op, { familyId, personId }: Parsed<'families.setHead'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const mate = await getMate(op, line.id, personId);
  if (mate.personId === line.headPersonId) return line;
  const family = await getFamilyRecord(op, line.id);
  await change(op.db, Family, { id: family.id, headPersonId: family.headPersonId }, { headPersonId: mate.personId });
  if (!(await swap(op.db, FamilyHead, { familyId: family.id, untilDay: empty() }, { untilDay: op.today })))
    await op.db.insert(FamilyHead, { id: newId(), familyId: family.id, personId: family.headPersonId, fromDay: shanghaiDay(Number(family.createdAt)), untilDay: op.today, setBy: null });
  await op.db.insert(FamilyHead, { id: newId(), familyId: family.id, personId: mate.personId, fromDay: op.today, untilDay: null, setBy: op.actor?.userId ?? null });
  await record(op, 'family.head_set', { familyId: family.id, personId: mate.personId }, { subjectId: family.id });
  return getFamily(op, line.id);
}

/** R5 Rows of the old village end today and those of the new one begin: a figure of an earlier day keeps the old village. */
export async function moveFamily(op: Op, { familyId, villageId, groupName }: Parsed<'families.move'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const at = await villageOf(op, villageId);
  const ids = await sameIds(op.db, line.id);
  const mates = (await Promise.all(ids.map((id) => op.db.findBy(FamilyPerson, { familyId: id })))).flat().filter((m) => m.untilDay === null);
  for (const m of mates) {
    if (m.villageId === villageId) continue;
    await change(op.db, FamilyPerson, { id: m.id, untilDay: empty() }, { untilDay: op.today });
    await op.db.insert(FamilyPerson, { ...m, id: newId(), ...at, fromDay: op.today, untilDay: null });
    // The member himself stays with his branch; who lives at home moves.
    if (m.kind !== 'member') await op.db.update(Person, { id: m.personId }, { townshipId: at.townshipId, villageId, groupName });
  }
  for (const id of ids) await op.db.update(Family, { id }, { townshipId: at.townshipId, villageId, groupName });
  await record(op, 'family.moved', { familyId: line.id, villageId }, { townshipId: at.townshipId, subjectId: line.id });
  return getFamily(op, line.id);
}

export async function setCarer(op: Op, { familyId, personId, carerId, from = op.today }: Parsed<'families.setCarer'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const [cared, carer] = [await getMate(op, line.id, personId), await getMate(op, line.id, carerId)];
  notAhead(op, from);
  ensure(cared.personId !== carer.personId, badInput('families.own_carer'));
  const known = (await openCarers(op, [cared.personId])).get(cared.personId)?.some((c) => c.carerId === carer.personId);
  const made = !known && (await orKnown(op.db.insert(Carer, { id: newId(), countyId: line.countyId, townshipId: line.townshipId, villageId: line.villageId, familyId: line.id, personId: cared.personId, carerId: carer.personId, openKey: `${cared.personId}~${carer.personId}`, fromDay: from, untilDay: null, setBy: op.actor?.userId ?? null })));
  ensure(made, conflict('families.has_carer'));
  await record(op, 'family.carer_set', { familyId: line.id, personId: cared.personId, carerId: carer.personId }, { subjectId: cared.personId });
  return line;
}
export async function endCarer(op: Op, { familyId, id, on = op.today }: Parsed<'families.endCarer'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const care = await op.db.findOneBy(Carer, { id });
  ensure(care && care.untilDay === null && (await sameIds(op.db, line.id)).includes(care.familyId), notFound());
  notAhead(op, on);
  ensure(care.fromDay <= on, badInput('families.day_order', { on: 'order' }));
  await change(op.db, Carer, { id, untilDay: empty() }, { untilDay: on, openKey: null });
  await record(op, 'family.carer_ended', { familyId: line.id, personId: care.personId }, { subjectId: care.personId });
  return line;
}

/** R6 A tag has a first day and who set it; the same one is worn once at a time. */
export async function setTag(op: Op, { familyId, personId, tag, from = op.today }: Parsed<'families.setTag'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const mate = await getMate(op, line.id, personId);
  notAhead(op, from);
  // The person's row is taken, so that of two who set the same tag at once the second sees it.
  await execute(op.db, 'update people set version = version where id = ?', [mate.personId]);
  ensure(!(await openTag(op, mate.personId, tag, true)), conflict('families.has_tag', { tag: tagWords[tag] }));
  await op.db.insert(FamilyTag, { id: newId(), countyId: line.countyId, townshipId: line.townshipId, familyId: line.id, personId: mate.personId, tag, fromDay: from, untilDay: null, setBy: op.actor?.userId ?? null });
  await record(op, 'tag.set', { familyId: line.id, personId: mate.personId, tag }, { subjectId: mate.personId });
  return line;
}
export async function endTag(op: Op, { familyId, id, on = op.today }: Parsed<'families.endTag'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const tag = await op.db.findOneBy(FamilyTag, { id });
  ensure(tag && tag.untilDay === null && (await sameIds(op.db, line.id)).includes(tag.familyId), notFound());
  notAhead(op, on);
  ensure(tag.fromDay <= on, badInput('families.day_order', { on: 'order' }));
  await change(op.db, FamilyTag, { id, untilDay: empty() }, { untilDay: on });
  await record(op, 'tag.ended', { familyId: line.id, personId: tag.personId, tag: tag.tag }, { subjectId: tag.personId });
  return line;
}
