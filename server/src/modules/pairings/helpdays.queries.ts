import type { Parsed } from '@guiyan/shared/contract';
import type { Land } from '@guiyan/shared/domain/helpdays';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { familyOf, isSame, maybePersonOf, nameFor, sameAs } from '../people';
import type { HelpdayRow } from './helpdays.entity';

const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper', 'liaison'], own: ['member', 'family'] } as const;
export interface HelpdayLine extends HelpdayRow { headName: string; helper: string | null; village: string | null }
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name, ${nameFor(op, 'p')} as helper, v.name as village`;
const joins = `from helpdays t ${familyOf('t.family_id')} ${maybePersonOf('p', 't.helper_id')} left join orgs v on v.id = t.village_id`;
const seen = (op: Op): Sql => visible(op, 't', { family: 'family_id' }, sight);

export async function getHelpday(op: Op, id: string): Promise<HelpdayLine> {
  const may = seen(op);
  const found = await row<HelpdayLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
const landColumn: Record<Land, string> = { paddy: 't.paddy', hill: 't.hill', otherLand: 't.other_land' };
const inYear = (year: number): Sql => sql('t.on_day >= ? and t.on_day <= ?', `${year}-01-01`, `${year}-12-31`);
export async function listHelpdays(op: Op, f: Parsed<'helpdays.list'>): Promise<{ rows: HelpdayLine[]; next: string | null }> {
  const where = and(seen(op), f.state ? sql('t.state = ?', f.state) : sql(`t.state <> 'called_off'`), f.season ? sql('t.season = ?', f.season) : null, f.land ? sql(`${landColumn[f.land]} > 0`) : null, f.year ? inYear(f.year) : null, f.village ? inVillage('t.village_id', f.village) : null, f.familyId ? await isSame(op, 't.family_id', f.familyId) : null);
  const after = f.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(t.on_day < ? or (t.on_day = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<HelpdayLine>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.on_day desc, t.id desc limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.onDay}~${last.id}` : null };
}
export interface HelpSums { times: number; halves: number; families: number; people: number; labour: number; paddy: number; hill: number; otherLand: number }
const sums = `count(*) as times, sum(t.halves) as halves, count(distinct f.id) as families, sum(coalesce(t.people, 1)) as people, sum(coalesce(t.people, 1) * t.halves) as labour, sum(coalesce(t.paddy, 0)) as paddy, sum(coalesce(t.hill, 0)) as hill, sum(coalesce(t.other_land, 0)) as other_land`;
const done = (op: Op, year: number, village?: string): Sql => and(seen(op), sql(`t.state = 'done'`), inYear(year), village ? inVillage('t.village_id', village) : null);
/** Of a year, over the same rows as the list of what was done: all, by season, by village in the fixed order. */
export async function countHelpdays(op: Op, year: number, village?: string): Promise<{ all: HelpSums; seasons: (HelpSums & { season: string })[]; villages: (HelpSums & { villageId: string | null; village: string | null })[] }> {
  const where = done(op, year, village);
  return {
    all: (await row<HelpSums>(op.db, sql(`select ${sums} ${joins} where ${where.text}`, ...where.params)))!,
    seasons: await rows(op.db, sql(`select t.season, ${sums} ${joins} where ${where.text} group by t.season`, ...where.params)),
    villages: await rows(op.db, sql(`select v.id as village_id, v.name as village, ${sums} ${joins} where ${where.text} group by v.id, v.name, v.seq order by coalesce(v.seq, 99999), v.id`, ...where.params)),
  };
}
/** SQL: a day’s month, counted through the years. */
const monthNo = (day: string): string => `(substr(${day}, 1, 4) * 12 + substr(${day}, 6, 2))`;
/** H9 SQL: somebody of the family of visit `t` who left in a year (outflow `o`), where the visit was made before, in the month he left or the one before. */
export const beforeLeaving = (year: number): Sql => sql(
  `${sameAs('op.family_id', 't.family_id')} and o.out_precision = 'day' and o.out_day >= ? and o.out_day <= ? and t.on_day <= o.out_day and ${monthNo('t.on_day')} >= ${monthNo('o.out_day')} - 1`, `${year}-01-01`, `${year}-12-31`);
export const whoLeft = 'people op join outflows o on o.person_id = op.id';
export const isHelper = (op: Op, t: Pick<HelpdayRow, 'helperId'>): boolean => { const a = wearer(op); return t.helperId !== null && [a.personId, ...(a.samePeople ?? [])].includes(t.helperId); };
