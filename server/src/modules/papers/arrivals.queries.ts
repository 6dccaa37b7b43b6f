import type { Parsed } from '@guiyan/shared/contract';
import { arrivalStates, type ArrivalState } from '@guiyan/shared/domain/papers';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { isSame, personOf, sameAs, unprotected } from '../people';
import type { Arrival } from './going.entity';
import { atHome, whoColumns, whoJoins, type Who } from './sight';

export const stateOf = (text: string): ArrivalState => arrivalStates.find((s) => s === text) ?? 'ended';
export type ArrivalLine = Arrival & Who & { host: string; hostPhone: string | null };
const select = `select a.*, ${whoColumns}, h.name as host, h.phone as host_phone from arrivals a ${whoJoins('a')} join orgs h on h.id = a.host_org_id`;

export async function getArrival(op: Op, id: string): Promise<ArrivalLine> {
  const may = atHome(op, 'a');
  const found = await row<ArrivalLine>(op.db, sql(`${select} where a.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function lastArrival(op: Op, personId: string): Promise<ArrivalLine | null> {
  const who = await isSame(op, 'a.person_id', personId);
  return row(op.db, sql(`${select} where ${who.text} order by a.id desc limit 1`, ...who.params));
}
export async function openArrivalsOf(op: Op, personId: string): Promise<Arrival[]> {
  const who = await isSame(op, 'open_person', personId);
  return rows(op.db, sql(`select * from arrivals where ${who.text} order by id`, ...who.params));
}

async function paged<T extends { id: string }>(op: Op, head: string, where: Sql, f: { cursor?: string | undefined; limit: number }): Promise<{ rows: T[]; next: string | null; total?: number }> {
  const page = and(where, f.cursor ? sql('a.id < ?', f.cursor) : null);
  const found = await rows<T>(op.db, sql(`${head} where ${page.text} order by a.id desc limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const total = f.cursor ? {} : { total: await count(op.db, sql(`select count(*) from arrivals a where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null, ...total };
}
export const listArrivals = (op: Op, f: Parsed<'arrivals.list'>) => paged<ArrivalLine>(op, select, and(atHome(op, 'a'), f.state ? sql('a.status = ?', f.state) : null), f);

/** What a host may know: rows that name its own organisation. Phone, branch and dues are read here and shown of accepted members only. */
export interface HostLine { id: string; personId: string; memberId: string; countyId: string; townshipId: string | null; villageId: string | null; status: string; reportedOn: string; answeredOn: string | null; acceptedOn: string | null; name: string; phoneCt: string | null; branch: string; province: string | null; city: string | null; duesTo: string | null; stamps: number }
const ofHost = (op: Op): Sql => and(sql('a.county_id = ? and a.host_org_id = ?', wearer(op).countyId, wearer(op).orgId), unprotected(op, 'a.person_id'));
const hostSelect = `select a.id, a.person_id, a.member_id, a.county_id, a.township_id, a.village_id, a.status, a.reported_on, a.answered_on, a.accepted_on, p.name, p.phone_ct, m.branch, o.province, o.city,
  (select max(d.paid_to) from dues d where ${sameAs('d.person_id', 'p.id')} and d.taken_back_on is null) as dues_to, (select count(*) from stamps s where s.arrival_id = a.id and s.taken_back_on is null) as stamps
  from arrivals a ${personOf('p', 'a.person_id')} join members m on m.id = a.member_id left join outflows o on o.member_id = a.member_id and o.back_day is null`;
/** Those who wait and those who are accepted; what is over is no longer the host’s. */
export const listAtHost = (op: Op, f: Parsed<'arrivals.atHost'>) => paged<HostLine>(op, hostSelect, and(ofHost(op), f.state ? sql('a.status = ?', f.state) : sql(`a.status in ('reported','accepted')`)), f);
export async function getAtHost(op: Op, id: string): Promise<HostLine> {
  const may = ofHost(op);
  const found = await row<HostLine>(op.db, sql(`${hostSelect} where a.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
