import type { Output, Parsed } from '@guiyan/shared/contract';
import { change, insertAll } from '../../platform/db/change';
import { conflict, ensure, notAllowed } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { attachHeld, showFile } from '../files';
import type { Visit } from './pairings.entity';
import { VisitPhoto } from './photos.entity';
import { getPhoto, listPhotos, stateOf, type PhotoLine } from './photos.queries';

/** H10 The pictures a visit brings wait for an office to look at them. */
export async function bringPhotos(op: Op, visit: Visit): Promise<void> {
  if (visit.photoIds.length === 0) return;
  await attachHeld(op, visit.photoIds, { townshipId: visit.townshipId, villageId: visit.villageId, personId: null, familyId: visit.familyId });
  await insertAll(op.db, VisitPhoto, [...new Set(visit.photoIds)].map((id) => ({
    id, countyId: visit.countyId, townshipId: visit.townshipId, villageId: visit.villageId, familyId: visit.familyId, visitId: visit.id, onDay: visit.onDay, byUserId: visit.byUserId, byName: visit.byName,
    state: 'waiting', reason: '', checkedBy: null, checkedByName: '', checkedAt: null,
  })));
}

/** H10 Two see each picture: whoever took it, and another who lets it through or does not. */
export async function checkPhoto(op: Op, { id, pass, reason }: Parsed<'visits.checkPhoto'>): Promise<PhotoLine> {
  const photo = await getPhoto(op, id);
  const { userId, name } = wearer(op);
  ensure(photo.byUserId !== userId, notAllowed());
  const state = pass ? 'passed' : 'withheld';
  ensure(photo.state !== state, conflict('photo.checked'));
  const patch = { state, reason: pass ? '' : reason, checkedBy: userId, checkedByName: name, checkedAt: op.now };
  await change(op.db, VisitPhoto, { id, state: photo.state }, patch, conflict('photo.checked'));
  await showFile(op, id, pass);
  await record(op, 'visit.photo_checked', { visitId: photo.visitId, familyId: photo.familyId, passed: pass }, { townshipId: photo.townshipId, subjectId: photo.familyId });
  return { ...photo, ...patch };
}

export const presentPhoto = (op: Op, p: PhotoLine): Output<'visits.checkPhoto'> => ({
  id: p.id, visitId: p.visitId, familyId: p.familyId, family: familyName(p.headName), village: p.village ?? '', by: p.byName, on: p.onDay, state: stateOf(p), reason: p.reason, checkedBy: p.checkedByName,
  can: p.byUserId === wearer(op).userId ? [] : [...(p.state === 'passed' ? [] : (['pass'] as const)), ...(p.state === 'withheld' ? [] : (['withhold'] as const))],
});
export async function presentPhotos(op: Op, input: Parsed<'visits.photos'>): Promise<Output<'visits.photos'>> {
  const page = await listPhotos(op, input);
  return { ...page, rows: page.rows.map((p) => presentPhoto(op, p)) };
}
