import type { Parsed } from '@guiyan/shared/contract';
import { among, and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';

export interface LoggedEvent { id: string; name: string; at: number; actorName: string; actorHat: string | null; subjectId: string | null; sealId: string | null }

/** X3 Events of the actor's own place, newest first: of the county, or of the township whose log he was given. The payload stays where it is: a log reader needs who, what and when. H17 Who reported a child in danger stands in no list; the chain seals those events with the others. */
export async function listEvents(op: Op, { name, cursor, limit }: Parsed<'audit.events'>): Promise<{ rows: LoggedEvent[]; next: string | null }> {
  const { countyId, townshipId } = wearer(op);
  const where = and(sql('e.county_id = ?', countyId), townshipId ? sql('e.township_id = ?', townshipId) : null, sql(`e.name not like 'alarm.%'`), name ? sql('e.name = ?', name) : null, cursor ? sql('e.id < ?', cursor) : null);
  const found = await rows<LoggedEvent>(op.db, sql(
    `select e.id, e.name, e.at, e.actor_name, e.actor_hat, e.subject_id, s.id as seal_id from events e left join event_seals s on s.event_id = e.id where ${where.text} order by e.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}

const KEEP_MS = 183 * 86_400_000;
const MOST = 300;
/** Of the pages that are opened: which are about a person himself. A child’s file is not among them: whoever cares for a child in danger must not be seen at it by those at home (H17). */
const pages = { 'members.get': 'member', 'members.history': 'member', 'families.get': 'family', 'elders.get': 'elder' } as const;
export interface Look { at: number; actorHat: string | null; placeId: string | null; place: string | null; what: string | null }

/** X3 Who opened a page of the actor, of his membership or his family, or had a number of his shown in full; he himself and whoever wears a hat of the same account are left out. */
export async function listLooks(op: Op): Promise<Look[]> {
  const a = wearer(op);
  const people = [a.personId, ...(a.samePeople ?? [])].filter((id) => id !== null && id !== undefined);
  const members = people.length ? await rows<{ id: string }>(op.db, sql(`select m.id from members m where ${among('m.person_id', people).text}`, ...people)) : [];
  const subjects = [...people, ...members.map((m) => m.id), ...(a.familyId ? [a.familyId] : []), ...(a.sameFamilies ?? [])];
  if (subjects.length === 0) return [];
  const where = and(among('e.subject_id', subjects), sql(`e.county_id = ? and e.at >= ? and e.actor_user_id is not null and e.actor_user_id <> ? and e.name in ('page.opened', 'value.revealed')`, a.countyId, op.now - KEEP_MS, a.userId));
  const found = await rows<Look & { name: string; payload: unknown }>(op.db, sql(
    `select e.at, e.name, e.payload, e.actor_hat, o.id as place_id, o.name as place from events e left join orgs o on o.id = case when e.actor_hat = 'county' then e.county_id else coalesce(e.township_id, e.county_id) end where ${where.text} order by e.id desc limit ${MOST}`, ...where.params));
  return found.map(({ name, payload, ...e }) => {
    const { endpoint } = (typeof payload === 'string' ? JSON.parse(payload) : payload) as { endpoint?: string };
    return { ...e, what: name === 'value.revealed' ? 'number' : pages[endpoint as keyof typeof pages] ?? null };
  });
}
