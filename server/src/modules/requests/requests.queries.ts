import type { Parsed } from '@guiyan/shared/contract';
import { inOwnArea } from '../../platform/area';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { maybeFamilyOf, maybePersonOf, nameFor, unprotected } from '../people';
import type { RequestEntry, RequestStepEntry } from './requests.entity';

/** S2 Both halves of the family see the same matter; so do those who serve either of them. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison'], own: ['member', 'family'] } as const;
const seen = (op: Op): Sql => {
  // An outpost goes on with what was taken at its own desk.
  if (op.actor?.hat === 'outpost') return and(sql('r.county_id = ? and r.outpost_id = ?', op.actor.countyId, op.actor.orgId ?? ''), unprotected(op, `coalesce(r.person_id, '')`), unprotected(op, `coalesce(r.asker_id, '')`));
  const may = visible(op, 'r', { person: 'person_id', family: 'family_id' }, sight);
  // H15 What a visit found is told to the member away only when the family agreed.
  return op.actor?.hat === 'member' ? and(may, sql(`r.source <> 'visit' or exists (select 1 from visits told where told.id = r.source_id and told.echo = ?)`, true)) : may;
};
export const openStates = ['submitted', 'taken', 'answered'] as const;

interface Beside { headName: string | null; village: string | null; rosterPhoneCt: string | null; phoneOfId: string | null }
/** JSON columns come as text from plain SQL. */
type Raw = Omit<RequestEntry, 'photoIds'> & Beside & { photoIds: string };
export type RequestLine = RequestEntry & Beside;
const columns = (op: Op): string => `r.*, ${nameFor(op, 'h')} as head_name, v.name as village, a.phone_ct as roster_phone_ct, a.id as phone_of_id`;
const joins = `from requests r ${maybeFamilyOf('r.family_id')} left join orgs v on v.id = r.village_id ${maybePersonOf('a', 'r.asker_id')}`;
const read = (r: Raw): RequestLine => ({ ...r, submittedAt: Number(r.submittedAt), attempts: Number(r.attempts), photoIds: JSON.parse(r.photoIds) as string[] });

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

/** X15 Open matters an account owns inside the actor's scope. */
export const ownedBy = (op: Op, userId: string): Promise<Pick<RequestEntry, 'id' | 'countyId' | 'townshipId' | 'familyId'>[]> => {
  const where = and(inOwnArea(wearer(op), 'r'), sql(`r.taken_by = ? and r.status in ('taken', 'answered')`, userId));
  return rows(op.db, sql(`select r.id, r.county_id, r.township_id, r.family_id from requests r where ${where.text} order by r.id`, ...where.params));
};

/** Nobody has taken it, or the actor has and owes the answer. */
const waitsFor = (op: Op): Sql => sql(`r.status = 'submitted' or (r.status = 'taken' and r.taken_by = ?)`, op.actor?.userId ?? '');

/** Newest first, by the day it was asked: one from a paper ledger stands among its own time. */
export async function listRequests(op: Op, f: Pick<Parsed<'requests.list'>, 'cursor' | 'limit' | 'open' | 'waiting'> & { only?: Sql }): Promise<{ rows: RequestLine[]; next: string | null }> {
  const after = f.cursor ? /^(\d{1,16})~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(seen(op), f.open === undefined ? null : among('r.status', f.open ? openStates : ['confirmed', 'withdrawn']), f.waiting ? waitsFor(op) : null, f.only, after ? sql('(r.submitted_at < ? or (r.submitted_at = ? and r.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
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

export const findBySource = (op: Op, source: string, sourceId: string): Promise<{ id: string; familyId: string | null; countyId: string; townshipId: string | null; status: string } | null> =>
  row(op.db, sql('select id, family_id, county_id, township_id, status from requests where source = ? and source_id = ?', source, sourceId));
export const stepsOf = (op: Op, requestId: string): Promise<RequestStepEntry[]> => rows(op.db, sql('select * from request_steps where request_id = ? order by at, id', requestId));
