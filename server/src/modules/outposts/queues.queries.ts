import type { Day } from '@guiyan/shared/domain/dates';
import { row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { MarketTablet, MarketTicket } from './outposts.entity';

const at = (value: number | null): number | null => (value === null ? null : Number(value));
const read = (t: MarketTicket): MarketTicket => ({ ...t, no: Number(t.no), takenAt: Number(t.takenAt), servedAt: at(t.servedAt), doneAt: at(t.doneAt), receivedAt: Number(t.receivedAt) });
/** In the order in which they took their numbers. */
export const ticketsOf = async (op: Op, orgId: string, day: Day): Promise<MarketTicket[]> => (await rows<MarketTicket>(op.db, sql('select k.* from market_tickets k where k.org_id = ? and k.day = ? order by k.taken_at, k.letter, k.no', orgId, day))).map(read);
export async function findTicket(op: Op, f: { id: string; day: Day; letter: string; no: number }): Promise<MarketTicket | null> {
  const found = await row<MarketTicket>(op.db, sql('select k.* from market_tickets k where k.org_id = ? and k.day = ? and k.letter = ? and k.no = ?', f.id, f.day, f.letter, f.no));
  return found && read(found);
}
export const tabletsOf = (op: Op, orgId: string, day: Day): Promise<MarketTablet[]> => rows(op.db, sql('select b.* from market_tablets b where b.org_id = ? and b.day = ? order by b.letter', orgId, day));
export const lastNo = async (op: Op, orgId: string, day: Day, letter: string): Promise<number> => Number((await row<{ n: number | null }>(op.db, sql('select max(k.no) as n from market_tickets k where k.org_id = ? and k.day = ? and k.letter = ?', orgId, day, letter)))?.n ?? 0);
