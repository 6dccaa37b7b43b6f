import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays, startOfDay } from '@guiyan/shared/domain/dates';
import { putAll } from '../../platform/db/insert';
import { execute } from '../../platform/db/statement';
import { change, empty } from '../../platform/db/change';
import { row, sql } from '../../platform/db/sql';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, recordAll, wearer, type Op } from '../../platform/op';
import { endAccess, giveHat, grantAccess, hatsOf } from '../accounts';
import { findNetworkBranch, seatOnce } from '../orgs';
import { addPerson, changePerson, findByName, findPerson, getPerson, idNoOf, isHidden, phoneOf, standOnRoster } from '../people';
import { settingsOf } from '../settings';
import { OutflowChange } from './follow.entity';
import { Liaison, Member, Outflow } from './members.entity';
import { getMember, getMemberOfPerson, liaisonOf, liaisonPhoneOf, liaisonPhonePlace, liaisonsOf, memberOfRecord, membersNamed, openOutflow, rosterLiaisons, versionOf } from './members.queries';
import { listMembers } from './roster.queries';

export interface MemberFacts { personId: string; countyId: string; townshipId: string | null; villageId: string | null; branch?: string; category?: string; joinDay?: string; rosterLiaison?: string; rosterLiaisonPhone?: string; inflow?: boolean }
export interface OutflowFacts { outDay: string | null; outPrecision?: string; expectedMonths?: number | null; province: string; city: string; inProvince: boolean | null; job?: string; reason?: string; trade?: string | null }

const sealPhone = (op: Op, at: { id: string; countyId: string }, phone: string | undefined): string | null => (phone ? op.services.keys.seal(phone, liaisonPhonePlace(at)) : null);
function memberRow(op: Op, f: MemberFacts): Member {
  const id = newId();
  return { id, rosterLiaisonPhoneCt: sealPhone(op, { id, countyId: f.countyId }, f.rosterLiaisonPhone), personId: f.personId, countyId: f.countyId, townshipId: f.townshipId, villageId: f.villageId, branch: f.branch ?? '', category: f.category ?? '', joinDay: f.joinDay ?? '', rosterLiaison: f.rosterLiaison ?? '', lastContactDay: null, unreachedOn: null, transferredOn: null, inflow: f.inflow || null, verifiedOn: null, verifiedBy: null, version: 1, createdAt: op.now };
}
const outflowRow = (op: Op, member: Member, f: OutflowFacts): Outflow => ({
  id: newId(), memberId: member.id, personId: member.personId, countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, outDay: f.outDay, outPrecision: f.outPrecision ?? 'day', expectedMonths: f.expectedMonths ?? null,
  province: f.province, city: f.city, inProvince: f.inProvince, job: f.job ?? '', trade: f.trade ?? null, reason: f.reason ?? '',
  // Registered ahead of leaving, he is counted from the day he leaves.
  fromDay: f.outDay && f.outDay > op.today ? f.outDay : op.today, backDay: null, version: 1, createdAt: op.now,
});

export async function addMember(op: Op, f: MemberFacts): Promise<Member> {
  const member = memberRow(op, f);
  await op.db.insert(Member, member);
  await standOnRoster(op, [member]);
  await record(op, 'member.added', { memberId: member.id, personId: member.personId }, { countyId: f.countyId, townshipId: f.townshipId, subjectId: f.personId });
  return member;
}

/** R12 Members nobody knew before, each with the outing he is entered with, in as few statements as may be. */
export async function addMembersAway(op: Op, list: readonly { member: MemberFacts; outflow: OutflowFacts }[]): Promise<void> {
  const made = list.map(({ member, outflow }) => { const row = memberRow(op, member); return { member: row, outflow: outflowRow(op, row, outflow) }; });
  await putAll(op.db, Member, made.map((m) => m.member));
  await putAll(op.db, Outflow, made.map((m) => m.outflow));
  await standOnRoster(op, made.map((m) => m.member));
  const about = ({ countyId, townshipId, personId }: Member) => ({ countyId, townshipId, subjectId: personId });
  await recordAll(op, 'member.added', made.map(({ member }) => ({ payload: { memberId: member.id, personId: member.personId }, where: about(member) })));
  await recordAll(op, 'outflow.opened', made.map(({ member, outflow }) => ({ payload: { outflowId: outflow.id, memberId: member.id }, where: about(member) })));
}

/** R12 N1 Members nobody knew before who are not away, and members of elsewhere who live here. */
export async function addMembersHere(op: Op, list: readonly MemberFacts[]): Promise<void> {
  const made = list.map((f) => memberRow(op, f));
  await putAll(op.db, Member, made);
  await standOnRoster(op, made);
  await recordAll(op, 'member.added', made.map((m) => ({ payload: { memberId: m.id, personId: m.personId }, where: { countyId: m.countyId, townshipId: m.townshipId, subjectId: m.personId } })));
}

/** A blank never overwrites (R12). Answers the names of the fields that changed. */
export async function changeMember(op: Op, member: Member, { rosterLiaisonPhone, ...f }: Partial<Pick<MemberFacts, 'branch' | 'category' | 'joinDay' | 'rosterLiaison' | 'rosterLiaisonPhone'>>): Promise<string[]> {
  const changed = Object.entries(f).filter(([k, v]) => v && v !== member[k as keyof Member]);
  if (rosterLiaisonPhone && rosterLiaisonPhone !== liaisonPhoneOf(op, member)) changed.push(['rosterLiaisonPhoneCt', sealPhone(op, member, rosterLiaisonPhone)!]);
  if (!changed.length) return [];
  await change(op.db, Member, { id: member.id, version: member.version }, { ...Object.fromEntries(changed), version: member.version + 1 });
  const fields = changed.map(([k]) => k);
  await record(op, 'member.changed', { memberId: member.id, personId: member.personId, fields }, { countyId: member.countyId, townshipId: member.townshipId, subjectId: member.personId });
  return fields;
}

/** R2 Opens the one outflow a member may have open. The member’s own version stands guard: of two who open one at once, one is refused. */
export async function startOutflow(op: Op, member: Member, f: OutflowFacts): Promise<string> {
  const version = await versionOf(op, member.id);
  ensure(!(await openOutflow(op, member.id)), conflict('outflow.open_already'));
  await change(op.db, Member, { id: member.id, version }, { version: version + 1 });
  const outflow = outflowRow(op, member, f);
  const { id } = outflow;
  await op.db.insert(Outflow, outflow);
  await record(op, 'outflow.opened', { outflowId: id, memberId: member.id }, { countyId: member.countyId, townshipId: member.townshipId, subjectId: member.personId });
  return id;
}

/** R2 A better fact about the open outflow; blanks stay, and what was so until today is kept. Answers whether anything changed. */
export async function changeOutflow(op: Op, open: Outflow, f: Partial<OutflowFacts>): Promise<boolean> {
  const given: Partial<Outflow> = {
    ...(f.outDay ? { outDay: f.outDay, outPrecision: f.outPrecision ?? 'day' } : {}), ...(f.province ? { province: f.province, city: f.city ?? '', inProvince: f.inProvince ?? null } : {}),
    ...(f.job ? { job: f.job } : {}), ...(f.reason ? { reason: f.reason } : {}), ...(f.trade ? { trade: f.trade } : {}), ...(f.expectedMonths ? { expectedMonths: f.expectedMonths } : {}),
  };
  const differs = Object.entries(given).some(([k, v]) => (k === 'inProvince' ? Boolean(open.inProvince) !== Boolean(v) || (open.inProvince === null) !== (v === null) : open[k as keyof Outflow] !== v));
  if (!differs) return false;
  // A day ahead that moves takes the first day of counting with it.
  const ahead = given.outDay && (open.fromDay > op.today || given.outDay > op.today) ? { fromDay: given.outDay > op.today ? given.outDay : op.today } : {};
  await change(op.db, Outflow, { id: open.id, version: open.version }, { ...given, ...ahead, version: open.version + 1 });
  const { outDay, outPrecision, expectedMonths, province, city, inProvince, job, trade, reason, memberId, personId, countyId, townshipId, villageId } = open;
  await op.db.insert(OutflowChange, {
    id: newId(), outflowId: open.id, memberId, personId, countyId, townshipId, villageId, outDay, outPrecision, expectedMonths, province, city, inProvince: inProvince === null ? null : Boolean(inProvince), job, trade, reason,
    untilDay: op.today, byName: op.actor?.name ?? '', createdAt: op.now,
  });
  await record(op, 'outflow.changed', { outflowId: open.id, memberId }, { countyId, townshipId, subjectId: personId });
  return true;
}

/** A room that heard from the member says so; the latest day counts. */
export async function noteContact(op: Op, personId: string, day: string): Promise<void> {
  await execute(op.db, 'update members set last_contact_day = ? where person_id = coalesce((select p.survivor_id from people p where p.id = ?), ?) and (last_contact_day is null or last_contact_day < ?)', [day, personId, personId, day]);
}

const ofPerson = 'person_id = coalesce((select p.survivor_id from people p where p.id = ?), ?)';
export const lastHeardOf = async (op: Op, personId: string): Promise<string | null> => (await row<{ lastContactDay: string | null }>(op.db, sql(`select last_contact_day from members where ${ofPerson}`, personId, personId)))?.lastContactDay ?? null;
/** What was said of that day was taken back: as it was before, unless he was also heard of otherwise on that day or since. */
export async function forgetContact(op: Op, personId: string, day: string, before: string | null): Promise<void> {
  if (before !== null && before >= day) return;
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  await execute(op.db, `update members set last_contact_day = ? where ${ofPerson} and last_contact_day = ? and not exists (select 1 from contact_logs l where l.person_id = members.person_id and l.on_day = ?)
    and not exists (select 1 from checkins c where c.person_id = members.person_id and c.undone_at is null and c.happened_at >= ? and c.happened_at < ?)`, [before, personId, personId, day, day, from, until]);
}

/** R11 M1 So many calls in a row reached nobody that somebody should search; the latest day counts. */
export async function noteUnreached(op: Op, memberId: string, day: string): Promise<void> {
  await execute(op.db, 'update members set unreached_on = ? where id = ? and (unreached_on is null or unreached_on < ?)', [day, memberId, day]);
}

/** N5 Appoints one liaison; an earlier one ends today and loses sight of the member. */
export async function appointFor(op: Op, liaisonId: string, members: readonly Member[]): Promise<number> {
  const given: Member[] = [];
  for (const m of members.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    // The member's row is taken, so that of two who appoint at once the second ends what the first began.
    await execute(op.db, 'update members set version = version where id = ?', [m.id]);
    const open = await liaisonsOf(op, m.personId);
    if (open.some((now) => now.memberId === m.id && now.liaisonId === liaisonId)) continue;
    for (const now of open) {
      await change(op.db, Liaison, { id: now.id }, { untilDay: op.today });
      await endAccess(op, { holderId: now.liaisonId, subjectId: m.personId, why: 'liaison' });
      await record(op, 'liaison.ended', { memberId: now.memberId, personId: m.personId, liaisonId: now.liaisonId }, { subjectId: now.liaisonId });
    }
    await op.db.insert(Liaison, { id: newId(), countyId: m.countyId, townshipId: m.townshipId, memberId: m.id, personId: m.personId, liaisonId, fromDay: op.today, untilDay: null });
    given.push(m);
  }
  if (!given.length) return 0;
  await grantAccess(op, given.map((m) => ({ countyId: m.countyId, holderId: liaisonId, hat: 'liaison' as const, subjectKind: 'person' as const, subjectId: m.personId, why: 'liaison' })));
  await record(op, 'liaison.appointed', { memberIds: given.map((m) => m.id), personIds: given.map((m) => m.personId), liaisonId }, { subjectId: liaisonId });
  return given.length;
}

/** N5 Everyone the roster names becomes liaison of the members beside whom he stands. One name in one village is one person. */
export async function appointFromRoster(op: Op): Promise<Output<'members.appointFromRoster'>> {
  const { countyId, townshipId } = wearer(op);
  let members = 0;
  const liaisons = new Set<string>();
  for (const named of await rosterLiaisons(op)) {
    const known = (await findByName(op, named.name, countyId)).find((p) => p.townshipId === townshipId && p.villageId === named.villageId);
    const served = await membersNamed(op, named.name, named.villageId);
    // The roster writes his number beside each of them; what he told himself stands.
    const [phone = null, otherPhone = null] = served.map((m) => liaisonPhoneOf(op, m)).find(Boolean)?.split('、') ?? [];
    if (known && phone && !known.phoneCt) await changePerson(op, known, { phone });
    const id = known?.id ?? (await addPerson(op, { countyId, townshipId, villageId: named.villageId, name: named.name, phone, otherPhone }));
    const count = await appointFor(op, id, served);
    members += count;
    if (count) liaisons.add(id);
  }
  return { liaisons: liaisons.size, members };
}

export async function appoint(op: Op, input: Parsed<'members.appoint'>): Promise<Output<'members.appoint'>> {
  const { countyId, townshipId, villageId } = wearer(op);
  let liaisonId = input.liaisonId ?? null;
  if (liaisonId) {
    const person = await findPerson(op, liaisonId);
    ensure(person && person.countyId === countyId && (!townshipId || person.townshipId === townshipId) && !(await isHidden(op, person.id)), notFound());
    liaisonId = person.id;
  } else {
    ensure(input.name, badInput('liaison.needed', { name: 'required' }));
    liaisonId = await addPerson(op, { countyId, townshipId, villageId, name: input.name, phone: input.phone ?? null });
  }
  const members: Member[] = [];
  const values = await settingsOf(op, countyId, op.today);
  if (input.allGaps) for (let cursor: string | undefined, more = true; more;) {
    const page = await listMembers(op, { liaison: 'none', limit: 200, ...(cursor ? { cursor } : {}) }, values);
    for (const line of page.rows) members.push(await getMember(op, line.id));
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  for (const id of input.memberIds ?? []) members.push(await getMember(op, id));
  return { liaisonId, members: await appointFor(op, liaisonId, members) };
}

/** N1 The clerk is liaison of the network branch: he gets the hat, and with it the whole township's members away. */
export async function leadNetworkBranch(op: Op): Promise<Output<'members.leadNetworkBranch'>> {
  const clerk = wearer(op);
  const branch = clerk.townshipId ? await findNetworkBranch(op, clerk.townshipId) : null;
  ensure(branch, notFound());
  await seatOnce(op, branch, '联络员', clerk.name);
  const worn = (await hatsOf(op, clerk.userId)).find((h) => h.hat === 'liaison' && h.orgId === branch.id);
  if (worn) return { hatId: worn.id };
  const personId = clerk.personId ?? (await addPerson(op, { countyId: clerk.countyId, townshipId: clerk.townshipId, name: clerk.name }));
  const hat = await giveHat(op, { userId: clerk.userId, hat: 'liaison', name: clerk.name, place: branch.name, countyId: clerk.countyId, townshipId: clerk.townshipId, orgId: branch.id, personId });
  return { hatId: hat.id };
}

/** R12 Whoever kept in touch with the record that was merged goes on doing so, unless the kept one has somebody. The row bears the merge's id, so that taking it back finds it. */
export async function keepLiaison(op: Op, mergeId: string, keepId: string, goneId: string): Promise<void> {
  const [kept, lost] = [await memberOfRecord(op, keepId), await memberOfRecord(op, goneId)];
  const served = lost && (await liaisonOf(op, lost.id));
  if (!kept || !served || (await liaisonOf(op, kept.id))) return;
  await op.db.insert(Liaison, { ...served, id: mergeId, memberId: kept.id, personId: kept.personId, townshipId: kept.townshipId, fromDay: op.today, untilDay: null });
}
export async function giveLiaisonBack(op: Op, mergeId: string): Promise<void> {
  await op.db.delete(Liaison, { id: mergeId, untilDay: empty() });
}

/** X2 One masked value, once, for a reason. */
export async function reveal(op: Op, input: Parsed<'members.reveal'>): Promise<Output<'members.reveal'>> {
  await getMemberOfPerson(op, input.personId);
  const person = await getPerson(op, input.personId);
  const value = input.field === 'phone' ? phoneOf(op, person) : idNoOf(op, person);
  if (!value) throw notFound();
  await record(op, 'value.revealed', { personId: person.id, field: input.field, reasonGiven: true }, { subjectId: person.id });
  return { value };
}
