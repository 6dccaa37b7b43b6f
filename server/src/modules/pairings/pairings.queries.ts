import type { Parsed } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import { inOwnArea } from '../../platform/area';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { familyOf, isSame, maybePersonOf, nameFor, personOf, sameIds, sameIdsOf, unprotected } from '../people';
import type { Pairing } from './pairings.entity';
import { openKey } from './pairings.rules';

const sight = { scope: ['clerk', 'secretary', 'county', 'civil'] } as const;

type Stored = Omit<Pairing, 'aspects'> & { aspects: string };
export type PairingLine = Pairing & { headName: string; helper: string; unit: string | null; person: string | null; village: string | null; seq: number | null };
const columns = (op: Op): string => `g.*, ${nameFor(op, 'h')} as head_name, ${nameFor(op, 'p')} as helper, u.name as unit, ${nameFor(op, 'q')} as person, v.name as village, v.seq`;
const joins = `from pairings g ${familyOf('g.family_id')} ${personOf('p', 'g.helper_id')} ${maybePersonOf('q', 'g.person_id')} left join orgs u on u.id = g.unit_id left join orgs v on v.id = g.village_id`;
const whole = <T extends { aspects: string }>(stored: T): Omit<T, 'aspects'> & { aspects: string[] } => ({ ...stored, aspects: JSON.parse(stored.aspects) as string[] });

/** SQL: the row names this aspect among its own. */
export const names = (t: string, aspect: string): Sql => sql(`${t}.aspects like ?`, `%"${aspect}"%`);

/** In the fixed order of villages, then as they were made. */
export async function listPairings(op: Op, { village, ended, aspect, cursor, limit }: Parsed<'pairings.list'>): Promise<{ rows: PairingLine[]; next: string | null; total?: number }> {
  const where = and(visible(op, 'g', { family: 'family_id' }, sight), village ? inVillage('g.village_id', village) : null, sql(`g.until_day is ${ended ? 'not null' : 'null'}`), aspect ? names('g', aspect) : null);
  const after = cursor ? /^(\d+)~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and g.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<Stored & Omit<PairingLine, keyof Pairing>>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by coalesce(v.seq, 99999), g.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit).map(whole);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) ${joins} where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...total };
}
export async function getPairing(op: Op, id: string): Promise<PairingLine> {
  const may = visible(op, 'g', { family: 'family_id' }, sight);
  const found = await row<Stored & Omit<PairingLine, keyof Pairing>>(op.db, sql(`select ${columns(op)} ${joins} where g.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
/** The open pairing of the two, whichever of their merged records it names. `subjectId`: a family, or a person of one. */
export async function findOpen(op: Op, subjectId: string, helperId: string): Promise<Pairing | null> {
  const helpers = await sameIds(op.db, helperId);
  const keys = among('open_key', (await sameIds(op.db, subjectId)).flatMap((f) => helpers.map((h) => openKey(f, h))));
  const found = await row<Stored>(op.db, sql(`select * from pairings where ${keys.text} limit 1`, ...keys.params));
  return found && whole(found);
}

/** X15 What these records of a helper have open inside the actor's scope. */
export const openPairingsOf = async (op: Op, helperIds: readonly string[]): Promise<Pairing[]> => {
  const where = and(inOwnArea(wearer(op), 'g'), among('g.helper_id', helperIds), sql('g.until_day is null'));
  return (await rows<Stored>(op.db, sql(`select g.* from pairings g where ${where.text} order by g.id`, ...where.params))).map(whole);
};

/** Everything that is open for a family. */
export const openOfFamily = async (op: Op, familyId: string, lock = ''): Promise<Pairing[]> => {
  const here = await isSame(op, 'g.family_id', familyId);
  return (await rows<Stored>(op.db, sql(`select g.* from pairings g where ${here.text} and g.until_day is null order by g.id${lock}`, ...here.params))).map(whole);
};

/** Held on the day of the visit, also when it ended since; what was done before the end still counts. */
export async function wasPaired(op: Op, familyId: string, helperId: string, at: { day: string; instant: number }): Promise<boolean> {
  const two = and(await isSame(op, 'family_id', familyId), await isSame(op, 'helper_id', helperId));
  return (await row(op.db, sql(`select id from pairings where ${two.text} and county_id = ? and from_day <= ? and (until_day is null or ended_at > ?) limit 1`, ...two.params, wearer(op).countyId, at.day, at.instant))) !== null;
}

export interface HelpedFamily { familyId: string; headName: string; village: string | null; seq: number | null; groupName: string }
/** The families a helper is paired with today, in the fixed order of villages. */
export async function familiesHelped(op: Op, helperId: string): Promise<HelpedFamily[]> {
  const whose = await isSame(op, 'g.helper_id', helperId);
  const lines = await rows<HelpedFamily>(op.db, sql(
    `select f.id as family_id, ${nameFor(op, 'h')} as head_name, v.name as village, v.seq, f.group_name
     ${joins} where g.county_id = ? and ${whose.text} and g.until_day is null and g.from_day <= ? order by coalesce(v.seq, 99999), g.id`, wearer(op).countyId, ...whose.params, op.today));
  // Two children of one family may each have him: the family is visited once.
  return [...new Map(lines.map((f) => [f.familyId, f])).values()];
}

const later = (a: string | undefined, b: string): string => (a && a > b ? a : b);
/** The day of the last visit of this month, by family; one on paper by somebody who is not its helper is none of theirs. */
export async function visitedThisMonth(op: Op, familyIds: readonly string[]): Promise<Map<string, string>> {
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  const where = and(among('t.family_id', all), sql('t.helper_id is not null and t.period = ?', monthOf(op.today)));
  const out = new Map<string, string>();
  for (const v of await rows<{ familyId: string; onDay: string }>(op.db, sql(`select t.family_id, max(t.on_day) as on_day from visits t where ${where.text} group by t.family_id`, ...where.params)))
    for (const id of askedOf.get(v.familyId) ?? []) out.set(id, later(out.get(id), v.onDay));
  return out;
}

/** People of the actor's scope who help or may help, with how many families each looks after there. */
export async function helperCounts(op: Op): Promise<Map<string, number>> {
  const pairs = and(visible(op, 'g', { family: 'family_id' }, sight), unprotected(op, 'p.id'));
  const hats = and(visible(op, 'x', {}, sight), unprotected(op, 'p.id'));
  const out = new Map((await rows<{ helperId: string; n: number }>(op.db, sql(`select p.id as helper_id, count(distinct case when g.until_day is null then g.family_id end) as n from pairings g ${personOf('p', 'g.helper_id')} where ${pairs.text} group by p.id`, ...pairs.params))).map((h) => [h.helperId, Number(h.n)]));
  for (const h of await rows<{ personId: string }>(op.db, sql(`select distinct p.id as person_id from hats x ${personOf('p', 'x.person_id')} where x.hat = 'helper' and x.until_day is null and x.person_id is not null and ${hats.text}`, ...hats.params))) if (!out.has(h.personId)) out.set(h.personId, 0);
  return out;
}

export interface LeftFamily { id: string; familyId: string; headName: string; village: string | null; groupName: string; seq: number | null; helper: string; unit: string | null; untilDay: string; reason: string; nobody: string | null }
/** H16 The last pairing of each family that has none open any more; whoever came home or moved away is gone from it with the roster. */
export async function listLeft(op: Op, { village, cursor, limit }: Parsed<'pairings.left'>): Promise<{ rows: LeftFamily[]; next: string | null; total?: number }> {
  const others = `exists (select 1 from pairings y where y.family_id = ZZ and (y.until_day is null or (y.until_day > g.until_day or (y.until_day = g.until_day and y.id > g.id))))`;
  const where = and(
    visible(op, 'g', { family: 'family_id' }, sight), unprotected(op, 'h.id'), sql('g.until_day is not null'), sql(`not ${others.replace('ZZ', 'g.family_id')}`),
    sql(`not exists (select 1 from same_records sr where sr.record_id = g.family_id and ${others.replace('ZZ', 'sr.same_id')})`), village ? inVillage('g.village_id', village) : null);
  const after = cursor ? /^(\d+)~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and g.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<LeftFamily>(op.db, sql(
    `select g.id, f.id as family_id, ${nameFor(op, 'h')} as head_name, v.name as village, f.group_name, v.seq, ${nameFor(op, 'p')} as helper, u.name as unit, g.until_day, g.reason, g.nobody ${joins} where ${page.text} order by coalesce(v.seq, 99999), g.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) ${joins} where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...total };
}
