import { among, and, row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { VerifyRound } from './follow.entity';
import { seen } from './members.queries';

type Round = Omit<VerifyRound, 'leftOver'> & { leftOver: string };
export const findRound = (op: Op, id: string): Promise<Round | null> => row(op.db, sql('select * from verify_rounds where id = ?', id));
export const openRoundOf = (op: Op, townshipId: string): Promise<Round | null> => row(op.db, sql('select * from verify_rounds where open_key = ?', townshipId));
export const roundOfHalf = (op: Op, townshipId: string, half: string): Promise<Round | null> => row(op.db, sql('select * from verify_rounds where township_id = ? and half = ?', townshipId, half));
export const lastRoundOf = (op: Op, townshipId: string): Promise<Round | null> => row(op.db, sql('select * from verify_rounds where township_id = ? order by id desc limit 1', townshipId));

export interface Unverified { id: string; name: string; village: string | null }
/** Away today within sight, and nobody has verified them in the round; without a round, everyone away. In the fixed order of villages. */
export const awayUnverified = (op: Op, roundId: string | null): Promise<Unverified[]> => {
  const where = and(seen(op), sql('o.from_day <= ?', op.today), roundId ? sql('not exists (select 1 from verifications c where c.round_id = ? and c.member_id = m.id)', roundId) : null);
  return rows(op.db, sql(`select m.id, p.name, v.name as village from members m join people p on p.id = m.person_id join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
};
export const membersByIds = (op: Op, ids: readonly string[]): Promise<Unverified[]> => {
  const where = and(seen(op), among('m.id', ids));
  return rows(op.db, sql(`select m.id, p.name, v.name as village from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id where ${where.text} order by coalesce(v.seq, 99999), m.id`, ...where.params));
};

export interface VillageVerified { villageId: string | null; village: string | null; verifiedOn: string | null; inRound: number }
/** One line a member away; the villages come in their fixed order. */
export const verifiedByVillage = (op: Op, roundId: string | null): Promise<VillageVerified[]> => {
  const where = and(seen(op), sql('o.from_day <= ?', op.today));
  return rows(op.db, sql(
    `select m.village_id, v.name as village, m.verified_on, case when exists (select 1 from verifications c where c.round_id = ? and c.member_id = m.id) then 1 else 0 end as in_round
     from members m join outflows o on o.member_id = m.id and o.back_day is null left join orgs v on v.id = m.village_id where ${where.text} order by coalesce(v.seq, 99999), m.id`, roundId ?? '', ...where.params));
};
