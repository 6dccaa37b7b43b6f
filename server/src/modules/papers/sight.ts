import type { Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';

/** Those who serve the member, by scope or as his liaison, and he himself: as far as members reach. */
const home = { scope: ['clerk', 'secretary', 'county'], access: ['liaison'], own: ['member'] } as const;
export const atHome = (op: Op, t: string): Sql => visible(op, t, { person: 'person_id' }, home);
/** The host too, of those it accepted. */
const withHost = { ...home, access: ['liaison', 'outpost'] } as const;
export const atHomeOrHost = (op: Op, t: string): Sql => visible(op, t, { person: 'person_id' }, withHost);

/** Name and village of whom a row is about, table alias `t`. */
export const whoColumns = 'p.name, v.name as village';
export const whoJoins = (t: string): string => `join people p on p.id = ${t}.person_id left join orgs v on v.id = ${t}.village_id`;
export interface Who { name: string; village: string | null }
export const presentWho = (r: Who & { personId: string; memberId: string }) => ({ personId: r.personId, memberId: r.memberId, name: r.name, village: r.village ?? '' });
