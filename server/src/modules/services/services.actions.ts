import type { Parsed } from '@guiyan/shared/contract';
import { addDays, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { DESK_DAYS, MOST_MATTERS } from '@guiyan/shared/domain/services';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change, swap } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { atWindow, findCardByNumber, getCardShown, wasScanned, type Card } from '../cards';
import { listWindows } from '../orgs';
import { ServiceMatter, ServiceRow } from './services.entity';
import { bare, getOwnService, ownMatters } from './services.queries';
import { inTimeToCorrect, mattersOf, rootOf, type Matter } from './services.rules';

/** F5 The words of a matter on the day it is logged; one that was put away meanwhile may still lie on a phone. */
async function labelOf(op: Op, code: string): Promise<string> {
  const matter = mattersOf(await ownMatters(op)).find((m) => m.code === code);
  ensure(matter, badInput('service.no_matter', { matter: 'unknown' }));
  return matter.label;
}
type Facts = Pick<Parsed<'services.log'>, 'matter' | 'priority' | 'waitedMinutes' | 'ending' | 'result'>;
const factsOf = ({ matter, priority, waitedMinutes, ending, result }: Facts): Facts => ({ matter, priority, waitedMinutes, ending, result });

async function add(op: Op, card: Card, orgId: string, facts: Facts, at: { happenedAt: number; onDay: string; source: 'scan' | 'desk' }): Promise<ServiceRow> {
  const { userId, name } = wearer(op);
  const service: ServiceRow = {
    id: newId(), countyId: card.countyId, townshipId: card.townshipId, villageId: card.villageId, cardId: card.id, familyId: card.familyId, windowOrgId: orgId, ...factsOf(facts), matterLabel: await labelOf(op, facts.matter),
    ...at, correctsId: null, rootId: null, corrected: false, reason: '', byUserId: userId, byName: name, loggedAt: op.now,
  };
  await op.db.insert(ServiceRow, service);
  await record(op, 'service.logged', { serviceId: service.id, cardId: card.id, matter: service.matter, priority: service.priority }, { townshipId: card.townshipId, subjectId: card.familyId });
  return service;
}

/** F5 After a scan; what was scanned without a network is named by the id in its code. */
export async function logService(op: Op, input: Parsed<'services.log'>): Promise<ServiceRow> {
  const { orgId } = atWindow(op);
  const card = await getCardShown(op, input);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  ensure(await wasScanned(op, card.id, orgId, input.happenedAt), conflict('service.not_scanned'));
  return add(op, card, orgId, input, { happenedAt: input.happenedAt, onDay: shanghaiDay(input.happenedAt), source: 'scan' });
}

/** F5 At the desk, by the number somebody read out, of a card that held on that day. */
export async function logAtDesk(op: Op, input: Parsed<'services.logAtDesk'>): Promise<ServiceRow> {
  const { countyId, townshipId } = wearer(op);
  ensure(townshipId && (await listWindows(op, countyId, townshipId)).some((u) => u.id === input.unitId), notFound());
  const card = await findCardByNumber(op, bare(input.number));
  ensure(card, notFound('service.no_such_card'));
  ensure(input.on <= op.today && input.on >= addDays(op.today, -DESK_DAYS), badInput('service.desk_days', { on: 'range' }));
  ensure(card.issuedOn <= input.on && card.validUntil >= input.on && (card.voidedOn === null || card.voidedOn > input.on), conflict('service.card_not_valid'));
  const happenedAt = input.on === op.today ? op.now : startOfDay(input.on) + 43_200_000;
  return add(op, card, input.unitId, input, { happenedAt, onDay: input.on, source: 'desk' });
}

/** F5 The first entry stays as it was and counts no more. */
export async function correctService(op: Op, input: Parsed<'services.correct'>): Promise<ServiceRow> {
  const { userId, name } = wearer(op);
  const first = await getOwnService(op, input.id);
  ensure(!first.corrected, conflict('row.changed'));
  ensure(inTimeToCorrect(first, op.now), conflict('service.too_old'));
  const matterLabel = input.matter === first.matter ? first.matterLabel : await labelOf(op, input.matter);
  await change(op.db, ServiceRow, { id: first.id, corrected: false }, { corrected: true });
  const service: ServiceRow = {
    ...first, id: newId(), ...factsOf(input), matterLabel, happenedAt: Number(first.happenedAt), correctsId: first.id, rootId: rootOf(first), corrected: false, reason: input.reason, byUserId: userId, byName: name, loggedAt: op.now,
  };
  await op.db.insert(ServiceRow, service);
  await record(op, 'service.corrected', { serviceId: service.id, correctsId: first.id }, { townshipId: first.townshipId, subjectId: first.familyId });
  return service;
}

/** F5 One label names one matter; a code stays what it is. */
export async function setMatter(op: Op, { code, label, on }: Parsed<'services.setMatter'>): Promise<Matter> {
  const { countyId, name } = wearer(op);
  const before = mattersOf(await ownMatters(op));
  ensure(!code || before.some((m) => m.code === code), notFound());
  ensure(!before.some((m) => m.label === label && m.code !== code), conflict('service.matter_taken'));
  ensure(code ?? before.length < MOST_MATTERS, conflict('service.too_many_matters'));
  const id = newId();
  const known = code ?? `M_${id.slice(-8).toUpperCase()}`;
  const facts = { label, shown: on, byName: name, at: op.now };
  if (!(await swap(op.db, ServiceMatter, { countyId, code: known }, facts))) await orKnown(op.db.insert(ServiceMatter, { id, countyId, code: known, ...facts }));
  await record(op, 'service.matter_set', { code: known, on }, { subjectId: countyId });
  return mattersOf(await ownMatters(op)).find((m) => m.code === known)!;
}
