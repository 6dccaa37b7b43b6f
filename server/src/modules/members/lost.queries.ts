import { count, row, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { LostCase } from './follow.entity';

export const openLostCase = (op: Op, memberId: string): Promise<LostCase | null> => row(op.db, sql('select * from lost_cases where open_key = ?', memberId));
/** Somebody has searched since he was last heard of. */
export const hasSearched = async (op: Op, memberId: string, since: string | null): Promise<boolean> => (await count(op.db, sql('select count(*) from search_steps where member_id = ? and on_day > ?', memberId, since ?? ''))) > 0;
