import type { Parsed } from '@guiyan/shared/contract';
import type { AdvisedPaper, AdviceRule } from '@guiyan/shared/domain/papers';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { isSame } from '../people';
import type { Paper, PaperRule } from './papers.entity';
import { yearOf } from './papers.rules';
import { atHome, whoColumns, whoJoins, type Who } from './sight';

export type PaperLine = Paper & Who & { checkedYear: number | null; checkedOn: string | null; checkedBy: string | null };
/** The last yearly check stands beside its paper. */
const select = `select k.*, ${whoColumns}, x.year as checked_year, x.on_day as checked_on, x.by_name as checked_by from papers k ${whoJoins('k')}
  left join paper_checks x on x.paper_id = k.id and x.year = (select max(y.year) from paper_checks y where y.paper_id = k.id)`;

export async function getPaper(op: Op, id: string): Promise<PaperLine> {
  const may = atHome(op, 'k');
  const found = await row<PaperLine>(op.db, sql(`${select} where k.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

const inUse = (today: string): Sql => sql('k.ended_on is null and (k.expires_on is null or k.expires_on >= ?)', today);
function shownAs(show: Parsed<'papers.list'>['show'], today: string): Sql | null {
  switch (show) {
    case 'valid': return inUse(today);
    case 'due': return and(inUse(today), sql(`k.kind = 'activity' and k.issued_on < ? and not exists (select 1 from paper_checks y where y.paper_id = k.id and y.year >= ?)`, `${yearOf(today)}-01-01`, yearOf(today)));
    case 'expired': return sql('k.ended_on is null and k.expires_on < ?', today);
    case 'lost': return sql(`k.ended_as = 'lost'`);
    case 'ended': return sql(`k.ended_as in ('returned','void')`);
    default: return null;
  }
}
/** Newest first. */
export async function listPapers(op: Op, f: Parsed<'papers.list'>): Promise<{ rows: PaperLine[]; next: string | null; total?: number }> {
  const where = and(atHome(op, 'k'), shownAs(f.show, op.today), f.kind ? sql('k.kind = ?', f.kind) : null);
  const page = and(where, f.cursor ? sql('k.id < ?', f.cursor) : null);
  const found = await rows<PaperLine>(op.db, sql(`${select} where ${page.text} order by k.id desc limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const total = f.cursor ? {} : { total: await count(op.db, sql(`select count(*) from papers k where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null, ...total };
}
export async function papersOfPerson(op: Op, personId: string): Promise<PaperLine[]> {
  const who = await isSame(op, 'k.person_id', personId);
  return rows(op.db, sql(`${select} where ${who.text} order by k.id desc`, ...who.params));
}

/** Whether a number stands in the county already, seen or not: what may be told of it is for the caller to decide. */
export const findNumber = (op: Op, countyId: string, kind: string, number: string): Promise<(Paper & Who & { township: string | null }) | null> =>
  row(op.db, sql(`select k.*, ${whoColumns}, w.name as township from papers k ${whoJoins('k')} left join orgs w on w.id = k.township_id where k.county_id = ? and k.kind = ? and k.number = ?`, countyId, kind, number));
export async function isVisible(op: Op, paperId: string): Promise<boolean> {
  const may = atHome(op, 'k');
  return (await row(op.db, sql(`select k.id from papers k where k.id = ? and ${may.text}`, paperId, ...may.params))) !== null;
}
/** His one 活动证 in use, or, of merged records that each brought one, all of them. */
export async function activePapersOf(op: Op, personId: string): Promise<Paper[]> {
  const who = await isSame(op, 'active_person', personId);
  return rows(op.db, sql(`select * from papers where ${who.text} order by id`, ...who.params));
}
/** Of the county of who looks: a code of elsewhere is as unknown as a guessed one. */
/** C6 How often an account looked at what is no valid paper since a moment. */
export const wrongLooks = (op: Op, userId: string, since: number): Promise<number> => count(op.db, sql('select count(*) from paper_looks where user_id = ? and at >= ? and valid = ?', userId, since, false));
export const findByCode = (op: Op, mac: string): Promise<Paper | null> => row(op.db, sql('select * from papers where token_mac = ? and county_id = ?', mac, wearer(op).countyId));
export const openTransferOfPaper = (op: Op, paperId: string): Promise<{ id: string } | null> => row(op.db, sql('select id from transfers where paper_id = ? and open_member is not null', paperId));

export interface OwnRule extends AdviceRule { fromDay: string; untilDay: string | null; byName: string }
const flag = (value: unknown): boolean | null => (value === null ? null : Boolean(value));
const readRule = (r: PaperRule): OwnRule => ({ code: r.code, minMonths: r.minMonths, maxMonths: r.maxMonths, settled: flag(r.settled), placeKnown: flag(r.placeKnown), paper: r.paper as AdvisedPaper, words: r.words, source: r.source, fromDay: r.fromDay, untilDay: r.untilDay, byName: r.byName });
/** The lines of the county that hold today. */
export const ownRules = async (op: Op): Promise<OwnRule[]> => (await rows<PaperRule>(op.db, sql('select * from paper_rules where county_id = ? and open_code is not null order by code', wearer(op).countyId))).map(readRule);
export const ruleHistory = async (op: Op): Promise<OwnRule[]> => (await rows<PaperRule>(op.db, sql('select * from paper_rules where county_id = ? order by id desc limit 200', wearer(op).countyId))).map(readRule);
