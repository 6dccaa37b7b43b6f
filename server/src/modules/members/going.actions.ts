import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { spanOf } from '@guiyan/shared/domain/members';
import { cityProvinces, provinceNamed, provinceOfCode } from '@guiyan/shared/domain/regions';
import { change, swap } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getOrg } from '../orgs';
import { changePerson, getPerson } from '../people';
import { locate } from '../regions';
import { settingsOf } from '../settings';
import { HomeVisit } from './follow.entity';
import { lastBackDay, openHomeVisit } from './going.queries';
import { changeOutflow, startOutflow, type OutflowFacts } from './members.actions';
import { Member, Outflow } from './members.entity';
import { placeWords, presentChanged } from './members.present';
import { getMember, openOutflow } from './members.queries';
import { asPrecision } from './members.rules';

const DAYS_AHEAD = 366;
type Page = Output<'members.leave'>;

export const scopeOf = (m: Member) => ({ memberId: m.id, personId: m.personId, countyId: m.countyId, townshipId: m.townshipId, villageId: m.villageId });
export const placed = (m: Member) => ({ countyId: m.countyId, townshipId: m.townshipId, subjectId: m.personId });
export const pageOf = async (op: Op, m: Member): Promise<Page> => presentChanged(op, m.id, await settingsOf(op, m.countyId, op.today));

/** R1 The list's own name of a place, to the city; one it does not have stays as it was typed. */
async function readPlace(op: Op, countyId: string, code: string | undefined, text: string): Promise<{ known: boolean; province: string | null; city: string; inProvince: boolean | null }> {
  const home = (await getOrg(op, countyId)).province;
  const told = code ? provinceOfCode(code)?.name : undefined;
  const isCity = told !== undefined && cityProvinces.has(told);
  const found = isCity ? { province: told, city: told } : locate(text, { province: told, home: home ?? undefined });
  const province = told ?? found?.province ?? null;
  const fits = found?.city && found.province === province;
  return { known: Boolean(fits), province, city: fits ? found.city! : text, inProvince: home && province ? home === province : null };
}
export async function placeAsWritten(op: Op, input: Parsed<'members.place'>): Promise<Output<'members.place'>> {
  const { known, province, city, inProvince } = await readPlace(op, wearer(op).countyId, input.province, input.text);
  return { known, province: (province && provinceNamed(province)?.code) ?? null, place: placeWords({ province: province ?? '', city }), inProvince };
}

/** To the city and no closer; in or out of the province follows from it. */
export async function placeOf(op: Op, countyId: string, code: string, city: string): Promise<Pick<OutflowFacts, 'province' | 'city' | 'inProvince'>> {
  const province = provinceOfCode(code);
  ensure(province, badInput('request.invalid', { province: 'unknown' }));
  const isCity = cityProvinces.has(province.name);
  ensure(city || isCity, badInput('outflow.city_needed', { city: 'required' }));
  // A street begins where a city ends; the names of places that hold these signs end in what they are.
  ensure(!/(路|街|道|巷|弄|号|栋|室|小区|村)$/u.test(city), badInput('outflow.city_needed', { city: 'too close' }));
  const read = await readPlace(op, countyId, code, city);
  return { province: province.name, city: read.city, inProvince: read.inProvince };
}

/** A fuzzy day is kept as the first of its period, at most a year ahead, and never before the last return. */
async function outDayOf(op: Op, memberId: string, day: Day, precision: 'year' | 'month' | 'day'): Promise<Pick<OutflowFacts, 'outDay' | 'outPrecision'>> {
  const { first, last } = spanOf(day, precision);
  ensure(first <= addDays(op.today, DAYS_AHEAD), badInput('outflow.too_far_ahead', { outDay: 'too far' }));
  const back = await lastBackDay(op, memberId);
  ensure(!back || last >= back, new AppError('outflow.overlaps', 409, { params: { day: back ?? '' }, fields: { outDay: 'overlaps' } }));
  return { outDay: first, outPrecision: precision };
}

async function keepPhone(op: Op, member: Member, phone: string | undefined): Promise<boolean> {
  if (!phone) return false;
  await changePerson(op, await getPerson(op, member.personId), { phone });
  await record(op, 'member.changed', { memberId: member.id, personId: member.personId, fields: ['phone'] }, placed(member));
  return true;
}

/** C5 What begins anew is for the organisation he was transferred to. */
export const ensureHere = (op: Op, member: Pick<Member, 'transferredOn'>): void => ensure(!member.transferredOn || member.transferredOn > op.today, conflict('member.transferred'));

/** R2 */
export async function leave(op: Op, input: Parsed<'members.leave'>): Promise<Page> {
  const member = await getMember(op, input.id);
  ensureHere(op, member);
  ensure(!member.inflow, conflict('member.inflow'));
  const open = await openOutflow(op, member.id);
  ensure(!open, new AppError('outflow.open_already', 409, open ? { copies: bothCopies(open, input) } : {}));
  const when = input.outDay ? await outDayOf(op, member.id, input.outDay, input.outPrecision) : { outDay: null };
  const { trade, job, reason, expectedMonths } = input;
  await startOutflow(op, member, { ...(await placeOf(op, member.countyId, input.province, input.city)), ...when, trade: trade ?? null, job, reason, expectedMonths: expectedMonths ?? null });
  await keepPhone(op, member, input.phone);
  return pageOf(op, member);
}

interface Written { province?: string | undefined; city?: string | undefined; job?: string | undefined; trade?: string | undefined; reason?: string | undefined; expectedMonths?: number | undefined; outDay?: string | undefined; day?: string }
/** What he wrote and what stands there, in the same words. Phones stay out of it. */
const bothCopies = (o: Outflow, w: Written) => ({
  mine: { place: w.province ? placeWords({ province: provinceOfCode(w.province)?.name ?? '', city: w.city ?? '' }) : '', job: w.job ?? '', trade: w.trade ?? null, reason: w.reason ?? '', expectedMonths: w.expectedMonths ?? null, outDay: w.outDay ?? null, backDay: w.day ?? null },
  theirs: { version: o.version, place: placeWords(o), job: o.job, trade: o.trade, reason: o.reason, expectedMonths: o.expectedMonths, outDay: o.outDay, backDay: o.backDay },
});

async function openAt(op: Op, member: Member, version: number, written: Written): Promise<Outflow> {
  const open = await openOutflow(op, member.id);
  ensure(open, conflict('outflow.none_open'));
  ensure(open.version === version, new AppError('outflow.changed_meanwhile', 409, { copies: bothCopies(open, written) }));
  return open;
}

/** R2 */
export async function move(op: Op, input: Parsed<'members.move'>): Promise<Page> {
  const member = await getMember(op, input.id);
  const open = await openAt(op, member, input.version, input);
  const place = input.province ? await placeOf(op, member.countyId, input.province, input.city ?? '') : {};
  const when = input.outDay ? await outDayOf(op, member.id, input.outDay, input.outPrecision) : {};
  const { trade, job, reason, expectedMonths } = input;
  const changed = await changeOutflow(op, open, { ...place, ...when, ...(trade && { trade }), ...(job && { job }), ...(reason && { reason }), ...(expectedMonths && { expectedMonths }) });
  const rang = await keepPhone(op, member, input.phone);
  ensure(changed || rang, badInput('outflow.nothing_new'));
  return pageOf(op, member);
}

/** R2 Only this ends a going-away: no visit does. */
export async function comeBack(op: Op, input: Parsed<'members.comeBack'>): Promise<Page> {
  const member = await getMember(op, input.id);
  const open = await openAt(op, member, input.version, input);
  ensure(input.day <= op.today, badInput('outflow.back_in_future', { day: 'future' }));
  const first = open.outDay ? spanOf(open.outDay, asPrecision(open.outPrecision)).first : null;
  const isAhead = first !== null && first > op.today;
  ensure(isAhead || first === null || input.day >= first, new AppError('outflow.back_before_out', 400, { params: { day: first ?? '' }, fields: { day: 'before out' } }));
  await endOutflow(op, open, isAhead ? first : input.day);
  return pageOf(op, member);
}

async function endOutflow(op: Op, open: Outflow, backDay: Day): Promise<void> {
  await change(op.db, Outflow, { id: open.id, version: open.version }, { backDay, version: open.version + 1 });
  const home = await openHomeVisit(op, open.memberId);
  if (home) await change(op.db, HomeVisit, { id: home.id, openKey: open.memberId }, { openKey: null, untilDay: backDay > home.fromDay ? backDay : home.fromDay });
  await record(op, 'outflow.closed', { outflowId: open.id, memberId: open.memberId, personId: open.personId, backDay }, { countyId: open.countyId, townshipId: open.townshipId, subjectId: open.personId });
}

/** R2 Home for a while: the months go on being counted. */
export async function visitHome(op: Op, input: Parsed<'members.visitHome'>): Promise<Page> {
  const member = await getMember(op, input.id);
  const open = await openOutflow(op, member.id);
  ensure(open, conflict('outflow.none_open'));
  const until = input.untilDay ?? null;
  ensure(input.fromDay <= op.today && (until === null || (until <= op.today && until >= input.fromDay)), badInput('home_visit.days', { fromDay: 'future' }));
  const home = await openHomeVisit(op, member.id);
  if (home) {
    ensure(home.fromDay === input.fromDay && until, new AppError('home_visit.open', 409, { params: { day: home.fromDay } }));
    ensure(await swap(op.db, HomeVisit, { id: home.id, openKey: member.id }, { openKey: null, untilDay: until }), conflict('row.changed'));
    await record(op, 'home.visited', { homeVisitId: home.id, memberId: member.id }, placed(member));
  } else {
    const visit = { id: newId(), ...scopeOf(member), outflowId: open.id, fromDay: input.fromDay, untilDay: until, openKey: until ? null : member.id, byName: wearer(op).name, createdAt: op.now };
    ensure(await orKnown(op.db.insert(HomeVisit, visit)), conflict('row.changed'));
    await record(op, 'home.visited', { homeVisitId: visit.id, memberId: member.id }, placed(member));
  }
  return pageOf(op, member);
}

/** For the rooms that follow transfers: the formal relation is elsewhere from this day, and what was open ends with it. */
export async function noteTransferred(op: Op, member: Member, on: Day): Promise<void> {
  const open = await openOutflow(op, member.id);
  if (open) await endOutflow(op, open, on);
  await op.db.update(Member, { id: member.id }, { transferredOn: on });
  await record(op, 'member.transferred', { memberId: member.id, personId: member.personId, on }, placed(member));
}
/** The formal relation is here again: whatever begins now begins anew. */
export async function noteBack(op: Op, member: Member, on: Day): Promise<void> {
  await op.db.update(Member, { id: member.id }, { transferredOn: null });
  await record(op, 'member.back', { memberId: member.id, personId: member.personId, on }, placed(member));
}
