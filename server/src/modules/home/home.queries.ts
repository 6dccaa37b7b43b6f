import { row, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { owedFrom } from '../pairings';
import { monthsBack } from './home.rules';

export interface Month { period: string; due: number; done: number }
export interface LastVisit { happenedAt: number; onDay: string; byName: string; words: string; echo: number }

/** One brick a visit: what came beside what was due, for the twelve months that end with this one. */
export async function visitMonths(op: Op, familyId: string): Promise<Month[]> {
  const periods = monthsBack(op.today.slice(0, 7));
  const done = new Map((await rows<{ period: string; n: number }>(op.db, sql('select period, count(*) as n from visits where family_id = ? and period >= ? group by period', familyId, periods[0]))).map((v) => [v.period, Number(v.n)]));
  const spans = await rows<{ fromDay: string; untilDay: string | null; createdAt: number }>(op.db, sql('select from_day, until_day, created_at from pairings where family_id = ?', familyId));
  return periods.map((period) => {
    const due = spans.some((s) => owedFrom(s).slice(0, 7) <= period && (s.untilDay === null || s.untilDay > `${period}-01`)) ? 1 : 0;
    return { period, due, done: done.get(period) ?? 0 };
  });
}
/** The last visit the family agreed to tell the member away about; for the family itself, the last one of all. */
export const lastVisit = (op: Op, familyId: string, toldOnly: boolean): Promise<LastVisit | null> =>
  row(op.db, sql(`select happened_at, on_day, by_name, words, echo from visits where family_id = ?${toldOnly ? ' and echo = ?' : ''} order by happened_at desc limit 1`, familyId, ...(toldOnly ? [true] : [])));
export const helperNames = async (op: Op, familyId: string): Promise<string[]> => (await rows<{ name: string }>(op.db, sql('select p.name from pairings g join people p on p.id = g.helper_id where g.family_id = ? and g.until_day is null order by g.id', familyId))).map((h) => h.name);
export const familyPlace = async (op: Op, familyId: string): Promise<string> => {
  const found = await row<{ village: string | null; groupName: string }>(op.db, sql('select v.name as village, f.group_name from families f left join orgs v on v.id = f.village_id where f.id = ?', familyId));
  return `${found?.village ?? ''}${found?.groupName ?? ''}`;
};
export const cityOf = async (op: Op, personId: string): Promise<string> => {
  const found = await row<{ province: string; city: string }>(op.db, sql('select province, city from outflows where person_id = ? and back_day is null', personId));
  return found ? `${found.province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')} ${found.city.replace(/(市|地区|自治州)$/, '')}`.trim() : '';
};
export const memberOfFamily = (op: Op, familyId: string): Promise<{ personId: string; name: string; relation: string } | null> =>
  row(op.db, sql(`select fp.person_id, p.name, fp.relation from family_people fp join people p on p.id = fp.person_id where fp.family_id = ? and fp.kind = 'member' and fp.until_day is null order by fp.id limit 1`, familyId));
/** What the person at home calls the member away: the roster says how the person stands to him. */
export const relationOf = async (op: Op, familyId: string, personId: string | null): Promise<string> =>
  personId ? (await row<{ relation: string }>(op.db, sql('select relation from family_people where family_id = ? and person_id = ? and until_day is null', familyId, personId)))?.relation ?? '' : '';
export const hasValidCard = async (op: Op, familyId: string): Promise<boolean> => (await row(op.db, sql(`select id from cards where family_id = ? and status = 'valid' and valid_until >= ?`, familyId, op.today))) !== null;

export interface WindowCounts { unit: string; today: number; month: number }
export async function windowCounts(op: Op): Promise<WindowCounts> {
  const { orgId } = wearer(op);
  const unit = await row<{ name: string }>(op.db, sql('select name from orgs where id = ?', orgId ?? ''));
  const counted = async (where: string, value: string) => Number((await row<{ n: number }>(op.db, sql(`select count(*) as n from services where window_org_id = ? and corrected = ? and ${where}`, orgId ?? '', false, value)))!.n);
  return { unit: unit?.name ?? '', today: await counted('on_day = ?', op.today), month: await counted(`substr(on_day, 1, 7) = ?`, op.today.slice(0, 7)) };
}
