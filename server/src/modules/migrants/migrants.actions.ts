import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Trade } from '@guiyan/shared/domain/members';
import { isInOwnArea } from '../../platform/area';
import { change } from '../../platform/db/change';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import type { AppEvent } from '../../platform/events';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { placeOf } from '../members';
import { findOrg, type OrgRow } from '../orgs';
import { addPerson, getRecord } from '../people';
import { MigrantRow, MigrantTotal } from './migrants.entity';
import { presentFigures, presentMigrant } from './migrants.present';
import { findOpenOf, getMigrant, type MigrantLine } from './migrants.queries';

type Migrant = Output<'migrants.add'>;

/** A village of one's own, standing today. */
async function ownVillage(op: Op, id: string): Promise<OrgRow> {
  const village = await findOrg(op, id);
  ensure(village && village.kind === 'village' && village.untilDay === null && isInOwnArea(wearer(op), village), notFound());
  return village;
}

export async function add(op: Op, input: Parsed<'migrants.add'>): Promise<Migrant> {
  const village = await ownVillage(op, input.villageId);
  const where = { countyId: village.countyId, townshipId: village.townshipId, villageId: village.id };
  const fromDay = input.fromDay ?? op.today;
  ensure(fromDay <= op.today, badInput('migrants.day', { fromDay: 'future' }));
  const place = await placeOf(op, village.countyId, input.province, input.city);
  let personId: string;
  if (input.personId) {
    const person = await getRecord(op, input.personId);
    ensure(!person.isMember, conflict('migrants.is_member'));
    ensure(person.survivorId === null, conflict('people.merged_already'));
    ensure(!(await findOpenOf(op, person.id)), conflict('migrants.known'));
    personId = person.id;
  } else {
    ensure(input.name, badInput('migrants.someone_needed', { name: 'required' }));
    personId = await addPerson(op, { ...where, name: input.name, phone: input.phone ?? null });
  }
  const migrant: MigrantRow = {
    id: newId(), ...where, personId, openPerson: personId, province: place.province, city: place.city, inProvince: place.inProvince, trade: input.trade ?? null, activist: input.activist, brought: input.brought,
    fromDay, untilDay: null, reason: '', byName: wearer(op).name, version: 1, at: op.now,
  };
  ensure(await orKnown(op.db.insert(MigrantRow, migrant)), conflict('migrants.known'));
  await record(op, 'migrant.added', { migrantId: migrant.id, personId }, { subjectId: personId });
  return presentMigrant(op, migrant.id);
}

export interface MigrantFacts { personId: string; countyId: string; townshipId: string | null; villageId: string | null; province: string; city: string; inProvince: boolean | null; trade: Trade | null; activist: boolean; brought: number; fromDay: string }
/** R12 Of a roster of them; nobody is entered twice at a time. */
export async function enterMigrant(op: Op, f: MigrantFacts): Promise<void> {
  const migrant: MigrantRow = { id: newId(), ...f, openPerson: f.personId, untilDay: null, reason: '', byName: wearer(op).name, version: 1, at: op.now };
  await op.db.insert(MigrantRow, migrant);
  await record(op, 'migrant.added', { migrantId: migrant.id, personId: f.personId }, { townshipId: f.townshipId, subjectId: f.personId });
}
/** R12 What a later roster says better. */
export async function updateMigrant(op: Op, personId: string, f: Partial<Omit<MigrantFacts, 'personId' | 'countyId'>>): Promise<void> {
  const open = await findOpenOf(op, personId);
  ensure(open, conflict('migrants.ended'));
  await change(op.db, MigrantRow, { id: open.id, version: open.version }, { ...f, version: open.version + 1 });
  await record(op, 'migrant.changed', { migrantId: open.id, personId }, { townshipId: open.townshipId, subjectId: personId });
}

/** Still away, and standing as it was read. */
async function getOpen(op: Op, id: string): Promise<MigrantLine> {
  const migrant = await getMigrant(op, id);
  ensure(migrant.untilDay === null, conflict('migrants.ended'));
  return migrant;
}
export async function changeMigrant(op: Op, { id, version, province, city, ...rest }: Parsed<'migrants.change'>): Promise<Migrant> {
  const migrant = await getOpen(op, id);
  const place = province ? await placeOf(op, migrant.countyId, province, city ?? '') : {};
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  await change(op.db, MigrantRow, { id, version }, { ...place, ...given, version: version + 1 });
  await record(op, 'migrant.changed', { migrantId: id, personId: migrant.kept }, { subjectId: migrant.kept });
  return presentMigrant(op, id);
}
export async function end(op: Op, { id, on, reason }: Parsed<'migrants.end'>): Promise<Migrant> {
  const migrant = await getOpen(op, id);
  ensure(on >= migrant.fromDay && on <= op.today, badInput('migrants.day', { on: 'out of range' }));
  await change(op.db, MigrantRow, { id, openPerson: migrant.openPerson! }, { untilDay: on, openPerson: null, reason, version: migrant.version + 1 }, conflict('migrants.ended'));
  await record(op, 'migrant.ended', { migrantId: id, personId: migrant.kept, on }, { subjectId: migrant.kept });
  return presentMigrant(op, id);
}

export async function setTotal(op: Op, { villageId, on, total, outProvince, brought, source }: Parsed<'migrants.setTotal'>): Promise<Output<'migrants.setTotal'>> {
  const village = await ownVillage(op, villageId);
  ensure(on <= op.today, badInput('migrants.day', { on: 'future' }));
  ensure(outProvince <= total, badInput('migrants.more_out', { outProvince: 'too many' }));
  await op.db.insert(MigrantTotal, { id: newId(), countyId: village.countyId, townshipId: village.townshipId, villageId, onDay: on, total, outProvince, brought, source, byName: wearer(op).name, byUserId: wearer(op).userId, at: op.now });
  await record(op, 'migrant.total_set', { villageId, on, total }, { subjectId: villageId });
  return presentFigures(op, {});
}

/** Who joins the Party is counted among the members from that day, and here no more. */
export async function endOfMembers(op: Op, events: readonly AppEvent<'member.added'>[]): Promise<void> {
  for (let i = 0; i < events.length; i += 200) {
    const who = among('open_person', events.slice(i, i + 200).map((e) => e.payload.personId));
    await execute(op.db, `update migrants set until_day = ?, open_person = null, reason = ?, version = version + 1 where ${who.text}`, [op.today, '登记为党员', ...who.params]);
  }
}
