import { monthOf } from '@guiyan/shared/domain/dates';
import { inOwnArea } from '../../platform/area';
import { among, and, count, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { sameIds } from '../people';

/** The people somebody's hats stand for, with the records merged with them. */
export async function peopleBehind(op: Op, hats: readonly { personId: string | null }[]): Promise<string[]> {
  const ids = [...new Set(hats.flatMap((h) => (h.personId ? [h.personId] : [])))];
  return [...new Set((await Promise.all(ids.map((id) => sameIds(op.db, id)))).flat())];
}
const here = (op: Op, t: string): Sql => inOwnArea(wearer(op), t);
const served = (op: Op, people: readonly string[]): Sql => and(here(op, 'm'), among('l.liaison_id', people));
const ofLiaison = 'from members m join liaisons l on l.member_id = m.id and l.until_day is null';

export async function countLeft(op: Op, userId: string, people: readonly string[]): Promise<Record<'members' | 'silent' | 'reports' | 'pairings' | 'unvisited' | 'duties' | 'overdue' | 'requests' | 'unanswered' | 'invites' | 'sessions' | 'seats', number>> {
  const n = (text: string, where: Sql, ...before: unknown[]): Promise<number> => count(op.db, sql(`select count(*) ${text} where ${where.text}`, ...before, ...where.params));
  const his = served(op, people);
  const pairs = and(here(op, 'g'), among('g.helper_id', people), sql('g.until_day is null'));
  const duties = and(here(op, 'd'), among('d.assignee_id', people), sql(`d.state = 'open' and d.opens_on <= ?`, op.today));
  const matters = and(here(op, 'r'), sql('r.taken_by = ?', userId));
  return {
    members: await n(ofLiaison, his),
    silent: await n(ofLiaison, and(his, sql('m.last_contact_day is null or m.last_contact_day < ?', `${monthOf(op.today)}-01`))),
    reports: await n(`from reports r join liaisons l on l.person_id = r.person_id and l.until_day is null`, and(here(op, 'r'), among('l.liaison_id', people), sql(`r.status = 'handed_in'`))),
    pairings: await n('from pairings g', pairs),
    unvisited: await n('from pairings g', and(pairs, sql('not exists (select 1 from visits v where v.family_id = g.family_id and v.helper_id is not null and v.period = ?)', monthOf(op.today)))),
    duties: await n('from duties d', duties),
    overdue: await n('from duties d', and(duties, sql('d.due_at <= ?', op.now))),
    requests: await n('from requests r', and(matters, sql(`r.status in ('taken', 'papers', 'working', 'suspended', 'answered', 'callback')`))),
    unanswered: await n('from requests r', and(matters, sql(`r.status in ('taken', 'papers', 'working', 'suspended')`))),
    invites: await n('from invites i', and(here(op, 'i'), sql('i.made_by = ? and i.used_at is null and i.revoked_at is null and i.expires_on >= ?', userId, op.today))),
    sessions: await n('from sessions s', sql('s.user_id = ? and s.ended_at is null and s.expires_at > ?', userId, op.now)),
    seats: await n('from org_holders o', and(sql('o.county_id = ? and o.until_day is null', wearer(op).countyId), among('o.person_id', people))),
  };
}
