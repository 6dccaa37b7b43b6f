import type { Output, Parsed } from '@guiyan/shared/contract';
import { asKind, categoryOn, childStage, consentTexts, fileFields, mayReadChild, type ChildStage, type FileField } from '@guiyan/shared/domain/families';
import { sha256 } from '../../platform/crypto';
import { change, empty } from '../../platform/db/change';
import { AppError, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findPerson, getRecord, isHidden, protectedAmong, sameIds } from '../people';
import { definitionsOf } from './definitions.queries';
import { sealFiles } from './erasing.actions';
import { getFamily, type FamilyLine, type FamilyMate } from './families.queries';
import { ChildFile, Consent, ProtectedPerson } from './files.entity';
import { familyOfPerson, getMate, inForce, openConsents, openFiles } from './files.queries';

const newest = consentTexts.at(-1)!;
/** The wording of today with its hash; a consent keeps the hash of what was read. */
export const consentText = async (): Promise<Output<'families.consentText'>> => ({ ...newest, hash: sha256(newest.text) });

/** A child of the family whose file is not closed. */
async function getChild(op: Op, familyId: string, personId: string): Promise<{ line: FamilyLine; child: FamilyMate; stage: Exclude<ChildStage, 'closed'> }> {
  const line = await getFamily(op, familyId);
  const child = await getMate(op, line.id, personId);
  const kind = asKind(child.kind);
  const defs = await definitionsOf(op, line.countyId, op.today);
  ensure(child.kind !== 'member' && (kind === 'child' || categoryOn({ ...child, kind }, op.today, defs) === 'child'), conflict('families.no_child'));
  const stage = childStage(child, op.today, defs);
  if (stage === 'closed') throw conflict('families.file_closed');
  return { line, child, stage };
}

/** X9 The guardian's yes before fourteen, the child's own from then on: an earlier one does not go over. */
export async function consent(op: Op, input: Parsed<'families.consent'>): Promise<FamilyLine> {
  const { line, child, stage } = await getChild(op, input.familyId, input.personId);
  ensure(input.agreedBy === stage, conflict(stage === 'own' ? 'families.own_consent' : 'families.guardian_consent'));
  ensure(input.version === newest.version, conflict('families.old_text'));
  ensure(!inForce((await openConsents(op, [child.personId])).get(child.personId), stage), conflict('families.has_consent'));
  await putConsent(op, line, child.personId, input);
  return line;
}
async function putConsent(op: Op, line: FamilyLine, personId: string, input: Pick<Parsed<'families.consent'>, 'agreedBy' | 'giver' | 'relation' | 'channel'>): Promise<string> {
  const id = newId();
  const made = await orKnown(op.db.insert(Consent, {
    id, countyId: line.countyId, townshipId: line.townshipId, villageId: line.villageId, familyId: line.id, personId, agreedBy: input.agreedBy, giver: input.giver, relation: input.relation, channel: input.channel, textVersion: newest.version, textHash: sha256(newest.text),
    openKey: `${personId}~${input.agreedBy}`, at: op.now, fromDay: op.today, byUserId: op.actor?.userId ?? null, byName: op.actor?.name ?? '', untilDay: null, withdrawnAt: null, withdrawnBy: null, withdrawReason: '',
  }));
  ensure(made, conflict('families.has_consent'));
  await record(op, 'consent.given', { consentId: id, personId, by: input.agreedBy, textVersion: newest.version }, { countyId: line.countyId, townshipId: line.townshipId, subjectId: personId });
  return id;
}
/** X9 The file stays and is the new guardian's to take back; who agreed before, and until when, stays in the history. */
export async function changeGuardian(op: Op, input: Parsed<'families.changeGuardian'>): Promise<FamilyLine> {
  const given = await openConsent(op, await getFamily(op, input.familyId), input.id);
  const { line, child, stage } = await getChild(op, input.familyId, given.personId);
  ensure(stage === 'guardian' && given.agreedBy === 'guardian', conflict('families.own_consent'));
  ensure(input.version === newest.version, conflict('families.old_text'));
  ensure(input.giver !== given.giver || input.relation !== given.relation, conflict('families.same_guardian'));
  await change(op.db, Consent, { id: given.id, untilDay: empty() }, { untilDay: op.today, openKey: null });
  const id = await putConsent(op, line, child.personId, { ...input, agreedBy: 'guardian' });
  await record(op, 'consent.guardian_changed', { consentId: id, personId: child.personId, before: given.id }, { countyId: line.countyId, townshipId: line.townshipId, subjectId: child.personId });
  return line;
}
/** One that stands, of somebody in the family. */
async function openConsent(op: Op, line: FamilyLine, id: string): Promise<Consent> {
  const given = await op.db.findOneBy(Consent, { id });
  ensure(given && given.untilDay === null && (await sameIds(op.db, line.id)).includes(given.familyId), notFound());
  return given;
}
export async function withdrawConsent(op: Op, { familyId, id, reason }: Parsed<'families.withdrawConsent'>): Promise<FamilyLine> {
  const line = await getFamily(op, familyId);
  const given = await openConsent(op, line, id);
  await change(op.db, Consent, { id, untilDay: empty() }, { untilDay: op.today, openKey: null, withdrawnAt: op.now, withdrawnBy: op.actor?.userId ?? null, withdrawReason: reason });
  await record(op, 'consent.withdrawn', { consentId: id, personId: given.personId }, { subjectId: given.personId });
  await sealFiles(op, given.personId, { countyId: line.countyId, townshipId: line.townshipId });
  return line;
}

/** The six facts in clear; callers know that their reader may have them. */
export function openedFile(op: Op, kept: ChildFile | undefined): Record<FileField, string> {
  const facts = kept ? (JSON.parse(op.services.keys.open(kept.bodyCt, place(kept))) as Partial<Record<FileField, string>>) : {};
  return Object.fromEntries(fileFields.map((f) => [f, facts[f] ?? ''])) as Record<FileField, string>;
}
const place = (f: { id: string; countyId: string }) => ({ table: 'child_files', column: 'body', row: f.id, county: f.countyId });
const noConsent = () => new AppError('families.no_consent', 403);

/** R7 A new saying ends the one before; a blank is a blank. */
export async function saveFile(op: Op, input: Parsed<'families.saveFile'>): Promise<FamilyLine> {
  const { line, child, stage } = await getChild(op, input.familyId, input.personId);
  if (!inForce((await openConsents(op, [child.personId])).get(child.personId), stage)) throw noConsent();
  for (const old of (await openFiles(op, [child.personId])).get(child.personId) ?? []) await change(op.db, ChildFile, { id: old.id, untilDay: empty() }, { untilDay: op.today, openKey: null });
  const at = { id: newId(), countyId: line.countyId };
  const facts = Object.fromEntries(fileFields.map((f) => [f, input[f]])) as Record<FileField, string>;
  const made = await orKnown(op.db.insert(ChildFile, {
    ...at, townshipId: line.townshipId, villageId: line.villageId, personId: child.personId, openKey: child.personId, bodyCt: op.services.keys.seal(JSON.stringify(facts), place(at)), filled: fileFields.filter((f) => facts[f]).join(','), fromDay: op.today, untilDay: null, byName: op.actor?.name ?? '', byUserId: op.actor?.userId ?? null, eraseOn: null, erasedOn: null,
  }));
  ensure(made, conflict('row.changed'));
  await record(op, 'child_file.saved', { fileId: at.id, personId: child.personId }, { subjectId: child.personId });
  return line;
}

export async function readFile(op: Op, { id }: Parsed<'families.file'>): Promise<Output<'families.file'>> {
  if (await isHidden(op, id)) throw notFound();
  const { child, stage } = await getChild(op, await familyOfPerson(op, id), id);
  const { hat } = wearer(op);
  if (!mayReadChild(hat, inForce((await openConsents(op, [child.personId])).get(child.personId), stage) !== null)) throw noConsent();
  const kept = (await openFiles(op, [child.personId])).get(child.personId)?.[0];
  return { personId: child.personId, name: child.name, file: openedFile(op, kept), savedOn: kept?.fromDay ?? null, by: kept?.byName ?? '' };
}

/** X9 Whoever must not be found by others; the reason is ciphered. */
export async function protect(op: Op, { personId, reason }: Parsed<'families.protect'>): Promise<Record<string, never>> {
  const person = await keptRecord(op, personId);
  const at = { id: newId(), countyId: person.countyId };
  ensure(!(await protectedAmong(op, [person.id])).size, conflict('families.is_protected'));
  const made = await orKnown(op.db.insert(ProtectedPerson, {
    ...at, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, openKey: person.id, reasonCt: op.services.keys.seal(reason, { table: 'protected_people', column: 'reason', row: at.id, county: at.countyId }), fromDay: op.today, untilDay: null, setBy: op.actor?.userId ?? null, endedBy: null,
  }));
  ensure(made, conflict('families.is_protected'));
  await record(op, 'person.protected', { personId: person.id }, { subjectId: person.id });
  return {};
}
export async function unprotect(op: Op, { personId }: Parsed<'families.unprotect'>): Promise<Record<string, never>> {
  const person = await keptRecord(op, personId);
  for (const id of await sameIds(op.db, person.id)) await op.db.update(ProtectedPerson, { personId: id, untilDay: empty() }, { untilDay: op.today, openKey: null, endedBy: op.actor?.userId ?? null });
  await record(op, 'person.unprotected', { personId: person.id }, { subjectId: person.id });
  return {};
}
const keptRecord = async (op: Op, id: string) => (await findPerson(op, (await getRecord(op, id)).id))!;
