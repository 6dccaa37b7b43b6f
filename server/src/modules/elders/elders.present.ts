import type { Output, Parsed } from '@guiyan/shared/contract';
import { ageOn } from '@guiyan/shared/domain/dates';
import { livingWays } from '@guiyan/shared/domain/elders';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { elderPlace, getElder, listElders, type ElderLine } from './elders.queries';

export interface Contact { name: string; relation: string; phone: string }
export const contactsOf = (op: Op, e: Pick<ElderLine, 'fileId' | 'countyId' | 'contactsCt'>): Contact[] => (e.fileId && e.contactsCt ? (JSON.parse(op.services.keys.open(e.contactsCt, elderPlace('contacts', { id: e.fileId, countyId: e.countyId }))) as Contact[]) : []);
export const healthOf = (op: Op, e: Pick<ElderLine, 'fileId' | 'countyId' | 'healthCt'>): string => (e.fileId && e.healthCt ? op.services.keys.open(e.healthCt, elderPlace('health', { id: e.fileId, countyId: e.countyId })) : '');

const present = (op: Op, e: ElderLine, asked = false): Output<'elders.list'>['rows'][number] => ({
  personId: e.personId, familyId: e.familyId, name: e.name, village: e.village ?? '', groupName: e.groupName, age: e.birth ? ageOn(e.birth, op.today) : null, living: livingWays.find((w) => w === e.living) ?? null, contacts: Number(e.contacts ?? 0),
  lastVisitOn: e.lastVisitOn, visits: Number(e.visits), doctor: Boolean(Number(e.doctor)), savedOn: e.savedOn, contact: asked ? contactsOf(op, e).map((c) => [c.name, c.relation, maskPhone(c.phone)].filter(Boolean).join(' ')).join('；') : '',
});
export async function presentElders(op: Op, input: Parsed<'elders.list'>): Promise<Output<'elders.list'>> {
  const page = await listElders(op, input);
  return { ...page, rows: page.rows.map((e) => present(op, e, input.contacts)) };
}
export async function presentElder(op: Op, id: string): Promise<Output<'elders.get'>> {
  const e = await getElder(op, id);
  const { hat } = wearer(op);
  return { ...present(op, e), contactList: contactsOf(op, e), health: healthOf(op, e), by: e.byName ?? '', can: hat === 'secretary' || hat === 'liaison' || hat === 'helper' ? ['save'] : [] };
}
