import type { Parsed } from '@guiyan/shared/contract';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { familyOf, maybePersonOf, nameFor } from '../people';
import type { ServiceCallBack, ServiceRating, ServiceRow } from './services.entity';
import { rateableSince, standingService } from './services.queries';

const raters = { access: ['liaison'], own: ['member', 'family'] } as const;
const offices = { scope: ['clerk', 'secretary', 'county'] } as const;

export interface RateLine extends ServiceRow { headName: string; standingFamilyId: string; opinion: number | null; ratedOn: string | null; saidBy: string | null; takenBy: string | null }
const rateColumns = (op: Op): string => `s.*, f.id as standing_family_id, ${nameFor(op, 'h')} as head_name, r.opinion, r.on_day as rated_on, r.taken_by, ${nameFor(op, 'p')} as said_by`;
const rateJoins = `from services s ${familyOf('s.family_id')} left join service_ratings r on r.service_id = coalesce(s.root_id, s.id) ${maybePersonOf('p', 'r.person_id')}`;
const mayRate = (op: Op): Sql => and(visible(op, 's', { family: 'family_id' }, raters), standingService('s'));

export async function getToRate(op: Op, id: string): Promise<RateLine> {
  const may = mayRate(op);
  const found = await row<RateLine>(op.db, sql(`select ${rateColumns(op)} ${rateJoins} where s.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The last days, newest first; not yet rated before rated. */
export async function listToRate(op: Op, { cursor, limit }: Parsed<'services.toRate'>): Promise<{ rows: RateLine[]; next: string | null }> {
  const where = and(mayRate(op), sql('s.on_day >= ?', await rateableSince(op)), cursor ? sql('s.id < ?', cursor) : null);
  const found = await rows<RateLine>(op.db, sql(`select ${rateColumns(op)} ${rateJoins} where ${where.text} order by s.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}

/** F7 Grades of services of a month, by unit: a window's own, or those of an office's place. */
export async function countOpinions(op: Op, month: string): Promise<Map<string, Map<number, number>>> {
  const { hat, countyId, orgId } = wearer(op);
  const may = hat === 'window' ? sql('r.county_id = ? and r.window_org_id = ?', countyId, orgId) : visible(op, 'r', { family: 'family_id' }, offices);
  const where = and(may, sql('r.served_on >= ? and r.served_on <= ?', `${month}-01`, `${month}-31`));
  const out = new Map<string, Map<number, number>>();
  for (const g of await rows<{ unitId: string; opinion: number; n: number }>(op.db, sql(`select r.window_org_id as unit_id, r.opinion, count(*) as n from service_ratings r where ${where.text} group by r.window_org_id, r.opinion`, ...where.params)))
    out.set(g.unitId, (out.get(g.unitId) ?? new Map<number, number>()).set(Number(g.opinion), Number(g.n)));
  return out;
}

export type CallBackLine = ServiceCallBack & Pick<ServiceRating, 'serviceId' | 'windowOrgId' | 'servedOn' | 'opinion' | 'wordsCt' | 'takenBy' | 'byUserId'> & { saidBy: string | null; headName: string; standingFamilyId: string; village: string | null; matter: string; matterLabel: string | null };
const backColumns = (op: Op): string =>
  `b.*, r.service_id, r.window_org_id, r.served_on, r.opinion, r.words_ct, r.taken_by, ${nameFor(op, 'p')} as said_by, r.by_user_id, f.id as standing_family_id, ${nameFor(op, 'h')} as head_name, v.name as village, s.matter, s.matter_label`;
const backJoins = `from service_call_backs b join service_ratings r on r.id = b.rating_id join services s on s.id = r.service_id ${familyOf('b.family_id')} left join orgs v on v.id = b.village_id ${maybePersonOf('p', 'r.person_id')}`;

export async function getCallBack(op: Op, id: string): Promise<CallBackLine> {
  const may = visible(op, 'b', { family: 'family_id' }, offices);
  const found = await row<CallBackLine>(op.db, sql(`select ${backColumns(op)} ${backJoins} where b.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The oldest first: it has waited longest. */
export async function listCallBacks(op: Op, { state, cursor, limit }: Parsed<'services.callBacks'>): Promise<{ rows: CallBackLine[]; next: string | null }> {
  const where = and(visible(op, 'b', { family: 'family_id' }, offices), state ? sql('b.state = ?', state) : null, cursor ? sql('b.id > ?', cursor) : null);
  const found = await rows<CallBackLine>(op.db, sql(`select ${backColumns(op)} ${backJoins} where ${where.text} order by b.id limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
