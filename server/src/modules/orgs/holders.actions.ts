import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { and, row, rows, sql } from '../../platform/db/sql';
import { inOwnArea } from '../../platform/area';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { phoneOfHolder, sealHolderPhone } from './holders.queries';
import { OrgHolder } from './keeping.entity';
import { getKept } from './orgs.actions';
import { staysOnDesk } from './orgs.rules';

interface Who { name?: string | undefined; personId?: string | undefined }
/** X9 A seat is public: whoever must not be found is put on one by the clerk alone, who reads of him. */
const notProtected = 'p.id not in (select pp.person_id from protected_people pp where pp.until_day is null) and p.id not in (select ps.same_id from protected_people pp join same_records ps on ps.record_id = pp.person_id where pp.until_day is null)';
/** By name, or somebody of the actor's own place by the roster. */
async function holderOf(op: Op, who: Who): Promise<{ name: string; personId: string | null }> {
  if (!who.personId) { ensure(who.name, badInput('orgs.holder_needed', { name: 'required' })); return { name: who.name, personId: null }; }
  const may = and(inOwnArea(wearer(op), 'p'), wearer(op).hat === 'clerk' ? null : sql(notProtected));
  const person = await row<{ name: string }>(op.db, sql(`select p.name from people p where p.id = ? and p.survivor_id is null and ${may.text}`, who.personId, ...may.params));
  ensure(person, notFound());
  return { name: who.name ?? person.name, personId: who.personId };
}

async function sit(op: Op, f: { countyId: string; orgId: string; title: string; name: string; personId: string | null; phone: string | null; fromDay: string }): Promise<string> {
  const id = newId();
  const { phone, ...facts } = f;
  await op.db.insert(OrgHolder, { ...facts, id, phoneCt: phone ? sealHolderPhone(op, f.countyId, id, phone) : null, untilDay: null });
  return id;
}

export async function seat(op: Op, input: Parsed<'orgs.seat'>): Promise<{ id: string }> {
  const org = await getKept(op, input.orgId, 'seat');
  const fromDay = input.fromDay ?? op.today;
  ensure(fromDay <= op.today, badInput('orgs.future', { fromDay: 'future' }));
  const id = await sit(op, { countyId: org.countyId, orgId: org.id, title: input.title, ...(await holderOf(op, input)), phone: input.phone ?? null, fromDay });
  await record(op, 'holder.seated', { holderId: id, orgId: org.id }, { townshipId: org.townshipId, subjectId: org.id });
  return { id };
}

/** N1 Somebody who has the duty already keeps it: for duties that come with another deed. */
export async function seatOnce(op: Op, org: { id: string; countyId: string }, title: string, name: string): Promise<void> {
  if (await row(op.db, sql('select id from org_holders where org_id = ? and title = ? and until_day is null limit 1', org.id, title))) return;
  const id = await sit(op, { countyId: org.countyId, orgId: org.id, title, name, personId: null, phone: null, fromDay: op.today });
  await record(op, 'holder.seated', { holderId: id, orgId: org.id }, { subjectId: org.id });
}

async function getSeat(op: Op, id: string): Promise<{ seat: OrgHolder; org: { id: string; townshipId: string | null } }> {
  const seat = await row<OrgHolder>(op.db, sql('select * from org_holders where id = ?', id));
  ensure(seat, notFound());
  return { seat, org: await getKept(op, seat.orgId, 'seat') };
}
function ensureEndable(op: Op, seat: OrgHolder, onDay: string): void {
  ensure(seat.untilDay === null, conflict('orgs.holder_ended'));
  ensure(onDay <= op.today, badInput('orgs.future', { onDay: 'future' }));
  ensure(onDay >= seat.fromDay, conflict('orgs.before_start', { day: seat.fromDay }));
}
const leave = (op: Op, seat: OrgHolder, untilDay: string): Promise<void> => change(op.db, OrgHolder, { id: seat.id, untilDay: empty() }, { untilDay }, conflict('orgs.holder_ended'));

/** R13 One ends and the next begins on one day. */
export async function handOver(op: Op, input: Parsed<'orgs.handOver'>): Promise<{ id: string }> {
  const { seat, org } = await getSeat(op, input.id);
  ensureEndable(op, seat, input.onDay);
  const next = await holderOf(op, input);
  const held = phoneOfHolder(op, seat);
  await leave(op, seat, input.onDay);
  const id = await sit(op, { countyId: seat.countyId, orgId: seat.orgId, title: seat.title, ...next, phone: input.phone === undefined ? (held && staysOnDesk(held) ? held : null) : input.phone, fromDay: input.onDay });
  await record(op, 'holder.handed_over', { holderId: seat.id, orgId: seat.orgId, nextId: id, onDay: input.onDay }, { townshipId: org.townshipId, subjectId: seat.orgId });
  return { id };
}

export async function unseat(op: Op, { id, onDay }: Parsed<'orgs.unseat'>): Promise<{ id: string }> {
  const { seat, org } = await getSeat(op, id);
  ensureEndable(op, seat, onDay);
  await leave(op, seat, onDay);
  await record(op, 'holder.unseated', { holderId: id, orgId: seat.orgId, onDay }, { townshipId: org.townshipId, subjectId: seat.orgId });
  return { id };
}

/** With the org its seats end; one that began later never was. */
export async function endSeats(op: Op, orgId: string, onDay: string): Promise<void> {
  for (const s of await rows<OrgHolder>(op.db, sql('select * from org_holders where org_id = ? and until_day is null', orgId))) await leave(op, s, onDay > s.fromDay ? onDay : s.fromDay);
}
