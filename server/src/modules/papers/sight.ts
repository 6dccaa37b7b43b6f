import type { Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { visible, visibleOn } from '../accounts';
import { personOf } from '../people';

/** Those who serve the member, by scope or as his liaison, and he himself: as far as members reach. */
const home = { scope: ['clerk', 'secretary', 'county'], access: ['liaison'], own: ['member'] } as const;
export const atHome = (op: Op, t: string): Sql => visible(op, t, { person: 'person_id' }, home);
/** R13 As of an earlier day. */
export const atHomeOn = (op: Op, t: string, day: string): Promise<Sql> => visibleOn(op, t, { person: 'person_id' }, home, day);
/** The host too, of those it accepted. */
const withHost = { ...home, access: ['liaison', 'outpost'] } as const;
export const atHomeOrHost = (op: Op, t: string): Sql => visible(op, t, { person: 'person_id' }, withHost);

/** Whom a row is about, table alias `t`: the record that was kept, whichever of merged ones the row hangs on (R12). */
export const whoColumns = 'p.id as kept_id, km.id as kept_member, p.name, v.name as village';
export const whoJoins = (t: string): string => `${personOf('p', `${t}.person_id`)} left join members km on km.person_id = p.id left join orgs v on v.id = ${t}.village_id`;
export interface Who { keptId: string; keptMember: string | null; name: string; village: string | null }
export const presentWho = (r: Who & { memberId: string }) => ({ personId: r.keptId, memberId: r.keptMember ?? r.memberId, name: r.name, village: r.village ?? '' });
/** SQL: rows of table alias `t` about the person `p`, by any of his records. */
export const ofPerson = (t: string, p: string): string => `(${t}.person_id = ${p} or ${t}.person_id in (select sr.same_id from same_records sr where sr.record_id = ${p}))`;
