import type { Parsed } from '@guiyan/shared/contract';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import type { ActivitySite, SiteKeeper } from './sites.entity';

/** Nothing of a site is about a person but its keeper, who is public. */
const seen = (op: Op): Sql => visible(op, 's', {}, { scope: ['member', 'family', 'liaison', 'helper', 'secretary', 'clerk', 'county', 'civil'] });
export type SiteLine = ActivitySite & { village: string | null; seq: number | null };
const select = 'select s.*, v.name as village, v.seq from activity_sites s left join orgs v on v.id = s.village_id';

export async function getSite(op: Op, id: string): Promise<SiteLine> {
  const may = seen(op);
  const found = await row<SiteLine>(op.db, sql(`${select} where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function listSites(op: Op, { village, asOf, all, cursor, limit }: Parsed<'sites.list'>): Promise<{ rows: SiteLine[]; next: string | null }> {
  const after = cursor ? /^(\d+)~([\w-]+)$/.exec(cursor) : null;
  const where = and(
    seen(op), village ? inVillage('s.village_id', village) : null,
    // As of an earlier day: what stood then. Of today: what is to open too.
    asOf ? sql('s.from_day <= ?', asOf) : null, all ? null : sql('(s.until_day is null or s.until_day > ?)', asOf ?? op.today),
    after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and s.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null,
  );
  const found = await rows<SiteLine>(op.db, sql(`${select} where ${where.text} order by coalesce(v.seq, 99999), s.id limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > limit && last ? `${last.seq ?? 99999}~${last.id}` : null };
}
/** Who kept these before, the last first; of sites the actor has found. */
export function keepersOf(op: Op, siteIds: readonly string[]): Promise<SiteKeeper[]> {
  if (siteIds.length === 0) return Promise.resolve([]);
  const of = among('k.site_id', siteIds);
  return rows<SiteKeeper>(op.db, sql(`select k.* from site_keepers k where ${of.text} order by k.until_day desc, k.id desc`, ...of.params));
}
