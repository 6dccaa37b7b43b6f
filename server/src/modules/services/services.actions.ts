import type { Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { atWindow, getCardShown, wasScanned } from '../cards';
import { ServiceRow } from './services.entity';
import { getOwnService } from './services.queries';
import { inTimeToCorrect } from './services.rules';

export async function logService(op: Op, input: Parsed<'services.log'>): Promise<ServiceRow> {
  const { orgId, userId } = atWindow(op);
  const card = await getCardShown(op, input);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  ensure(await wasScanned(op, card.id, orgId, input.happenedAt), conflict('service.not_scanned'));
  const service: ServiceRow = {
    id: newId(), countyId: card.countyId, townshipId: card.townshipId, villageId: card.villageId, cardId: card.id, familyId: card.familyId, windowOrgId: orgId, matter: input.matter, priority: input.priority,
    waitedMinutes: input.waitedMinutes, result: input.result, happenedAt: input.happenedAt, onDay: shanghaiDay(input.happenedAt), correctsId: null, corrected: false, reason: '', byUserId: userId, loggedAt: op.now,
  };
  await op.db.insert(ServiceRow, service);
  await record(op, 'service.logged', { serviceId: service.id, cardId: card.id, matter: service.matter, priority: service.priority }, { subjectId: card.familyId });
  return service;
}

/** F5 The first entry stays as it was and counts no more. */
export async function correctService(op: Op, input: Parsed<'services.correct'>): Promise<ServiceRow> {
  const { userId } = atWindow(op);
  const first = await getOwnService(op, input.id);
  ensure(!first.corrected, conflict('row.changed'));
  ensure(inTimeToCorrect(first, op.now), conflict('service.too_old'));
  await change(op.db, ServiceRow, { id: first.id, corrected: false }, { corrected: true });
  const service: ServiceRow = {
    ...first, id: newId(), matter: input.matter, priority: input.priority, waitedMinutes: input.waitedMinutes, result: input.result, happenedAt: Number(first.happenedAt),
    correctsId: first.id, corrected: false, reason: input.reason, byUserId: userId, loggedAt: op.now,
  };
  await op.db.insert(ServiceRow, service);
  await record(op, 'service.corrected', { serviceId: service.id, correctsId: first.id }, { subjectId: first.familyId });
  return service;
}
