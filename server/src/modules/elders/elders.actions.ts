import type { Parsed } from '@guiyan/shared/contract';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { ElderFile } from './elders.entity';
import { elderPlace, getElder } from './elders.queries';

export async function save(op: Op, { id, living, contacts, health }: Parsed<'elders.save'>): Promise<void> {
  const elder = await getElder(op, id);
  const at = { id: newId(), countyId: elder.countyId };
  await op.db.insert(ElderFile, {
    ...at, townshipId: elder.townshipId, villageId: elder.villageId, personId: elder.personId, living, contactsCt: op.services.keys.seal(JSON.stringify(contacts), elderPlace('contacts', at)), contacts: contacts.length,
    healthCt: health ? op.services.keys.seal(health, elderPlace('health', at)) : null, onDay: op.today, byName: wearer(op).name, at: op.now,
  });
  await record(op, 'elder.saved', { personId: elder.personId }, { townshipId: elder.townshipId, subjectId: elder.personId });
}
