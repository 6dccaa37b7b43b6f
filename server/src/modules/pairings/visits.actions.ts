import type { Parsed } from '@guiyan/shared/contract';
import { monthOf, shanghaiDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { badInput, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily } from '../families';
import { attachPhotos } from '../files';
import { echoOf } from './echoes.actions';
import { bringGifts } from './gifts.actions';
import { Visit } from './pairings.entity';
import { wasPaired } from './pairings.queries';
import { isTrouble } from './pairings.rules';
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
    aspects: input.aspects, words: input.words, difficulty: input.difficulty, echo: input.echo, photoIds: input.photoIds, happenedAt: input.happenedAt, onDay, period: monthOf(onDay), receivedAt: op.now, requestId: null,
  };
  await op.db.insert(Visit, visit);
  await attachPhotos(op, input.photoIds, { townshipId: family.townshipId, villageId: family.villageId, personId: null, familyId: family.id });
  await bringGifts(op, visit, input.gifts, input.signedBy);
  await record(op, 'visit.recorded', { visitId: visit.id, familyId: family.id, helperId: personId, trouble: isTrouble(visit), echo: visit.echo && (await echoOf(op, family.id)).agrees }, { subjectId: family.id });
  // A listener may have opened a request for what was found.
  return (await findVisit(op, visit.id))!;
}

/** The room of requests says which request a difficulty became. */
export async function tieVisitRequest(op: Op, visitId: string, requestId: string): Promise<void> {
  await op.db.update(Visit, { id: visitId }, { requestId });
}
