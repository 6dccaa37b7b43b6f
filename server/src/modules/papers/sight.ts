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
