import type { Parsed } from '@guiyan/shared/contract';
import { inOwnArea } from '../../platform/area';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { movedSince, visible, visibleOn } from '../accounts';
import { inVillage } from '../orgs';
import { named, personOf } from '../people';
import type { MigrantRow } from './migrants.entity';

const sight = { scope: ['clerk', 'secretary', 'county'] } as const;

export interface MigrantLine extends MigrantRow { kept: string; name: string; phoneCt: string | null; village: string | null; seq: number | null }
export const migrantColumns = 'g.*, p.id as kept, p.name, p.phone_ct, v.name as village, v.seq';
export const migrantJoins = `from migrants g ${personOf('p', 'g.person_id')} left join orgs v on v.id = g.village_id`;

/** Away on the day, each person once whatever records he has (R12). */
export async function awayOn(op: Op, day: string): Promise<Sql> {
  const open = (t: string): Sql => sql(`${t}.from_day <= ? and (${t}.until_day is null or ${t}.until_day > ?)`, day, day);
  const [mine, other] = [open('g'), open('og')];
  return and(await visibleOn(op, 'g', { person: 'person_id' }, sight, day), mine, sql(`not exists (select 1 from same_records os join migrants og on og.person_id = os.same_id where os.record_id = g.person_id and og.id < g.id and ${other.text})`, ...other.params));
}

export async function listMigrants(op: Op, f: Parsed<'migrants.list'>): Promise<{ rows: MigrantLine[]; next: string | null; total?: number }> {
  const where = and(await awayOn(op, f.asOf ?? op.today), f.village ? inVillage('g.village_id', f.village) : null, f.activist ? sql('g.activist = ?', true) : null, f.name ? named('p', f.name) : null);
  const after = f.cursor ? /^(\d+)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and g.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<MigrantLine & { total: number }>(op.db, sql(`select ${migrantColumns}${after ? '' : ', count(*) over () as total'} ${migrantJoins} where ${page.text} order by coalesce(v.seq, 99999), g.id limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(after ? {} : { total: Number(found[0]?.total ?? 0) }) };
}
export async function getMigrant(op: Op, id: string): Promise<MigrantLine> {
  const may = visible(op, 'g', { person: 'person_id' }, sight);
  const found = await row<MigrantLine>(op.db, sql(`select ${migrantColumns} ${migrantJoins} where g.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

export interface NamedCount { villageId: string; named: number; outProvince: number; activists: number; brought: number }
export interface Told { villageId: string; total: number; outProvince: number; brought: number; onDay: string; source: string }
export async function countNamed(op: Op, day: string): Promise<NamedCount[]> {
  const where = await awayOn(op, day);
  return rows(op.db, sql(
    `select g.village_id, count(*) as named, sum(case when g.in_province = 0 then 1 else 0 end) as out_province, sum(case when g.activist = 1 then 1 else 0 end) as activists, sum(g.brought) as brought from migrants g where ${where.text} group by g.village_id`, ...where.params));
}
/** The newest total of each village, told for the day or before; of one that was merged, only until the other tells a total for both. */
export async function totalsOn(op: Op, day: string): Promise<Told[]> {
  const where = and(await visibleOn(op, 't', {}, sight, day), sql('t.on_day <= ?', day));
  return rows(op.db, sql(
    `select t.village_id, t.total, t.out_province, t.brought, t.on_day, t.source from migrant_totals t where ${where.text}
       and not exists (select 1 from migrant_totals n where n.village_id = t.village_id and n.on_day <= ? and (n.on_day > t.on_day or (n.on_day = t.on_day and n.id > t.id)))
       and not exists (select 1 from org_turns mt join migrant_totals h on h.village_id = mt.shown_as and h.on_day >= mt.from_day and h.at > mt.made_at and h.on_day <= ? where mt.org_id = t.village_id and mt.shown_as <> mt.org_id and mt.from_day <= ? and (mt.until_day is null or mt.until_day > ?))`, ...where.params, day, day, day, day));
}
/** Villages that stand today, of those one's own place had on a day. */
export async function villagesHere(op: Op, day: string): Promise<string[]> {
  const { villageId } = wearer(op);
  const here = inOwnArea(wearer(op), 'o');
  if (villageId) return [villageId];
  const { came, left } = await movedSince(op, day);
  return [...(await rows<{ id: string }>(op.db, sql(`select o.id from orgs o where ${here.text} and o.kind = 'village' and o.until_day is null`, ...here.params))).map((v) => v.id).filter((id) => !came.includes(id)), ...left];
}
export const findOpenOf = (op: Op, personId: string): Promise<MigrantRow | null> => row(op.db, sql('select g.* from migrants g where g.open_person = ?', personId));
