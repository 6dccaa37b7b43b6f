import type { Parsed } from '@guiyan/shared/contract';
import { isOverdue } from '@guiyan/shared/domain/duties';
import { and, count, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { isSame, personOf } from '../people';
import type { ReportEntry, ReportTurnEntry } from './reports.entity';
import type { Asked } from './reports.rules';

/** P1 The member his own; those who answer, by scope or by being his liaison. The family reads none. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison'], own: ['member'] } as const;
const seen = (op: Op) => visible(op, 'r', { person: 'person_id' }, sight);

/** JSON columns come as text from plain SQL. */
type Raw = Omit<ReportEntry, 'photoIds'> & { photoIds: string };
export interface ReportLine extends ReportEntry { name: string; village: string | null }
const columns = 'r.*, p.name, v.name as village';
const joins = `from reports r ${personOf('p', 'r.person_id')} left join orgs v on v.id = r.village_id`;
const read = (r: Raw & { name: string; village: string | null }): ReportLine => ({ ...r, late: Boolean(r.late), handedInAt: Number(r.handedInAt), confirmedAt: r.confirmedAt === null ? null : Number(r.confirmedAt), photoIds: JSON.parse(r.photoIds) as string[] });

export async function getReport(op: Op, id: string): Promise<ReportLine> {
  const may = seen(op);
  const found = await row<Raw & { name: string; village: string | null }>(op.db, sql(`select ${columns} ${joins} where r.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return read(found);
}

/** Newest first. */
export async function listReports(op: Op, f: Pick<Parsed<'reports.list'>, 'cursor' | 'limit' | 'status' | 'quarter'>): Promise<{ rows: ReportLine[]; next: string | null }> {
  const where = and(seen(op), f.status ? sql('r.status = ?', f.status) : null, f.quarter ? sql('r.quarter = ?', f.quarter) : null, f.cursor ? sql('r.id < ?', f.cursor) : null);
  const found = await rows<Raw & { name: string; village: string | null }>(op.db, sql(`select ${columns} ${joins} where ${where.text} order by r.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit).map(read);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null };
}

/** Reports the actor may see that wait for an answer: the length of the list with status `handed_in`. */
export const countUnanswered = (op: Op): Promise<number> => {
  const where = and(seen(op), sql(`r.status = 'handed_in'`));
  return count(op.db, sql(`select count(*) from reports r where ${where.text}`, ...where.params));
};

export interface OwnReport { id: string; quarter: string; status: string; late: boolean; takenBy: string | null; confirmedAt: number | null }
export async function reportsOfPerson(op: Op, personId: string): Promise<OwnReport[]> {
  const whose = await isSame(op, 'person_id', personId);
  return (await rows<OwnReport>(op.db, sql(`select id, quarter, status, late, taken_by, confirmed_at from reports where ${whose.text} order by case when person_id = ? then 1 else 0 end, id`, ...whose.params, personId))).map((r) => ({ ...r, late: Boolean(r.late) }));
}
export async function findReport(op: Op, personId: string, quarter: string): Promise<{ id: string; status: string; takenBy: string | null; confirmedAt: number | null } | null> {
  const whose = await isSame(op, 'person_id', personId);
  return row(op.db, sql(`select id, status, taken_by, confirmed_at from reports where ${whose.text} and quarter = ? order by case when person_id = ? then 0 else 1 end, id limit 1`, ...whose.params, quarter, personId));
}
/** What is asked of the member now, by quarter; read only, the duties lie higher. */
export async function askedOf(op: Op, personId: string): Promise<Map<string, Asked>> {
  const whose = await isSame(op, 'm.person_id', personId);
  const found = await rows<{ period: string; dueOn: string; dueAt: number }>(op.db, sql(`select d.period, d.due_on, d.due_at from duties d join members m on m.id = d.subject_id where ${whose.text} and d.evidence = 'report' and d.state = 'open' and d.opens_on <= ? order by d.due_at desc`, ...whose.params, op.today));
  return new Map(found.map((d) => [d.period, { dueOn: d.dueOn, overdue: isOverdue({ state: 'open', dueAt: Number(d.dueAt) }, op.now) }]));
}
export const turnsOf = (op: Op, reportId: string): Promise<ReportTurnEntry[]> => rows(op.db, sql('select * from report_turns where report_id = ? order by at, id', reportId));

/** X7 What became of one's own reports, the newest first. */
export interface Answered { id: string; at: number; reportId: string; quarter: string; what: string }
export async function answersToMe(op: Op, before: { at: number; id: string } | null, limit: number): Promise<Answered[]> {
  const where = and(visible(op, 'r', { person: 'person_id' }, { own: ['member'] }), sql(`t.what in ('accepted', 'returned')`), before ? sql('(t.at < ? or (t.at = ? and t.id < ?))', before.at, before.at, before.id) : null);
  return (await rows<Answered>(op.db, sql(`select t.id, t.at, t.what, r.id as report_id, r.quarter from reports r join report_turns t on t.report_id = r.id where ${where.text} order by t.at desc, t.id desc limit ${limit}`, ...where.params))).map((a) => ({ ...a, at: Number(a.at) }));
}
