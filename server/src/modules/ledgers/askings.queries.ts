import type { Parsed } from '@guiyan/shared/contract';
import { ledgersOf } from '@guiyan/shared/domain/ledgers';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import type { LedgerAsking } from './askings.entity';

/** Of one's own office and those below it, for ledgers that are this hat's business. */
/** An outpost takes its own ledger and decides nothing. */
const seen = (op: Op): Sql => (wearer(op).hat === 'outpost' ? sql('k.county_id = ? and k.asked_by = ?', wearer(op).countyId, wearer(op).userId) : atDesk(op));
const atDesk = (op: Op): Sql => and(visible(op, 'k', {}, { scope: ['clerk', 'secretary', 'county', 'civil'] }), wearer(op).hat === 'county' ? null : among('k.ledger', ledgersOf(wearer(op).hat)));
const undecided = (op: Op): Sql => sql(`k.status = 'open' and k.expires_on >= ? and k.asked_by <> ?`, op.today, wearer(op).userId);

export async function getAsking(op: Op, id: string): Promise<LedgerAsking> {
  const may = seen(op);
  const found = await row<LedgerAsking>(op.db, sql(`select k.* from ledger_askings k where k.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function listAskings(op: Op, { open, cursor, limit }: Parsed<'ledgers.askings'>): Promise<{ rows: LedgerAsking[]; next: string | null; total?: number }> {
  const where = and(seen(op), open ? undecided(op) : null);
  const page = and(where, cursor ? sql('k.id < ?', cursor) : null);
  const found = await rows<LedgerAsking>(op.db, sql(`select k.* from ledger_askings k where ${page.text} order by k.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null, ...(cursor ? {} : { total: await count(op.db, sql(`select count(*) as n from ledger_askings k where ${where.text}`, ...where.params)) }) };
}
/** What waits for this person's answer. */
export const countAskings = (op: Op): Promise<number> => {
  const where = and(seen(op), undecided(op));
  return count(op.db, sql(`select count(*) as n from ledger_askings k where ${where.text}`, ...where.params));
};
