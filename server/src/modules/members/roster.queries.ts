import type { Parsed } from '@guiyan/shared/contract';
import { monthsBefore } from '@guiyan/shared/domain/members';
import { provinceOfCode } from '@guiyan/shared/domain/regions';
import type { Database } from '../../platform/db/database';
import { evenly } from '../../platform/db/gather';
import { among, and, or, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { fewNamed, named } from '../people';
import type { SettingValues } from '../settings';
import { anyOne, columns, lastOne, openOne, seen, wordJoins, type MemberLine } from './members.queries';
import { outDayLimits } from './members.rules';

export type Filter = Omit<Parsed<'members.list'>, 'cursor' | 'limit'>;
const isPast = (f: Filter): boolean => f.state === 'returned' || f.state === 'transferred';
/** Of the roster and never away. */
const isHere = (f: Filter): boolean => f.state === 'home' || f.state === 'inflow';
/** R2 `stateOf` as of today, in the words of a query. */
function inState(state: NonNullable<Filter['state']>, on: string, outMonths: number): Sql {
  const { surely, maybe } = outDayLimits(on, outMonths);
  const here = sql('(m.transferred_on is null or m.transferred_on > ?)', on);
  const isSurely = sql(`((o.out_precision = 'day' and o.out_day <= ?) or (o.out_precision = 'month' and o.out_day <= ?) or (o.out_precision = 'year' and o.out_day <= ?))`, surely.day, surely.month, surely.year);
  switch (state) {
    case 'transferred': return sql('m.transferred_on <= ?', on);
    case 'home': return and(here, sql('o.id is null and m.inflow is null'));
    case 'inflow': return and(here, sql('o.id is null and m.inflow is not null'));
    case 'returned': return and(here, sql('o.back_day is not null'));
    case 'mobile': return and(here, isSurely);
    case 'unknown': return and(here, sql(`(o.out_day is null or (o.out_day <= ? and not ${isSurely.text}))`, maybe, ...isSurely.params));
    case 'expected': return and(here, sql('o.out_day > ? and o.expected_months >= ?', maybe, outMonths));
    case 'short': return and(here, sql('o.out_day > ? and (o.expected_months is null or o.expected_months < ?)', maybe, outMonths));
  }
}
function inContact(contact: NonNullable<Filter['contact']>, on: string, lostMonths: number): Sql {
  if (contact === 'silent') return sql(`x.id is null and (coalesce(m.last_contact_day, o.from_day) <= ? or m.unreached_on > coalesce(m.last_contact_day, ''))`, monthsBefore(on, lostMonths));
  return contact === 'proposed' ? sql('x.id is not null and x.decided_on is null') : sql('x.decided_on is not null');
}
const inVerified = (verified: NonNullable<Filter['verified']>, on: string, staleMonths: number): Sql =>
  verified === 'never' ? sql('m.verified_on is null') : sql(`m.verified_on ${verified === 'stale' ? '<=' : '>'} ?`, monthsBefore(on, staleMonths));

/** Where few of many are meant, they are found by their own day first. */
function fewOf(op: Op, f: Filter): Sql | null {
  const day = f.going === 'planned' ? sql('z.from_day > ?', op.today) : f.state === 'returned' ? sql(`z.back_day > ''`) : null;
  return day && sql(`m.id in (select z.member_id from outflows z where z.county_id = ? and ${day.text})`, wearer(op).countyId, ...day.params);
}
/** More than this many are met soon enough on the way through the villages. */
const MOST_FEW = 300;
/** R2 The members of a county who may be 待核实, by the index of their days; null when they are no few. */
async function idsUnknown(op: Op, outMonths: number): Promise<string[] | null> {
  const { surely, maybe } = outDayLimits(op.today, outMonths);
  const day = or(sql(`z.out_precision in ('day', 'month', 'year') and z.out_day is null`), ...(['month', 'year'] as const).map((p) => sql(`z.out_precision = '${p}' and z.out_day > ? and z.out_day <= ?`, surely[p], maybe)));
  const found = await rows<{ memberId: string }>(op.db, sql(`select z.member_id from outflows z where z.county_id = ? and (${day.text}) and z.back_day is null limit ${MOST_FEW + 1}`, wearer(op).countyId, ...day.params));
  return found.length > MOST_FEW ? null : found.map((z) => z.memberId);
}
/** `wide`: of a place with too many members to look at each. */
const filtered = (op: Op, f: Filter, v: SettingValues, wide: boolean): Sql => and(
  seen(op),
  wide ? fewOf(op, f) : null,
  // Registered ahead of leaving: not away yet.
  isPast(f) || isHere(f) ? null : sql(`o.from_day ${f.going === 'planned' ? '>' : '<='} ?`, op.today),
  f.going === 'out' ? sql('o.in_province = ?', false) : f.going === 'in' ? sql('o.in_province = ?', true) : null,
  f.liaison === 'none' ? sql('l.id is null') : null,
  f.state ? inState(f.state, op.today, v.out_months) : null,
  f.province ? sql('o.province = ?', provinceOfCode(f.province)?.name ?? '') : null,
  f.trade ? sql('o.trade = ?', f.trade) : null,
  f.verified ? inVerified(f.verified, op.today, v.verify_stale_months) : null,
  f.contact ? inContact(f.contact, op.today, v.lost_months) : null,
);

export interface RosterPage { rows: MemberLine[]; next: string | null; total?: number }
interface Key { id: string; place: number; total?: number }
/** `from`: members `m`, or what leads to them; `sought`: of a name, whose bearers in a village one index finds. */
interface Asked { where: Sql; from: Sql; outflow: string; more: string; limit: number; sought: boolean }

/** Where the members of no village stand. */
const NOWHERE = 99_999;
const place = `coalesce(v.seq, ${NOWHERE})`;
/** More members than this in a place are not counted and not sorted for one page. */
const WIDE = 5000;
/** Villages looked through at a time, in the order of the list: one to see how many of each are meant, then as many as will do. */
const MOST_VILLAGES = 64;

/** First which rows, over the narrow columns that decide it; then the words of one page only. */
const keysOf = (op: Op, a: Asked, and_: Sql | null, counted = false): Promise<Key[]> => {
  const where = and(a.where, and_);
  return rows<Key>(op.db, sql(`select m.id, ${place} as place${counted ? ', count(*) over () as total' : ''} from ${a.from.text} left join orgs v on v.id = m.village_id ${a.outflow} ${a.more} where ${where.text} order by place, m.id limit ${a.limit}`, ...a.from.params, ...where.params));
};
const beyond = (after: Key): Sql => sql(`(${place} > ? or (${place} = ? and m.id > ?))`, after.place, after.place, after.id);

/** Counties once found wide stay so for this process: it is a way of reading, not an answer. */
const wideOnes = new WeakMap<Database, Set<string>>();
/** Only hats wider than a township can hold that many. */
async function isWide(op: Op, f: Filter): Promise<boolean> {
  const { townshipId, countyId } = wearer(op);
  if (townshipId || f.village) return false;
  const known = wideOnes.get(op.services.db) ?? new Set<string>();
  wideOnes.set(op.services.db, known);
  if (!known.has(countyId) && (await rows(op.db, sql(`select m.id from members m where m.county_id = ? limit 1 offset ${WIDE}`, countyId))).length) known.add(countyId);
  return known.has(countyId);
}

interface VillageAt { id: string; townshipId: string | null; seq: number }
/**
 * The order of the list is that of villages, so a page of a county or a township is found by going from village to
 * village until it is full: as many at a time as the ones before let expect.
 */
async function walk(op: Op, a: Asked, after: Key | null): Promise<Key[]> {
  const { countyId, townshipId } = wearer(op);
  const here = and(sql('county_id = ?', countyId), townshipId ? sql('township_id = ?', townshipId) : null);
  const villages = await rows<VillageAt>(op.db, sql(`select id, township_id, seq from orgs where ${here.text} and kind = 'village' and seq >= ? order by seq, id`, ...here.params, after?.place ?? 0));
  const found: Key[] = [];
  for (let [from, size] = [0, 1]; from < villages.length && found.length < a.limit;) {
    let until = Math.min(from + size, villages.length);
    // Villages that stand at one place go together, or their members would not lie in order.
    while (until < villages.length && villages[until]!.seq === villages[until - 1]!.seq) until += 1;
    const part = villages.slice(from, until);
    found.push(...(await keysOf(op, a, and(ofVillages(part), after && beyond(after), a.sought && bearers(op, part.map((v) => v.id))))));
    from = until;
    const each = found.length / from;
    // A guess from few villages is a poor one.
    size = Math.min(MOST_VILLAGES, from * 4, each ? Math.ceil(((a.limit - found.length) / each) * 1.2) : MOST_VILLAGES);
  }
  if (found.length < a.limit) found.push(...(await keysOf(op, a, and(await ofNoVillage(op), after && beyond(after), a.sought && bearers(op, [countyId])))));
  return found.slice(0, a.limit);
}
const bearers = (op: Op, places: readonly string[]): Sql => and(sql('p.county_id = ?', wearer(op).countyId), amongFew('p.roster_place_id', places));
/** By the columns of the index; few lengths, so that the statements stay prepared. */
const ofVillages = (part: readonly Pick<VillageAt, 'id' | 'townshipId'>[]): Sql => and(amongFew('m.village_id', part.map((v) => v.id)), amongFew('m.township_id', [...new Set(part.flatMap((v) => v.townshipId ?? []))]));
async function ofNoVillage(op: Op): Promise<Sql> {
  const { countyId, townshipId } = wearer(op);
  if (townshipId) return sql('m.village_id is null');
  const townships = await rows<{ id: string }>(op.db, sql(`select id from orgs where county_id = ? and kind = 'township'`, countyId));
  const there = among('m.township_id', townships.map((o) => o.id));
  return sql(`m.village_id is null and (m.township_id is null or ${there.text})`, ...there.params);
}

/** A village and those that became part of it, by the columns of the index. */
async function ofVillage(op: Op, village: string): Promise<Sql> {
  const found = await rows<{ id: string; townshipId: string | null }>(op.db, sql('select o.id, o.township_id from orgs o where o.id = ? or o.id in (select mt.org_id from org_turns mt where mt.shown_as = ? and mt.until_day is null)', village, village));
  return ofVillages(found);
}
/** So many people by one name are looked up; more are met soon enough on the way through the villages. */
const MOST_NAMED = 2000;

/** Members away in the fixed order of villages, then as they were entered. `total` comes with the first page, unless the place holds too many to count for it. */
export async function listMembers(op: Op, f: Parsed<'members.list'>, v: SettingValues): Promise<RosterPage> {
  const wide = await isWide(op, f);
  const outflow = isPast(f) ? lastOne : isHere(f) ? anyOne : openOne;
  const byName = wide && f.name ? await fewNamed(op, wearer(op).countyId, f.name, MOST_NAMED) : null;
  const sought = f.name && !byName ? named('p', f.name) : null;
  const unclear = wide && f.state === 'unknown' ? await idsUnknown(op, v.out_months) : null;
  const more = [f.contact && 'left join lost_cases x on x.open_key = m.id', f.liaison && 'left join liaisons l on l.member_id = m.id and l.until_day is null'].filter(Boolean).join(' ');
  const where = and(filtered(op, f, v, wide), f.village ? await ofVillage(op, f.village) : null, unclear && amongFew('m.id', unclear), sought);
  const asked: Asked = { where, outflow, more, limit: f.limit + 1, sought: sought !== null, from: byName ? sql(`(${byName.text}) q cross join members m on m.person_id = q.id`, ...byName.params) : sql(sought ? 'people p join members m on m.person_id = p.id' : 'members m') };
  const [, seq, id] = (f.cursor && /^(\d+)~([\w-]+)$/.exec(f.cursor)) || [];
  const after: Key | null = id ? { id, place: Number(seq) } : null;
  const isRare = byName !== null || unclear !== null || f.contact === 'proposed' || f.contact === 'lost' || f.state === 'transferred' || fewOf(op, f) !== null;
  const keys = (wide ? !isRare : after && isOfTownship(op, f)) ? await walk(op, asked, after) : await keysOf(op, asked, after && beyond(after), !after && !wide);
  const page = keys.slice(0, f.limit);
  const next = keys.length > f.limit ? `${page.at(-1)!.place}~${page.at(-1)!.id}` : null;
  const total = after ? undefined : !wide ? Number(keys[0]?.total ?? 0) : next ? undefined : page.length;
  return { rows: await wordsOf(op, page.map((k) => k.id), outflow), next, ...(total === undefined ? {} : { total }) };
}
const amongFew = (column: string, ids: readonly string[]): Sql => among(column, ids.length ? evenly(ids) : []);
/** Whoever sees all of a township: nothing has to be counted after the first page. */
const isOfTownship = (op: Op, f: Filter): boolean => { const a = wearer(op); return a.hat === 'clerk' && a.townshipId !== null && !f.village; };
async function wordsOf(op: Op, ids: readonly string[], outflow: string): Promise<MemberLine[]> {
  if (!ids.length) return [];
  const which = among('m.id', evenly(ids));
  const found = new Map((await rows<MemberLine>(op.db, sql(`select ${columns} from members m ${wordJoins(outflow)} where ${which.text}`, ...which.params))).map((m) => [m.id, m]));
  return ids.flatMap((memberId) => found.get(memberId) ?? []);
}
