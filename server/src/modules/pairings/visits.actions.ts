import type { Parsed } from '@guiyan/shared/contract';
import { monthOf, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { badInput, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily } from '../families';
import { echoOf } from './echoes.actions';
import { bringGifts } from './gifts.actions';
import { Visit } from './pairings.entity';
import { wasPaired } from './pairings.queries';
import { isTrouble } from './pairings.rules';
import { bringPhotos } from './photos.actions';
import { findVisit, type VisitLine } from './visits.queries';

/** H5 A visit counts for the day it was made, however late it arrives. */
export async function recordVisit(op: Op, input: Parsed<'visits.record'>): Promise<VisitLine> {
  const { userId, name, personId } = wearer(op);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('visit.future'));
  const onDay = shanghaiDay(input.happenedAt);
  const family = await findFamily(op, input.familyId);
  ensure(family && personId && (await wasPaired(op, family.id, personId, { day: onDay, instant: input.happenedAt })), notFound());
  const visit: Visit = {
    id: newId(), countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, helperId: personId, byUserId: userId, byName: name, way: input.way, occasion: input.occasion, state: input.state,
    aspects: input.aspects, words: input.words, difficulty: input.difficulty, echo: input.echo, photoIds: input.photoIds, happenedAt: input.happenedAt, onDay, period: monthOf(onDay), receivedAt: op.now, requestId: null, paper: null,
  };
  await op.db.insert(Visit, visit);
  await bringPhotos(op, visit);
  await bringGifts(op, visit, input.gifts, input.signedBy);
  await record(op, 'visit.recorded', { visitId: visit.id, familyId: family.id, helperId: personId, trouble: isTrouble(visit), echo: visit.echo && (await echoOf(op, family.id)).agrees }, { subjectId: family.id });
  // A listener may have opened a request for what was found.
  return (await findVisit(op, visit.id))!;
}

/** `by`: as the paper names him; `helperId`: the one paired with the family whom that name is. */
export interface PaperVisit { familyId: string; helperId: string | null; by: string; day: string; way: string; occasion: string; state: string; aspects: readonly string[]; words: string; difficulty: string }
/** R12 H5 A visit of the past, found on paper. It counts for its own day; what it says of difficulties was for its own time: nothing is opened, and nobody away is told. */
export async function enterVisit(op: Op, v: PaperVisit): Promise<void> {
  const { userId } = wearer(op);
  const family = await findFamily(op, v.familyId);
  ensure(family, notFound());
  const id = newId();
  await op.db.insert(Visit, {
    id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, helperId: v.helperId, byUserId: userId, byName: v.by, way: v.way, occasion: v.occasion, state: v.state, aspects: [...v.aspects],
    words: v.words, difficulty: v.difficulty, echo: false, photoIds: [], happenedAt: startOfDay(v.day), onDay: v.day, period: monthOf(v.day), receivedAt: op.now, requestId: null, paper: true,
  });
  await record(op, 'visit.entered', { visitId: id, familyId: family.id }, { townshipId: family.townshipId, subjectId: family.id });
}

/** The room of requests says which request a difficulty became. */
export async function tieVisitRequest(op: Op, visitId: string, requestId: string): Promise<void> {
  await op.db.update(Visit, { id: visitId }, { requestId });
}
