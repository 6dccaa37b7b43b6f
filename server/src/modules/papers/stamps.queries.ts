import type { Parsed } from '@guiyan/shared/contract';
import { dayOf, quarterOf, type Quarter } from '@guiyan/shared/domain/dates';
import { latest } from '../../platform/db/latest';
import { and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { isSame, sameAs, standing } from '../people';
import type { DuesRow, StampRow } from './going.entity';
import { atHome, atHomeOrHost, whoColumns, whoJoins, type Who } from './sight';

export type StampLine = StampRow & Who & { host: string };
const select = `select s.*, ${whoColumns}, h.name as host from stamps s ${whoJoins('s')} join orgs h on h.id = s.host_org_id`;
/** The home as far as it reaches; a host those it gave, while the member is with it. */
const seen = (op: Op) => (wearer(op).hat === 'outpost' ? and(atHomeOrHost(op, 's'), sql('s.host_org_id = ?', wearer(op).orgId)) : atHome(op, 's'));

export async function getStamp(op: Op, id: string): Promise<StampLine> {
  const may = seen(op);
  const found = await row<StampLine>(op.db, sql(`${select} where s.id = ? and s.taken_back_on is null and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** Newest first; what was taken back stays out. */
export async function listStamps(op: Op, f: Parsed<'stamps.list'>): Promise<{ rows: StampLine[]; next: string | null }> {
  const within = f.quarter ? quarterOf(dayOf(Number(f.quarter.slice(0, 4)), Number(f.quarter.slice(5)) * 3, 1)) : null;
  const after = f.cursor ? /^([\d-]{10})~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(seen(op), sql('s.taken_back_on is null'), f.memberId ? sql('(s.member_id = ? or s.person_id in (select sr.same_id from members mq join same_records sr on sr.record_id = mq.person_id where mq.id = ?))', f.memberId, f.memberId) : null, within ? sql('s.on_day >= ? and s.on_day <= ?', within.from, within.until) : null,
    after ? sql('(s.on_day < ? or (s.on_day = ? and s.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<StampLine>(op.db, sql(`${select} where ${where.text} order by s.on_day desc, s.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.onDay}~${last.id}` : null };
}

/** C4 What hosts confirmed of one person in a quarter, oldest first; the caller has asked who may know. */
export async function stampsOf(op: Op, personId: string, quarter: Quarter): Promise<StampLine[]> {
  const who = await isSame(op, 's.person_id', personId);
  return rows(op.db, sql(`${select} where ${who.text} and s.taken_back_on is null and s.on_day >= ? and s.on_day <= ? order by s.on_day, s.id`, ...who.params, quarter.from, quarter.until));
}

/** The history of one person, newest first; 404 for whom the actor may not know. */
export async function duesHistory(op: Op, personId: string): Promise<DuesRow[]> {
  const where = and(await isSame(op, 'd.person_id', (await memberForDues(op, personId)).personId), atHomeOrHost(op, 'd'));
  return rows(op.db, sql(`select d.* from dues d where ${where.text} order by d.id desc`, ...where.params));
}
export async function getDues(op: Op, id: string): Promise<DuesRow> {
  const may = atHomeOrHost(op, 'd');
  const found = await row<DuesRow>(op.db, sql(`select d.* from dues d where d.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function duesPaidTo(op: Op, personId: string): Promise<string | null> {
  const who = await isSame(op, 'person_id', personId);
  return (await row<{ paidTo: string | null }>(op.db, sql(`select max(paid_to) as paid_to from dues where ${who.text} and taken_back_on is null`, ...who.params)))?.paidTo ?? null;
}
/** The entry of this person, month and place that counts; what another wrote down a moment ago is seen. */
export async function openDues(op: Op, personId: string, paidTo: string, place: string): Promise<DuesRow | null> {
  const who = await isSame(op, 'person_id', personId);
  return row(op.db, sql(`select * from dues where ${who.text} and paid_to = ? and place = ? and taken_back_on is null order by id limit 1${latest(op)}`, ...who.params, paidTo, place));
}

/** The member behind a person, as far as the home reaches, and for a host those it accepted. */
export async function memberForDues(op: Op, personId: string): Promise<{ id: string; personId: string; countyId: string; townshipId: string | null; villageId: string | null }> {
  const may = atHomeOrHost(op, 'm');
  const who = await isSame(op, 'm.person_id', personId);
  const found = await row<{ id: string; personId: string; countyId: string; townshipId: string | null; villageId: string | null }>(op.db, sql(`select m.id, m.person_id, m.county_id, m.township_id, m.village_id from members m where ${who.text} and ${standing('m.person_id')} and ${may.text}`, ...who.params, ...may.params));
  if (!found) throw notFound();
  return found;
}

export type UnpaidLine = Who & { id: string; personId: string; memberId: string; paidTo: string };
const gone = `exists (select 1 from outflows uo where uo.member_id = m.id) and m.transferred_on is null and ${standing('m.person_id')}`;
/** Of those who are or were away: paid to a month before `before` and nothing since, in the order they were entered; whoever was transferred pays elsewhere. */
export async function listUnpaid(op: Op, before: string, f: { cursor?: string | undefined; limit: number }): Promise<{ rows: UnpaidLine[]; next: string | null; unknown: number }> {
  const may = atHome(op, 'm');
  const last = `(select max(d.paid_to) from dues d where ${sameAs('d.person_id', 'm.person_id')} and d.taken_back_on is null)`;
  const where = and(may, sql(gone), sql(`${last} < ?`, before), f.cursor ? sql('m.id > ?', f.cursor) : null);
  const found = await rows<UnpaidLine>(op.db, sql(`select m.id, m.id as member_id, m.person_id, ${whoColumns}, ${last} as paid_to from members m ${whoJoins('m')} where ${where.text} order by m.id limit ${f.limit + 1}`, ...where.params));
  const none = await row<{ n: number }>(op.db, sql(`select count(*) as n from members m where ${may.text} and ${gone} and ${last} is null`, ...may.params));
  const shown = found.slice(0, f.limit);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null, unknown: Number(none?.n ?? 0) };
}
