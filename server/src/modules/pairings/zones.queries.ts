import type { Parsed } from '@guiyan/shared/contract';
import { inOwnArea } from '../../platform/area';
import { and, count, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { inVillage } from '../orgs';
import { nameFor, personOf } from '../people';
import type { Zone } from './schemes.entity';

export type ZoneLine = Zone & { helper: string; unit: string | null; village: string; seq: number };
type Stored = Omit<ZoneLine, 'groupNames'> & { groupNames: string };
const columns = (op: Op): string => `z.*, ${nameFor(op, 'p')} as helper, u.name as unit, v.name as village, v.seq`;
const joins = `from zones z ${personOf('p', 'z.helper_id')} join orgs v on v.id = z.village_id left join orgs u on u.id = z.unit_id`;
const whole = (z: Stored): ZoneLine => ({ ...z, groupNames: JSON.parse(z.groupNames) as string[] });

/** In the fixed order of villages, then as they were made. */
export async function listZones(op: Op, { village, ended, cursor, limit }: Parsed<'zones.list'>): Promise<{ rows: ZoneLine[]; next: string | null; total?: number }> {
  const where = and(inOwnArea(wearer(op), 'z'), village ? inVillage('z.village_id', village) : null, sql(`z.until_day is ${ended ? 'not null' : 'null'}`));
  const after = cursor ? /^(\d+)~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(v.seq > ? or (v.seq = ? and z.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const shown = (await rows<Stored>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by v.seq, z.id limit ${limit + 1}`, ...page.params))).map(whole);
  const last = shown.length > limit ? shown[limit - 1] : undefined;
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) ${joins} where ${where.text}`, ...where.params)) };
  return { rows: shown.slice(0, limit), next: last ? `${last.seq}~${last.id}` : null, ...total };
}
export async function getZone(op: Op, id: string): Promise<ZoneLine> {
  const may = inOwnArea(wearer(op), 'z');
  const found = await row<Stored>(op.db, sql(`select ${columns(op)} ${joins} where z.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
