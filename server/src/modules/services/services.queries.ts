import type { Parsed } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { governmentOf } from '../cards';
import { settingOf } from '../settings';
import type { ServiceMatter, ServiceRow } from './services.entity';

const sight = { scope: ['clerk', 'secretary', 'county'] } as const;
const ofWindow = (op: Op): Sql => sql('s.county_id = ? and s.window_org_id = ?', wearer(op).countyId, wearer(op).orgId);
const seen = (op: Op): Sql => (wearer(op).hat === 'window' ? ofWindow(op) : visible(op, 's', { family: 'family_id' }, sight));
/** What stands: an entry that was corrected is history. */
export const standingService = (t: string): Sql => sql(`${t}.corrected = ?`, false);

/** An entry this actor may put right: of his own counter, or of the desk of his township. */
export async function getOwnService(op: Op, id: string): Promise<ServiceRow> {
  const may = and(seen(op), wearer(op).hat === 'clerk' ? sql(`s.source = 'desk'`) : null);
  const found = await row<ServiceRow>(op.db, sql(`select s.* from services s where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

type Filter = Pick<Parsed<'services.list'>, 'month' | 'unit' | 'priority'>;
const filter = (op: Op, { month, unit, priority }: Filter): Sql =>
  and(seen(op), standingService('s'), month ? sql('s.on_day >= ? and s.on_day <= ?', `${month}-01`, `${month}-31`) : null, unit ? sql('s.window_org_id = ?', unit) : null, priority === undefined ? null : sql('s.priority = ?', priority));

/** Newest first. */
export async function listServices(op: Op, { cursor, limit, ...asked }: Parsed<'services.list'>): Promise<{ rows: ServiceRow[]; next: string | null; total?: number }> {
  const where = filter(op, asked);
  const after = cursor ? /^(\d{1,16})~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(s.happened_at < ? or (s.happened_at = ? and s.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<ServiceRow>(op.db, sql(`select s.* from services s where ${page.text} order by s.happened_at desc, s.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) from services s where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${Number(last.happenedAt)}~${last.id}` : null, ...total };
}
/** The same rows, unit by unit. */
export async function countByUnit(op: Op, month: string): Promise<{ unitId: string; services: number; priority: number }[]> {
  const where = filter(op, { month });
  const found = await rows<{ unitId: string; n: number; first: number }>(op.db, sql(`select s.window_org_id as unit_id, count(*) as n, sum(case when s.priority then 1 else 0 end) as first from services s where ${where.text} group by s.window_org_id`, ...where.params));
  return found.map((u) => ({ unitId: u.unitId, services: Number(u.n), priority: Number(u.first) }));
}

/** What this counter did most in two months; the first matter where it has done nothing. */
export async function usualMatter(op: Op): Promise<string | null> {
  const { orgId } = wearer(op);
  if (!orgId) return null;
  return (await row<{ matter: string }>(op.db, sql('select s.matter from services s where s.window_org_id = ? and s.happened_at >= ? and s.corrected = ? group by s.matter order by count(*) desc, s.matter limit 1', orgId, op.now - 60 * 86_400_000, false)))?.matter ?? null;
}
export const ownMatters = (op: Op): Promise<ServiceMatter[]> => rows(op.db, sql('select * from service_matters where county_id = ? order by at, id', wearer(op).countyId));

/** Units by name; a township's own counter is its government. */
export async function unitNames(op: Op, ids: readonly string[]): Promise<Map<string, string>> {
  const where = among('id', [...new Set(ids)]);
  const found = await rows<{ id: string; name: string; kind: string }>(op.db, sql(`select id, name, kind from orgs where ${where.text}`, ...where.params));
  return new Map(found.map((o) => [o.id, o.kind === 'township' ? governmentOf(o.name) : o.name]));
}
export async function usersOfLine(op: Op, rootId: string): Promise<string[]> {
  return (await rows<{ byUserId: string }>(op.db, sql('select distinct by_user_id from services where id = ? or root_id = ?', rootId, rootId))).map((s) => s.byUserId);
}
/** Who stands at the counter of a unit today. */
export const usersOfWindow = async (op: Op, orgId: string): Promise<string[]> =>
  (await rows<{ userId: string }>(op.db, sql(`select distinct user_id from hats where hat = 'window' and org_id = ? and until_day is null`, orgId))).map((h) => h.userId);
/** The card's number as people type it. */
export const bare = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/[\s\-—_.]/g, '');
/** F7 Services since this day may still be rated. */
export const rateableSince = async (op: Op): Promise<string> => addDays(op.today, -(await settingOf(op, wearer(op).countyId, 'rate_days', op.today)));
