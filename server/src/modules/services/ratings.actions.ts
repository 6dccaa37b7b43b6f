import type { Parsed } from '@guiyan/shared/contract';
import { isBad } from '@guiyan/shared/domain/services';
import { change } from '../../platform/db/change';
import { conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { areOnePerson } from '../accounts';
import { matesOf } from '../families';
import { isHidden, sameIds } from '../people';
import { getCallBack, getToRate, type CallBackLine, type RateLine } from './ratings.queries';
import { ServiceCallBack, ServiceRating } from './services.entity';
import { rateableSince, usersOfLine, usersOfWindow } from './services.queries';
import { rootOf } from './services.rules';

export const place = (table: 'service_ratings' | 'service_call_backs', column: string, r: { id: string; countyId: string }) => ({ table, column, row: r.id, county: r.countyId });

interface Said { opinion: number; words: string; personId: string | null; takenBy: string }
/** F7 Once a service, whoever of the family is first; a bad grade asks for a call. */
async function rate(op: Op, service: RateLine, { words, ...said }: Said): Promise<RateLine> {
  ensure(service.opinion === null, conflict('service.rated'));
  ensure(service.onDay >= (await rateableSince(op)), conflict('service.rate_late'));
  const scope = { countyId: service.countyId, townshipId: service.townshipId, villageId: service.villageId };
  const at = { townshipId: service.townshipId, subjectId: service.familyId };
  const rating = { id: newId(), ...scope };
  const kept = await orKnown(op.db.insert(ServiceRating, {
    ...rating, serviceId: rootOf(service), familyId: service.familyId, windowOrgId: service.windowOrgId, servedOn: service.onDay, ...said, wordsCt: op.services.keys.seal(words, place('service_ratings', 'words', rating)), byUserId: wearer(op).userId, onDay: op.today, at: op.now,
  }));
  ensure(kept, conflict('service.rated'));
  await record(op, 'service.rated', { ratingId: rating.id, serviceId: service.id }, at);
  if (isBad(said.opinion)) {
    const back = { id: newId(), ...scope };
    const nothing = (column: string) => op.services.keys.seal('', place('service_call_backs', column, back));
    await op.db.insert(ServiceCallBack, { ...back, ratingId: rating.id, familyId: service.familyId, state: 'open', openedOn: op.today, saidCt: nothing('said'), doneCt: nothing('done'), closedByUserId: null, closedBy: '', closedOn: null, closedAt: null });
    await record(op, 'call_back.opened', { callBackId: back.id, familyId: service.familyId }, at);
  }
  return getToRate(op, service.id);
}

export async function rateOwn(op: Op, { id, opinion, words }: Parsed<'services.rate'>): Promise<RateLine> {
  const { personId } = wearer(op);
  return rate(op, await getToRate(op, id), { opinion, words, personId, takenBy: '' });
}
export async function takeRating(op: Op, { id, personId, opinion, words }: Parsed<'services.takeRating'>): Promise<RateLine> {
  const service = await getToRate(op, id);
  const records = await sameIds(op.db, personId);
  const mate = (await matesOf(op, [service.standingFamilyId])).find((m) => records.includes(m.personId));
  ensure(mate && !(await isHidden(op, personId)), conflict('families.not_here'));
  return rate(op, service, { opinion, words, personId: mate.personId, takenBy: wearer(op).name });
}

/** F7 Four eyes: whoever served, works at the unit that was rated, or took the rating, is not the one to hear how it went. */
export async function mayCallBack(op: Op, back: CallBackLine): Promise<boolean> {
  const { userId } = wearer(op);
  for (const other of new Set([...(await usersOfLine(op, back.serviceId)), ...(await usersOfWindow(op, back.windowOrgId)), back.byUserId])) if (await areOnePerson(op, other, userId)) return false;
  return true;
}
export async function closeCallBack(op: Op, { id, said, done }: Parsed<'services.closeCallBack'>): Promise<CallBackLine> {
  const back = await getCallBack(op, id);
  const { userId, name } = wearer(op);
  ensure(back.state === 'open', conflict('service.call_back_closed'));
  ensure(await mayCallBack(op, back), notAllowed('service.own_call_back'));
  const seal = (column: string, words: string) => op.services.keys.seal(words, place('service_call_backs', column, back));
  const patch = { state: 'closed', saidCt: seal('said', said), doneCt: seal('done', done), closedByUserId: userId, closedBy: name, closedOn: op.today, closedAt: op.now };
  await change(op.db, ServiceCallBack, { id, state: 'open' }, patch, conflict('service.call_back_closed'));
  await record(op, 'call_back.closed', { callBackId: id, familyId: back.familyId }, { townshipId: back.townshipId, subjectId: back.familyId });
  return { ...back, ...patch };
}
