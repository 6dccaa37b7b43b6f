import type { Parsed } from '@guiyan/shared/contract';
import { aspects } from '@guiyan/shared/domain/pairings';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { familyOf, isSame, nameFor } from '../people';
import { beforeLeaving, whoLeft } from './helpdays.queries';
import { echoOf } from './echoes.actions';
import type { Visit } from './pairings.entity';
import { listPairings, names } from './pairings.queries';

/** H5 A helper reads the visits to the families paired with him now, whoever made them. */
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper', 'liaison'] } as const;

type Stored = Omit<Visit, 'aspects' | 'photoIds' | 'echo' | 'paper'> & { aspects: string; photoIds: string; echo: number | boolean; paper: number | boolean | null };
export type VisitLine = Visit & { headName: string };
const whole = <T extends Stored>(v: T) => ({ ...v, aspects: JSON.parse(v.aspects) as string[], photoIds: JSON.parse(v.photoIds) as string[], echo: Boolean(v.echo), paper: Boolean(v.paper), happenedAt: Number(v.happenedAt), receivedAt: Number(v.receivedAt) });
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name`;
const joins = `from visits t ${familyOf('t.family_id')}`;

export async function listVisits(op: Op, { familyId, month, aspect, leaving, village, cursor, limit }: Omit<Parsed<'visits.list'>, 'cursor'> & { cursor?: string | undefined }): Promise<{ rows: VisitLine[]; next: string | null; total?: number }> {
  const where = and(visible(op, 't', { family: 'family_id' }, sight), familyId ? await isSame(op, 't.family_id', familyId) : null, month ? sql('t.period = ?', month) : null, aspect ? names('t', aspect) : null, leaving ? left(leaving) : null, village ? inVillage('t.village_id', village) : null);
  const after = cursor ? /^(\d{1,16})~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(t.happened_at < ? or (t.happened_at = ? and t.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<Stored & { headName: string }>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.happened_at desc, t.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit).map(whole);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) ${joins} where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${last.happenedAt}~${last.id}` : null, ...total };
}
const left = (year: number): Sql => { const before = beforeLeaving(year); return sql(`exists (select 1 from ${whoLeft} where ${before.text})`, ...before.params); };
/** H9 Visits before a member left, as their list is; and how many members that were. */
export async function countLeaving(op: Op, year: number, village?: string): Promise<{ visits: number; members: number }> {
  const visits = (await listVisits(op, { leaving: year, village, limit: 1 })).total ?? 0;
  const where = and(visible(op, 't', { family: 'family_id' }, sight), beforeLeaving(year), village ? inVillage('t.village_id', village) : null);
  return { visits, members: await count(op.db, sql(`select count(distinct o.member_id) ${joins}, ${whoLeft} where ${where.text}`, ...where.params)) };
}
/** For rooms that listen to visit.recorded, and for the answer to the one who recorded it. */
export async function findVisit(op: Op, id: string): Promise<VisitLine | null> {
  const found = await row<Stored & { headName: string }>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ?`, id));
  return found && whole(found);
}

/** H4 Each number is asked as the list it opens is. */
export async function countAspects(op: Op, month: string): Promise<{ pairings: number; visits: number; rows: { aspect: (typeof aspects)[number]; pairings: number; visits: number }[] }> {
  const pairings = async (aspect?: (typeof aspects)[number]): Promise<number> => (await listPairings(op, { ended: false, limit: 1, aspect })).total ?? 0;
  const visits = async (aspect?: (typeof aspects)[number]): Promise<number> => (await listVisits(op, { month, limit: 1, aspect })).total ?? 0;
  const rows = [];
  for (const aspect of aspects) rows.push({ aspect, pairings: await pairings(aspect), visits: await visits(aspect) });
  return { pairings: await pairings(), visits: await visits(), rows };
}

/** H15 X7 Visits of which the family lets the member away know, the newest written down first; none while it does not agree. */
export interface FromHome { id: string; at: number; onDay: string }
export async function notesFromHome(op: Op, before: { at: number; id: string } | null, limit: number): Promise<FromHome[]> {
  const { familyId } = wearer(op);
  if (!familyId || !(await echoOf(op, familyId)).agrees) return [];
  const where = and(await isSame(op, 't.family_id', familyId), sql('t.echo = ?', true), before ? sql('(t.received_at < ? or (t.received_at = ? and t.id < ?))', before.at, before.at, before.id) : null);
  return (await rows<FromHome>(op.db, sql(`select t.id, t.received_at as at, t.on_day from visits t where ${where.text} order by t.received_at desc, t.id desc limit ${limit}`, ...where.params))).map((v) => ({ ...v, at: Number(v.at) }));
}
