import type { Day } from '@guiyan/shared/domain/dates';
import { among, row, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { visitsAsked } from '../duties';
import { echoOf } from '../pairings';
import { idsOf, isSame, personOf } from '../people';
import { monthsBack } from './home.rules';

export interface Month { period: string; due: number; done: number }
export interface LastVisit { happenedAt: number; onDay: string; byName: string; words: string; echo: number }

/** One brick a visit: what came beside what was asked for, for the twelve months that end with this one. */
export async function visitMonths(op: Op, familyId: string): Promise<Month[]> {
  const periods = monthsBack(op.today.slice(0, 7));
  const here = await isSame(op, 'family_id', familyId);
  const done = new Map((await rows<{ period: string; n: number }>(op.db, sql(`select period, count(*) as n from visits where ${here.text} and helper_id is not null and period >= ? group by period`, ...here.params, periods[0]))).map((v) => [v.period, Number(v.n)]));
  const due = await visitsAsked(op, familyId, periods.length);
  return periods.map((period) => ({ period, due: due.get(period) ?? 0, done: done.get(period) ?? 0 }));
}
/** The last visit the family agreed to tell the member away about; for the family itself, the last one of all. */
export async function lastVisit(op: Op, familyId: string, toldOnly: boolean): Promise<LastVisit | null> {
  // H15 The family may take its word back, for earlier visits too.
  if (toldOnly && !(await echoOf(op, familyId)).agrees) return null;
  const here = await isSame(op, 'family_id', familyId);
  return row(op.db, sql(`select happened_at, on_day, by_name, words, echo from visits where ${here.text}${toldOnly ? ' and echo = ?' : ''} order by happened_at desc limit 1`, ...here.params, ...(toldOnly ? [true] : [])));
}
export async function helpersOf(op: Op, familyId: string): Promise<{ name: string; since: Day }[]> {
  const here = await isSame(op, 'g.family_id', familyId);
  return rows<{ name: string; since: Day }>(op.db, sql(`select p.name, g.from_day as since from pairings g ${personOf('p', 'g.helper_id')} where ${here.text} and g.until_day is null order by g.id`, ...here.params));
}
export const familyPlace = async (op: Op, familyId: string): Promise<string> => {
  const found = await row<{ village: string | null; groupName: string }>(op.db, sql('select v.name as village, f.group_name from families f left join orgs v on v.id = f.village_id where f.id = ?', familyId));
  return `${found?.village ?? ''}${found?.groupName ?? ''}`;
};
export const cityOf = async (op: Op, personId: string): Promise<string> => {
  const whose = among('m.person_id', await idsOf(op, personId));
  const found = await row<{ province: string; city: string }>(op.db, sql(`select o.province, o.city from members m join outflows o on o.member_id = m.id where ${whose.text} and o.back_day is null order by case when m.person_id = ? then 0 else 1 end limit 1`, ...whose.params, personId));
  return found ? `${found.province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')} ${found.city.replace(/(市|地区|自治州)$/, '')}`.trim() : '';
};
export async function memberOfFamily(op: Op, familyId: string): Promise<{ personId: string; name: string; relation: string } | null> {
  const here = await isSame(op, 'fp.family_id', familyId);
  return row(op.db, sql(`select p.id as person_id, p.name, fp.relation from family_people fp ${personOf('p', 'fp.person_id')} where ${here.text} and fp.kind = 'member' and fp.until_day is null order by fp.id limit 1`, ...here.params));
}
/** What the person at home calls the member away: the roster says how the person stands to him. */
export async function relationOf(op: Op, familyId: string, personId: string | null): Promise<string> {
  if (!personId) return '';
  const [here, whose] = [await isSame(op, 'family_id', familyId), await isSame(op, 'person_id', personId)];
  return (await row<{ relation: string }>(op.db, sql(`select relation from family_people where ${here.text} and ${whose.text} and until_day is null order by id limit 1`, ...here.params, ...whose.params)))?.relation ?? '';
}
export async function hasValidCard(op: Op, familyId: string): Promise<boolean> {
  const here = await isSame(op, 'family_id', familyId);
  return (await row(op.db, sql(`select id from cards where ${here.text} and status = 'valid' and valid_until >= ?`, ...here.params, op.today))) !== null;
}

export interface WindowCounts { unit: string; today: number; month: number }
export async function windowCounts(op: Op): Promise<WindowCounts> {
  const { orgId } = wearer(op);
  const unit = await row<{ name: string }>(op.db, sql('select name from orgs where id = ?', orgId ?? ''));
  const counted = async (where: string, value: string) => Number((await row<{ n: number }>(op.db, sql(`select count(*) as n from services where window_org_id = ? and corrected = ? and ${where}`, orgId ?? '', false, value)))!.n);
  return { unit: unit?.name ?? '', today: await counted('on_day = ?', op.today), month: await counted(`substr(on_day, 1, 7) = ?`, op.today.slice(0, 7)) };
}
