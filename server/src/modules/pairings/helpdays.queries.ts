import type { Parsed } from '@guiyan/shared/contract';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { familyOf, isSame, maybePersonOf, nameFor } from '../people';
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
const inYear = (year: number): Sql => sql('t.on_day >= ? and t.on_day <= ?', `${year}-01-01`, `${year}-12-31`);
export async function listHelpdays(op: Op, f: Parsed<'helpdays.list'>): Promise<{ rows: HelpdayLine[]; next: string | null }> {
  const where = and(seen(op), f.state ? sql('t.state = ?', f.state) : sql(`t.state <> 'called_off'`), f.season ? sql('t.season = ?', f.season) : null, f.year ? inYear(f.year) : null, f.familyId ? await isSame(op, 't.family_id', f.familyId) : null);
  const after = f.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(t.on_day < ? or (t.on_day = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<HelpdayLine>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.on_day desc, t.id desc limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.onDay}~${last.id}` : null };
}
/** Of a year, by season, over the same rows as the list of what was done. */
export async function countHelpdays(op: Op, year: number): Promise<{ season: string; times: number; halves: number; families: number }[]> {
  const where = and(seen(op), sql(`t.state = 'done'`), inYear(year));
  return rows(op.db, sql(`select t.season, count(*) as times, sum(t.halves) as halves, count(distinct f.id) as families ${joins} where ${where.text} group by t.season`, ...where.params));
}
export const isHelper = (op: Op, t: Pick<HelpdayRow, 'helperId'>): boolean => { const a = wearer(op); return t.helperId !== null && [a.personId, ...(a.samePeople ?? [])].includes(t.helperId); };
