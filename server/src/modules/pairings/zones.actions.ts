import type { Parsed } from '@guiyan/shared/contract';
import { isInOwnArea } from '../../platform/area';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getSeen } from '../orgs';
import { getUnit, helperOf } from './helpers.actions';
import { Zone } from './schemes.entity';
import { getZone, type ZoneLine } from './zones.queries';

/** H2 From today. Several may cover one village, at the same level or at others. */
export async function coverZone(op: Op, input: Parsed<'zones.cover'>): Promise<ZoneLine> {
  const village = await getSeen(op, input.villageId);
  ensure(isInOwnArea(wearer(op), { ...village, villageId: village.id }), notFound());
  ensure(village.kind === 'village' && village.untilDay === null, badInput('zone.no_village', { villageId: 'unknown' }));
  if (input.unitId) await getUnit(op, input.unitId);
  const helper = await helperOf(op, input);
  const id = newId();
  const made = await orKnown(op.db.insert(Zone, {
    id, countyId: village.countyId, townshipId: village.townshipId, villageId: village.id, groupNames: [...new Set(input.groups)], helperId: helper.id, unitId: input.unitId ?? null, level: input.level, duty: input.duty || helper.duty,
    openKey: `${village.id}|${input.level}|${helper.id}`, fromDay: op.today, untilDay: null, reason: '', createdAt: op.now,
  }));
  ensure(made, conflict('zone.exists'));
  await record(op, 'zone.covered', { zoneId: id, villageId: village.id }, { townshipId: village.townshipId, subjectId: village.id });
  return getZone(op, id);
}
export async function endZone(op: Op, { id, reason }: Parsed<'zones.end'>): Promise<ZoneLine> {
  const zone = await getZone(op, id);
  ensure(zone.openKey, conflict('pairing.ended'));
  const patch = { openKey: null, untilDay: op.today, reason };
  await change(op.db, Zone, { id, openKey: zone.openKey }, patch, conflict('pairing.ended'));
  await record(op, 'zone.ended', { zoneId: id, villageId: zone.villageId }, { townshipId: zone.townshipId, subjectId: zone.villageId });
  return { ...zone, ...patch };
}
