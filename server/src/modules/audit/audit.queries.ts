import type { Parsed } from '@guiyan/shared/contract';
import { and, rows, sql } from '../../platform/db/sql';
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
