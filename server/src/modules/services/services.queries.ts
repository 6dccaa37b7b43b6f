import type { Parsed } from '@guiyan/shared/contract';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import type { ServiceRow } from './services.entity';

const sight = { scope: ['clerk', 'secretary', 'county'] } as const;
const ofWindow = (op: Op): Sql => sql('s.county_id = ? and s.window_org_id = ?', wearer(op).countyId, wearer(op).orgId);

export async function getOwnService(op: Op, id: string): Promise<ServiceRow> {
  const may = ofWindow(op);
  const found = await row<ServiceRow>(op.db, sql(`select s.* from services s where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

/** Newest first; entries that were corrected are history and stay out. */
export async function listServices(op: Op, { month, cursor, limit }: Parsed<'services.list'>): Promise<{ rows: ServiceRow[]; next: string | null; total?: number }> {
  const where = and(wearer(op).hat === 'window' ? ofWindow(op) : visible(op, 's', { family: 'family_id' }, sight), sql('s.corrected = ?', false), month ? sql('s.on_day >= ? and s.on_day <= ?', `${month}-01`, `${month}-31`) : null);
  const after = cursor ? /^(\d{1,16})~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(s.happened_at < ? or (s.happened_at = ? and s.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<ServiceRow>(op.db, sql(`select s.* from services s where ${page.text} order by s.happened_at desc, s.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) from services s where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${Number(last.happenedAt)}~${last.id}` : null, ...total };
}
