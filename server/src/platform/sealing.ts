import { createHash } from 'node:crypto';
import { insertAll } from './db/change';
import { row, rows, sql } from './db/sql';
import { newId } from './ids';
import { work } from './op';
import { EventSeal } from './platform.entity';
import type { Services } from './services';

interface Unsealed { id: string; countyId: string; name: string; at: number; actorUserId: string | null; subjectId: string | null; payload: string }

const digest = (e: Unsealed): string => createHash('sha256').update(JSON.stringify([e.id, e.countyId, e.name, Number(e.at), e.actorUserId, e.subjectId, e.payload])).digest('hex');
const BATCH = 500;
const columns = 'e.id, e.county_id, e.name, e.at, e.actor_user_id, e.subject_id, e.payload';

/**
 * Appends (county, seq, event id, mac) for every event not sealed yet. An anti-join, not a range:
 * a slow transaction's events come late and must not be skipped. Answers how many it sealed.
 */
export const seal = (services: Services): Promise<number> => work(services, async (op) => {
  const found = await rows<Unsealed>(op.db, sql(`select ${columns} from events e left join event_seals s on s.event_id = e.id where s.id is null order by e.id limit ${BATCH}`));
  const heads = new Map<string, { seq: number; mac: string }>();
  const seals: EventSeal[] = [];
  for (const e of found) {
    const head = heads.get(e.countyId) ?? (await row<{ seq: number; mac: string }>(op.db, sql('select seq, mac from event_seals where county_id = ? order by seq desc limit 1', e.countyId))) ?? { seq: 0, mac: '' };
    const next = { seq: head.seq + 1, mac: services.keys.mac('event-seal', `${head.mac}|${head.seq + 1}|${digest(e)}`) };
    heads.set(e.countyId, next);
    seals.push({ id: newId(), countyId: e.countyId, seq: next.seq, eventId: e.id, mac: next.mac });
  }
  await insertAll(op.db, EventSeal, seals);
  return seals.length;
});

/** The first broken link of a county's chain; null when every sealed event is there, unchanged and in order. */
export async function findBrokenSeal(services: Services, countyId: string): Promise<{ seq: number; eventId: string } | null> {
  let [last, mac] = [0, ''];
  for (;;) {
    const part = await services.db.read((m) => rows<{ seq: number; mac: string; eventId: string } & Unsealed>(m, sql(`select s.seq, s.mac, s.event_id, ${columns} from event_seals s left join events e on e.id = s.event_id where s.county_id = ? and s.seq > ? order by s.seq limit ${BATCH}`, countyId, last)));
    if (!part.length) return null;
    for (const link of part) {
      const good = link.id !== null && link.seq === last + 1 && link.mac === services.keys.mac('event-seal', `${mac}|${link.seq}|${digest(link)}`);
      if (!good) return { seq: link.seq, eventId: link.eventId };
      [last, mac] = [link.seq, link.mac];
    }
  }
}
