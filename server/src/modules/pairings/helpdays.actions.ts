import type { Parsed } from '@guiyan/shared/contract';
import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';
import { PLAN_DAYS } from '@guiyan/shared/domain/helpdays';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily } from '../families';
import { sameIds } from '../people';
import { HelpdayRow } from './helpdays.entity';
import { getHelpday, isHelper, type HelpdayLine } from './helpdays.queries';
import { wasPaired } from './pairings.queries';

export async function plan(op: Op, { familyId, season, on, halves, people, lands, words }: Parsed<'helpdays.plan'>): Promise<HelpdayLine> {
  const { hat, personId, userId } = wearer(op);
  ensure(on >= op.today && on <= addDays(op.today, PLAN_DAYS), badInput('helpday.when', { on: 'range' }));
  const family = (await findFamily(op, (await getFamily(op, familyId)).id))!;
  const id = newId();
  await op.db.insert(HelpdayRow, {
    id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, helperId: hat === 'helper' ? personId : null, season, onDay: on, halves, people, ...lands, state: 'planned', words, reason: '', byUserId: userId, happenedAt: null, createdAt: op.now,
  });
  await record(op, 'helpday.planned', { helpdayId: id, familyId: family.id }, { townshipId: family.townshipId, subjectId: family.id });
  return getHelpday(op, id);
}

/** H9 Counts for the day the help was given, however late it arrives. */
export async function recordHelpday(op: Op, input: Parsed<'helpdays.record'>): Promise<HelpdayLine> {
  const { personId, userId } = wearer(op);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('visit.future'));
  const onDay = shanghaiDay(input.happenedAt);
  const family = await findFamily(op, input.familyId);
  ensure(family && personId && (await wasPaired(op, family.id, personId, { day: onDay, instant: input.happenedAt })), notFound());
  const done = { helperId: personId, season: input.season, onDay, halves: input.halves, people: input.people, ...input.lands, state: 'done', words: input.words, byUserId: userId, happenedAt: input.happenedAt };
  const planned = input.id ? await getHelpday(op, input.id) : null;
  if (planned) {
    ensure((await sameIds(op.db, family.id)).includes(planned.familyId) && (planned.helperId === null || isHelper(op, planned)), notFound());
    await change(op.db, HelpdayRow, { id: planned.id, state: 'planned' }, done, conflict('helpday.not_planned'));
  }
  const id = planned?.id ?? newId();
  if (!planned) await op.db.insert(HelpdayRow, { id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, ...done, reason: '', createdAt: op.now });
  await record(op, 'helpday.recorded', { helpdayId: id, familyId: family.id }, { townshipId: family.townshipId, subjectId: family.id });
  return getHelpday(op, id);
}

/** A plan is called off by the offices or its helper; what was done, by whoever recorded it. */
export async function callOff(op: Op, { id, reason }: Parsed<'helpdays.callOff'>): Promise<HelpdayLine> {
  const day = await getHelpday(op, id);
  ensure(mayCallOff(op, day), notAllowed());
  ensure(day.state !== 'called_off', conflict('helpday.called_off'));
  await change(op.db, HelpdayRow, { id, state: day.state }, { state: 'called_off', reason }, conflict('helpday.called_off'));
  await record(op, 'helpday.called_off', { helpdayId: id, familyId: day.familyId }, { townshipId: day.townshipId, subjectId: day.familyId });
  return { ...day, state: 'called_off', reason };
}
export const mayCallOff = (op: Op, day: Pick<HelpdayRow, 'state' | 'helperId' | 'byUserId'>): boolean => {
  const { hat, userId } = wearer(op);
  return day.state === 'done' ? day.byUserId === userId : hat === 'clerk' || hat === 'secretary' || isHelper(op, day);
};
