import type { Parsed } from '@guiyan/shared/contract';
import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { MARKET_AHEAD, marketCalendars } from '@guiyan/shared/domain/markets';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { lunarDateOf } from '../calendar';
import { maybeFamilyOf, maybePersonOf, nameFor, unprotected } from '../people';
import type { MarketBooking, MarketDayRow } from './outposts.entity';
import { marketDays, type DatedRule } from './outposts.rules';

export async function rulesOf(op: Op, orgIds: readonly string[]): Promise<Map<string, DatedRule[]>> {
  const where = among('r.org_id', orgIds);
  const found = await rows<{ orgId: string; calendar: string; days: string; fromDay: string; turn: number }>(op.db, sql(`select r.org_id, r.calendar, r.days, r.from_day, r.turn from market_rules r where ${where.text} order by r.turn`, ...where.params));
  const out = new Map<string, DatedRule[]>();
  for (const r of found) out.set(r.orgId, [...(out.get(r.orgId) ?? []), { calendar: marketCalendars.find((c) => c === r.calendar) ?? 'solar', days: JSON.parse(r.days) as number[], fromDay: r.fromDay, turn: Number(r.turn) }]);
  return out;
}
type RawDay = Omit<MarketDayRow, 'rota'> & { rota: string };
export async function dayRows(op: Op, orgIds: readonly string[], from: Day, until: Day): Promise<MarketDayRow[]> {
  const where = and(among('d.org_id', orgIds), sql('d.day >= ? and d.day <= ?', from, until));
  return (await rows<RawDay>(op.db, sql(`select d.* from market_days d where ${where.text} order by d.day`, ...where.params))).map((d) => ({ ...d, version: Number(d.version), rota: JSON.parse(d.rota) as string[] }));
}
const moon = (day: Day): number => lunarDateOf(day).date;
export interface PlannedDay { day: Day; on: boolean; row: MarketDayRow | null }
/** S8 Market days of one outpost between two days. */
export async function daysBetweenOf(op: Op, orgId: string, from: Day, until: Day): Promise<PlannedDay[]> {
  const [rules, known] = [(await rulesOf(op, [orgId])).get(orgId) ?? [], new Map((await dayRows(op, [orgId], from, until)).map((d) => [d.day, d]))];
  const said = new Map([...known].map(([day, d]) => [day, d.state === 'off' ? 'off' as const : 'on' as const]));
  return marketDays(rules, said, from, until, moon).map((d) => ({ ...d, row: known.get(d.day) ?? null }));
}
/** The next market day of each, today included. */
export async function nextDays(op: Op, orgIds: readonly string[]): Promise<Map<string, Day>> {
  const until = addDays(op.today, MARKET_AHEAD);
  const [rules, all] = [await rulesOf(op, orgIds), await dayRows(op, orgIds, op.today, until)];
  return new Map(orgIds.flatMap((id) => {
    const said = new Map(all.filter((d) => d.orgId === id).map((d) => [d.day, d.state === 'off' ? 'off' as const : 'on' as const]));
    const next = marketDays(rules.get(id) ?? [], said, op.today, until, moon).find((d) => d.on);
    return next ? [[id, next.day] as const] : [];
  }));
}
export async function bookedByDay(op: Op, orgId: string, from: Day, until: Day): Promise<Map<Day, number>> {
  const found = await rows<{ day: string; n: number }>(op.db, sql(`select b.day, count(*) as n from market_bookings b where b.org_id = ? and b.day >= ? and b.day <= ? and b.state <> 'cancelled' group by b.day`, orgId, from, until));
  return new Map(found.map((b) => [b.day, Number(b.n)]));
}

/** Whoever comes and his family, a helper of theirs, the offices at home; the outpost those who come to it. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison', 'helper'], own: ['member', 'family'] } as const;
export const seenBookings = (op: Op): Sql => {
  const actor = wearer(op);
  const open = and(unprotected(op, `coalesce(b.person_id, '')`), unprotected(op, `coalesce(b.asker_id, '')`));
  if (actor.hat === 'outpost') return and(sql('b.county_id = ? and b.org_id = ?', actor.countyId, actor.orgId ?? ''), open);
  const own = visible(op, 'b', { person: 'person_id', family: 'family_id' }, sight);
  // The clerk of the township an outpost stands under runs its desk.
  const desk = actor.hat === 'clerk' && actor.townshipId ? or(own, sql(`b.county_id = ? and exists (select 1 from orgs g where g.id = b.org_id and g.township_id = ?)`, actor.countyId, actor.townshipId)) : own;
  return and(desk, open);
};
export interface BookingLine extends MarketBooking { outpost: string; outpostPhone: string | null; hours: string | null; way: string | null; name: string | null; headName: string | null; phoneCt: string | null; phoneOfId: string | null }
const select = (op: Op): string => `select b.*, g.name as outpost, g.phone as outpost_phone, c.hours, c.way, ${nameFor(op, 'a')} as name, ${nameFor(op, 'h')} as head_name, a.phone_ct, a.id as phone_of_id from market_bookings b
  join orgs g on g.id = b.org_id left join outpost_centres c on c.id = b.org_id ${maybePersonOf('a', 'b.asker_id')} ${maybeFamilyOf('b.family_id')}`;

export async function getBooking(op: Op, id: string): Promise<BookingLine> {
  const may = seenBookings(op);
  const found = await row<BookingLine>(op.db, sql(`${select(op)} where b.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** By day, the next first. */
export async function listBookings(op: Op, f: Parsed<'markets.bookings'>): Promise<{ rows: BookingLine[]; next: string | null }> {
  const after = f.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(seenBookings(op), f.outpostId ? sql('b.org_id = ?', f.outpostId) : null, f.day ? sql('b.day = ?', f.day) : null, f.state ? sql('b.state = ?', f.state) : null, after ? sql('(b.day < ? or (b.day = ? and b.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<BookingLine>(op.db, sql(`${select(op)} where ${where.text} order by b.day desc, b.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.day}~${last.id}` : null };
}

/** Everybody who booked a day, for those who run its desk. */
export const allBookings = (op: Op, orgId: string, day: Day): Promise<BookingLine[]> => {
  const where = and(sql('b.org_id = ? and b.day = ?', orgId, day), unprotected(op, `coalesce(b.person_id, '')`), unprotected(op, `coalesce(b.asker_id, '')`));
  return rows(op.db, sql(`${select(op)} where ${where.text} order by b.id`, ...where.params));
};
/** S8 What of one's own bookings stands on the first screen: a market called off, one within three days, one missed within a week. */
export async function noteOf(op: Op): Promise<{ id: string; day: Day; outpost: string; what: 'off' | 'soon' | 'missed' } | null> {
  const may = seenBookings(op);
  const found = await rows<BookingLine & { dayState: string | null }>(op.db, sql(`select b.id, b.day, b.state, g.name as outpost, d.state as day_state from market_bookings b join orgs g on g.id = b.org_id left join market_days d on d.org_id = b.org_id and d.day = b.day
    where ${may.text} and ((b.state = 'booked' and b.day >= ? and b.day <= ?) or (b.state = 'missed' and b.day >= ?)) order by b.day desc, b.id`, ...may.params, op.today, addDays(op.today, MARKET_AHEAD), addDays(op.today, -7)));
  const of = (b: (typeof found)[number] | undefined, what: 'off' | 'soon' | 'missed') => (b ? { id: b.id, day: b.day, outpost: b.outpost, what } : null);
  const ahead = found.filter((b) => b.state === 'booked').toReversed();
  return of(ahead.find((b) => b.dayState === 'off'), 'off') ?? of(ahead.find((b) => b.day <= addDays(op.today, 3)), 'soon') ?? of(found.find((b) => b.state === 'missed'), 'missed');
}

/** Whose bookings these are. */
export type Booker = Pick<MarketBooking, 'id' | 'countyId' | 'townshipId' | 'villageId' | 'familyId' | 'personId' | 'askerId' | 'day'>;
export async function bookersOf(op: Op, ids: readonly string[]): Promise<Booker[]> {
  const where = among('b.id', ids);
  return ids.length ? rows(op.db, sql(`select b.id, b.county_id, b.township_id, b.village_id, b.family_id, b.person_id, b.asker_id, b.day from market_bookings b where ${where.text} order by b.id`, ...where.params)) : [];
}
