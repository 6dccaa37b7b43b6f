import type { Parsed } from '@guiyan/shared/contract';
import { change, empty, swap } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { hatsOfPeople } from '../accounts';
import { findFamily, getFamily, matesOf } from '../families';
import { findPerson, isHidden, sameIds, type PersonRow } from '../people';
import { Counsellor, ReferralNote, ReferralRow } from './referrals.entity';
import { getOwnReferral, getReferral, listCounsellors, openCounsellor, type ReferralLine } from './referrals.queries';

export const placeOf = (table: 'referrals' | 'referral_notes', r: { id: string; countyId: string }) => ({ table, column: table === 'referrals' ? 'reason' : 'words', row: r.id, county: r.countyId });

async function near(op: Op, personId: string): Promise<PersonRow> {
  const { countyId, townshipId } = wearer(op);
  const person = await findPerson(op, personId);
  ensure(person && person.countyId === countyId && (!townshipId || person.townshipId === null || person.townshipId === townshipId) && !(await isHidden(op, person.id)), notFound());
  return person;
}
/** H12 The right is the county's or civil affairs' to give; it opens what is referred to him and nothing else. */
export async function appoint(op: Op, { personId }: Parsed<'referrals.appoint'>): Promise<void> {
  const person = await near(op, personId);
  ensure((await hatsOfPeople(op, [person.id], 'helper')).has(person.id), conflict('referral.no_hat'));
  const made = await orKnown(op.db.insert(Counsellor, { id: newId(), countyId: person.countyId, personId: person.id, openKey: person.id, fromDay: op.today, untilDay: null, byUserId: wearer(op).userId }));
  ensure(made, conflict('referral.counsellor_already'));
  await record(op, 'counsellor.appointed', { personId: person.id }, { subjectId: person.id });
}
export async function dismiss(op: Op, { personId }: Parsed<'referrals.dismiss'>): Promise<void> {
  const person = await near(op, personId);
  await change(op.db, Counsellor, { openKey: person.id }, { openKey: null, untilDay: op.today }, conflict('referral.not_counsellor'));
  await record(op, 'counsellor.dismissed', { personId: person.id }, { subjectId: person.id });
}
/** H12 Who wears the helper's hat no more has no counsellor's right either; another hat of his in force keeps it. */
export async function endWithHat(op: Op, personId: string): Promise<void> {
  if ((await hatsOfPeople(op, [personId], 'helper')).size) return;
  for (const id of await sameIds(op.db, personId)) {
    if (await swap(op.db, Counsellor, { openKey: id }, { openKey: null, untilDay: op.today })) await record(op, 'counsellor.dismissed', { personId: id }, { subjectId: id });
  }
}

export async function make(op: Op, input: Parsed<'referrals.make'>): Promise<ReferralLine> {
  const a = wearer(op);
  const isOwn = a.hat === 'member' || a.hat === 'family';
  const own = a.familyId ?? (a.personId ? (await findPerson(op, a.personId))?.familyId ?? null : null);
  const familyId = input.familyId ?? (isOwn ? own : null);
  ensure(familyId, badInput('referral.family_needed', { familyId: 'required' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  const records = await sameIds(op.db, input.personId);
  const mate = (await matesOf(op, [family.id])).find((m) => records.includes(m.personId));
  ensure(mate && !(await isHidden(op, mate.personId)), conflict('families.not_here'));
  const counsellor = (await listCounsellors(op)).find((c) => c.personId === input.counsellorId);
  ensure(counsellor && (await openCounsellor(op, counsellor.personId)), notFound());
  const at = { id: newId(), countyId: family.countyId };
  const made = await orKnown(op.db.insert(ReferralRow, {
    ...at, townshipId: family.townshipId, villageId: family.villageId, personId: mate.personId, counsellorId: counsellor.personId, openKey: `${mate.personId}|${counsellor.personId}`, reasonCt: op.services.keys.seal(input.reason, placeOf('referrals', at)),
    onDay: op.today, takenOn: null, endedOn: null, byUserId: a.userId, byName: a.name, at: op.now,
  }));
  ensure(made, conflict('referral.open'));
  await record(op, 'referral.made', { referralId: at.id }, { townshipId: family.townshipId, subjectId: at.id });
  return getReferral(op, at.id);
}
/** H12 Whoever asked learns that it is taken up. */
export async function take(op: Op, { id }: Parsed<'referrals.take'>): Promise<void> {
  const r = await getOwnReferral(op, id);
  ensure(r.endedOn === null, conflict('referral.ended'));
  await change(op.db, ReferralRow, { id, takenOn: empty(), endedOn: empty() }, { takenOn: op.today }, conflict('referral.taken'));
  await record(op, 'referral.taken', { referralId: id }, { townshipId: r.townshipId, subjectId: id });
}
export async function note(op: Op, { id, words }: Parsed<'referrals.note'>): Promise<void> {
  const r = await getOwnReferral(op, id);
  ensure(r.endedOn === null, conflict('referral.ended'));
  const at = { id: newId(), countyId: r.countyId };
  await op.db.insert(ReferralNote, { ...at, referralId: id, wordsCt: op.services.keys.seal(words, placeOf('referral_notes', at)), at: op.now });
  await record(op, 'referral.noted', { referralId: id }, { townshipId: r.townshipId, subjectId: id });
}
export async function end(op: Op, { id }: Parsed<'referrals.end'>): Promise<void> {
  const r = await getOwnReferral(op, id);
  await change(op.db, ReferralRow, { id, endedOn: empty() }, { endedOn: op.today, openKey: null }, conflict('referral.ended'));
  await record(op, 'referral.closed', { referralId: id }, { townshipId: r.townshipId, subjectId: id });
}
