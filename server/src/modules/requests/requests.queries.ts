import type { Parsed } from '@guiyan/shared/contract';
import { openStates } from '@guiyan/shared/domain/requests';
import { inOwnArea } from '../../platform/area';
import { among, and, count, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { heldByActor } from '../mandates';
import { maybeFamilyOf, maybePersonOf, nameFor, unprotected } from '../people';
import type { RequestEntry, RequestStepEntry } from './requests.entity';

/** S2 Both halves of the family see the same matter; so do those who serve either of them. */
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['liaison', 'outpost'], own: ['member', 'family'] } as const;
/** S3 Whoever owns it or is asked to, wherever he sits; and what was asked at his outpost. */
function inHand(op: Op): Sql | null {
  const { hat, userId, countyId, orgId } = wearer(op);
  if (hat !== 'liaison' && hat !== 'secretary' && hat !== 'clerk' && hat !== 'outpost') return null;
  const mine = or(sql('r.taken_by = ? or r.pass_to = ?', userId, userId), ...(hat === 'outpost' && orgId ? [sql('r.outpost_id = ?', orgId)] : []));
  return and(sql('r.county_id = ?', countyId), mine, unprotected(op, `coalesce(r.person_id, '')`), unprotected(op, `coalesce(r.asker_id, '')`));
}
const seen = (op: Op): Sql => {
  const { hat, countyId } = wearer(op);
  // S10 X11 A helper knows of what he asks for somebody, while his mandate holds.
  if (hat === 'helper') return and(sql('r.county_id = ?', countyId), heldByActor(op, 'r.mandate_id'), unprotected(op, `coalesce(r.person_id, '')`));
  const [placed, own] = [visible(op, 'r', { person: 'person_id', family: 'family_id' }, sight), inHand(op)];
  const may = own ? and(or(placed, own)) : placed;
  // H15 What a visit found is told to the member away only when the family agreed.
  return op.actor?.hat === 'member' ? and(may, sql(`r.source <> 'visit' or exists (select 1 from visits told where told.id = r.source_id and told.echo = ?)`, true)) : may;
};

interface Beside { headName: string | null; village: string | null; rosterPhoneCt: string | null; phoneOfId: string | null }
/** JSON columns come as text from plain SQL. */
type Raw = Omit<RequestEntry, 'photoIds'> & Beside & { photoIds: string };
export type RequestLine = RequestEntry & Beside;
const columns = (op: Op): string => `r.*, ${nameFor(op, 'h')} as head_name, v.name as village, a.phone_ct as roster_phone_ct, a.id as phone_of_id`;
const joins = `from requests r ${maybeFamilyOf('r.family_id')} left join orgs v on v.id = r.village_id ${maybePersonOf('a', 'r.asker_id')}`;
const at = (value: number | null): number | null => (value === null ? null : Number(value));
const read = (r: Raw): RequestLine => ({ ...r, submittedAt: Number(r.submittedAt), attempts: Number(r.attempts), respondedAt: at(r.respondedAt), acceptedAt: at(r.acceptedAt), clockAt: at(r.clockAt), answeredAt: at(r.answeredAt), photoIds: JSON.parse(r.photoIds) as string[] });

export async function getRequest(op: Op, id: string): Promise<RequestLine> {
  const may = seen(op);
  const found = await row<Raw>(op.db, sql(`select ${columns(op)} ${joins} where r.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return read(found);
}

/** Takes the row for this unit of work, so that of two at the same moment the second sees what the first did. */
export async function getForUpdate(op: Op, id: string): Promise<RequestLine> {
  await op.db.query('update requests set version = version + 1 where id = ?', [id]);
  return getRequest(op, id);
}

/** The same for the counter at which it was asked: who stands there may finish what another took. */
export async function getOfCounter(op: Op, id: string): Promise<RequestLine> {
  await op.db.query('update requests set version = version + 1 where id = ?', [id]);
  const found = await row<Raw>(op.db, sql(`select ${columns(op)} ${joins} where r.id = ? and r.county_id = ? and r.source = 'outpost'`, id, wearer(op).countyId));
  if (!found) throw notFound();
  return read(found);
}

/** X15 Open matters an account owns inside the actor's scope. */
export const ownedBy = (op: Op, userId: string): Promise<Pick<RequestEntry, 'id' | 'countyId' | 'townshipId' | 'familyId'>[]> => {
  const where = and(inOwnArea(wearer(op), 'r'), sql(`r.taken_by = ? and r.status in ('taken', 'papers', 'working', 'suspended', 'answered', 'callback')`, userId));
  return rows(op.db, sql(`select r.id, r.county_id, r.township_id, r.family_id from requests r where ${where.text} order by r.id`, ...where.params));
};

/** Nobody has taken it, or the actor has and owes the answer. */
const waitsFor = (op: Op): Sql => sql(`r.status = 'submitted' or (r.status in ('taken', 'working', 'suspended') and r.taken_by = ?) or r.pass_to = ? or (r.status = 'callback' and r.taken_by <> ?)`, op.actor?.userId ?? '', op.actor?.userId ?? '', op.actor?.userId ?? '');

/** S4 The law of colours (clock.rules), as a list asks it. */
function ofColour(colour: 'green' | 'amber' | 'red' | 'paused', today: string): Sql {
  if (colour === 'paused') return sql(`r.clock = 'paused'`);
  const late = colour === 'red' ? sql('r.due_on < ?', today) : and(sql('r.due_on >= ?', today), colour === 'amber' ? sql('r.amber_on <= ?', today) : sql('r.amber_on > ?', today));
  return and(sql(`r.clock in ('first', 'whole')`), late);
}
/** Newest first, by the day it was asked: one from a paper ledger stands among its own time. */
export async function listRequests(op: Op, f: Parsed<'requests.list'> & { only?: Sql }): Promise<{ rows: RequestLine[]; next: string | null }> {
  const after = f.cursor ? /^(\d{1,16})~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(seen(op), f.open === undefined ? null : among('r.status', f.open ? openStates : ['confirmed', 'ended', 'withdrawn']), f.waiting ? waitsFor(op) : null, f.only, f.status ? sql('r.status = ?', f.status) : null, f.item ? sql('r.item = ?', f.item) : null, f.colour ? ofColour(f.colour, op.today) : null,
    f.owner === 'mine' ? sql('r.taken_by = ?', op.actor?.userId ?? '') : f.owner === 'none' ? sql('r.taken_by is null') : null,
    after ? sql('(r.submitted_at < ? or (r.submitted_at = ? and r.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<Raw>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text} order by r.submitted_at desc, r.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit).map(read);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.submittedAt}~${last.id}` : null };
}

/** Matters that wait for the actor: the length of the list with `waiting`. */
export const countWaiting = (op: Op): Promise<number> => {
  const where = and(seen(op), waitsFor(op));
  return count(op.db, sql(`select count(*) from requests r where ${where.text}`, ...where.params));
};

/** How many of some kind one may see, by township and village: the length of the list with the same `only`. */
export async function countByPlace(op: Op, only: Sql): Promise<{ townshipId: string | null; villageId: string | null; n: number }[]> {
  const where = and(seen(op), only);
  return (await rows<{ townshipId: string | null; villageId: string | null; n: number }>(op.db, sql(`select r.township_id, r.village_id, count(*) as n from requests r where ${where.text} group by r.township_id, r.village_id`, ...where.params))).map((p) => ({ ...p, n: Number(p.n) }));
}
export const findBySource = (op: Op, source: string, sourceId: string): Promise<{ id: string; familyId: string | null; countyId: string; townshipId: string | null; status: string } | null> =>
  row(op.db, sql('select id, family_id, county_id, township_id, status from requests where source = ? and source_id = ?', source, sourceId));
export const stepsOf = (op: Op, requestId: string): Promise<RequestStepEntry[]> => rows(op.db, sql('select * from request_steps where request_id = ? order by at, id', requestId));

/** X7 What others did about the actor's own matters, the newest first; what the offices keep among themselves is none of it. */
export interface Done { id: string; at: number; what: string; requestId: string; item: string; itemName: string | null }
export async function doneForMe(op: Op, before: { at: number; id: string } | null, limit: number): Promise<Done[]> {
  const where = and(seen(op), sql(`s.what in ('taken', 'answered', 'handed', 'closed') and (s.office_only is null or s.office_only = ?)`, false), before ? sql('(s.at < ? or (s.at = ? and s.id < ?))', before.at, before.at, before.id) : null);
  return (await rows<Done>(op.db, sql(`select s.id, s.at, s.what, r.id as request_id, r.item, r.item_name from requests r join request_steps s on s.request_id = r.id where ${where.text} order by s.at desc, s.id desc limit ${limit}`, ...where.params))).map((d) => ({ ...d, at: Number(d.at) }));
}

export interface Successor { userId: string; personId: string | null; name: string; hat: string; place: string }
/** S3 Who can take a matter over: those who serve its township, and the outposts of the county. */
export async function listSuccessors(op: Op, r: Pick<RequestEntry, 'countyId' | 'townshipId'>): Promise<Successor[]> {
  const here = r.townshipId ? sql('h.township_id = ?', r.townshipId) : sql('1=1');
  const found = await rows<Successor>(op.db, sql(
    `select h.user_id, h.person_id, h.name, h.hat, h.place from hats h where h.county_id = ? and h.until_day is null and (h.hat = 'outpost' or (h.hat in ('clerk', 'secretary', 'liaison') and ${here.text})) order by case h.hat when 'clerk' then 0 when 'secretary' then 1 when 'liaison' then 2 else 3 end, h.id`, r.countyId, ...here.params));
  return found.filter((s, i) => found.findIndex((o) => o.userId === s.userId) === i);
}
