import type { Parsed } from '@guiyan/shared/contract';
import { monthsBefore } from '@guiyan/shared/domain/members';
import { provinceOfCode } from '@guiyan/shared/domain/regions';
import { evenly } from '../../platform/db/gather';
import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { idsNamed, named } from '../people';
import type { SettingValues } from '../settings';
import { columns, lastOne, openOne, seen, wordJoins, type MemberLine } from './members.queries';
import { outDayLimits } from './members.rules';

export type Filter = Omit<Parsed<'members.list'>, 'cursor' | 'limit'>;
const isPast = (f: Filter): boolean => f.state === 'returned' || f.state === 'transferred';
/** R2 `stateOf` as of today, in the words of a query. */
function inState(state: NonNullable<Filter['state']>, on: string, outMonths: number): Sql {
  const { surely, maybe } = outDayLimits(on, outMonths);
  const here = sql('(m.transferred_on is null or m.transferred_on > ?)', on);
  const isSurely = sql(`((o.out_precision = 'day' and o.out_day <= ?) or (o.out_precision = 'month' and o.out_day <= ?) or (o.out_precision = 'year' and o.out_day <= ?))`, surely.day, surely.month, surely.year);
  switch (state) {
    case 'transferred': return sql('m.transferred_on <= ?', on);
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
/** `wide`: of a place with too many members to look at each. */
const filtered = (op: Op, f: Filter, v: SettingValues, wide: boolean): Sql => and(
  seen(op),
  wide ? fewOf(op, f) : null,
  // Registered ahead of leaving: not away yet.
  isPast(f) ? null : sql(`o.from_day ${f.going === 'planned' ? '>' : '<='} ?`, op.today),
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
interface Asked { where: Sql; outflow: string; more: string; limit: number }

/** Where the members of no village stand. */
const NOWHERE = 99_999;
const place = `coalesce(v.seq, ${NOWHERE})`;
/** More members than this in a place are not counted and not sorted for one page. */
const WIDE = 5000;
/** Villages looked through in the order of the list, twice as many each time, before the rest is asked for at once. */
const FIRST_VILLAGES = 1;
const MOST_VILLAGES = 32;

/** First which rows, over the narrow columns that decide it; then the words of one page only. */
const keysOf = (op: Op, a: Asked, and_: Sql | null, counted = false): Promise<Key[]> => {
  const where = and(a.where, and_);
  return rows<Key>(op.db, sql(`select m.id, ${place} as place${counted ? ', count(*) over () as total' : ''} from members m left join orgs v on v.id = m.village_id ${a.outflow} ${a.more} where ${where.text} order by place, m.id limit ${a.limit}`, ...where.params));
};
const beyond = (after: Key): Sql => sql(`(${place} > ? or (${place} = ? and m.id > ?))`, after.place, after.place, after.id);

/** Only hats wider than a township can hold that many. */
const isWide = async (op: Op, f: Filter): Promise<boolean> => {
  const { townshipId, countyId } = wearer(op);
  if (townshipId || f.village) return false;
  return (await rows(op.db, sql(`select m.id from members m where m.county_id = ? limit 1 offset ${WIDE}`, countyId))).length > 0;
};

/**
 * The order of the list is that of villages, so a page of a county is found by going from village to village until it
 * is full. What so many villages did not fill is rare, and the rest is asked for in one statement.
 */
async function walk(op: Op, a: Asked, after: Key | null): Promise<Key[]> {
  const villages = await rows<{ id: string; townshipId: string | null; seq: number }>(op.db, sql(`select id, township_id, seq from orgs where county_id = ? and kind = 'village' and seq >= ? order by seq, id`, wearer(op).countyId, after?.place ?? 0));
  const found: Key[] = [];
  let from = 0;
  for (let size = FIRST_VILLAGES; size <= MOST_VILLAGES && from < villages.length && found.length < a.limit; size *= 2) {
    let until = Math.min(from + size, villages.length);
    // Villages that stand at one place go together, or their members would not lie in order.
    while (until < villages.length && villages[until]!.seq === villages[until - 1]!.seq) until += 1;
    const part = villages.slice(from, until);
    const [where, townships] = [among('m.village_id', part.map((p) => p.id)), among('m.township_id', [...new Set(part.flatMap((p) => p.townshipId ?? []))])];
    found.push(...(await keysOf(op, a, and(where, townships, after && beyond(after)))));
    from = until;
  }
  if (found.length >= a.limit) return found.slice(0, a.limit);
  const last = villages[from - 1];
  const rest = last ? sql(`${place} > ?`, last.seq) : after && beyond(after);
  return [...found, ...(await keysOf(op, { ...a, limit: a.limit - found.length }, rest))];
}

/** A village and those that became part of it, by the columns of the index. */
async function ofVillage(op: Op, village: string): Promise<Sql> {
  const found = await rows<{ id: string; townshipId: string | null }>(op.db, sql('select o.id, o.township_id from orgs o where o.id = ? or o.id in (select mt.org_id from org_turns mt where mt.shown_as = ? and mt.until_day is null)', village, village));
  return and(among('m.village_id', found.map((v) => v.id)), among('m.township_id', [...new Set(found.flatMap((v) => v.townshipId ?? []))]));
}
/** So many people by one name are looked up; more are met soon enough on the way through the villages. */
const MOST_NAMED = 300;

/** Members away in the fixed order of villages, then as they were entered. `total` comes with the first page, unless the place holds too many to count for it. */
export async function listMembers(op: Op, f: Parsed<'members.list'>, v: SettingValues): Promise<RosterPage> {
  const wide = await isWide(op, f);
  const outflow = isPast(f) ? lastOne : openOne;
  const ids = wide && f.name ? await idsNamed(op, wearer(op).countyId, f.name, MOST_NAMED) : null;
  const more = [f.contact && 'left join lost_cases x on x.open_key = m.id', f.name && !ids && 'join people p on p.id = m.person_id', f.liaison && 'left join liaisons l on l.member_id = m.id and l.until_day is null'].filter(Boolean).join(' ');
  const where = and(filtered(op, f, v, wide), f.village ? await ofVillage(op, f.village) : null, ids ? among('m.person_id', ids.length ? evenly(ids) : []) : f.name ? named('p', f.name) : null);
  const asked: Asked = { where, outflow, more, limit: f.limit + 1 };
  const [, seq, id] = (f.cursor && /^(\d+)~([\w-]+)$/.exec(f.cursor)) || [];
  const after: Key | null = id ? { id, place: Number(seq) } : null;
  const isRare = ids !== null || f.contact === 'proposed' || f.contact === 'lost' || f.state === 'transferred' || fewOf(op, f) !== null;
  const keys = wide && !isRare ? await walk(op, asked, after) : await keysOf(op, asked, after && beyond(after), !after && !wide);
  const page = keys.slice(0, f.limit);
  const next = keys.length > f.limit ? `${page.at(-1)!.place}~${page.at(-1)!.id}` : null;
  const total = after ? undefined : !wide ? Number(keys[0]?.total ?? 0) : next ? undefined : page.length;
  return { rows: await wordsOf(op, page.map((k) => k.id), outflow), next, ...(total === undefined ? {} : { total }) };
}
async function wordsOf(op: Op, ids: readonly string[], outflow: string): Promise<MemberLine[]> {
  if (!ids.length) return [];
  const which = among('m.id', evenly(ids));
  const found = new Map((await rows<MemberLine>(op.db, sql(`select ${columns} from members m ${wordJoins(outflow)} where ${which.text}`, ...which.params))).map((m) => [m.id, m]));
  return ids.flatMap((memberId) => found.get(memberId) ?? []);
}
