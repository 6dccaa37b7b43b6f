import type { Parsed } from '@guiyan/shared/contract';
import { aspects } from '@guiyan/shared/domain/pairings';
import { and, count, row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { familyOf, isSame, nameFor } from '../people';
import type { Visit } from './pairings.entity';
import { listPairings, names } from './pairings.queries';

/** H5 A helper reads the visits to the families paired with him now, whoever made them. */
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper', 'liaison'] } as const;

type Stored = Omit<Visit, 'aspects' | 'photoIds' | 'echo' | 'paper'> & { aspects: string; photoIds: string; echo: number | boolean; paper: number | boolean | null };
export type VisitLine = Visit & { headName: string };
const whole = <T extends Stored>(v: T) => ({ ...v, aspects: JSON.parse(v.aspects) as string[], photoIds: JSON.parse(v.photoIds) as string[], echo: Boolean(v.echo), paper: Boolean(v.paper), happenedAt: Number(v.happenedAt), receivedAt: Number(v.receivedAt) });
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name`;
const joins = `from visits t ${familyOf('t.family_id')}`;

export async function listVisits(op: Op, { familyId, month, aspect, cursor, limit }: Parsed<'visits.list'>): Promise<{ rows: VisitLine[]; next: string | null; total?: number }> {
  const where = and(visible(op, 't', { family: 'family_id' }, sight), familyId ? await isSame(op, 't.family_id', familyId) : null, month ? sql('t.period = ?', month) : null, aspect ? names('t', aspect) : null);
  const after = cursor ? /^(\d{1,16})~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(t.happened_at < ? or (t.happened_at = ? and t.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<Stored & { headName: string }>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.happened_at desc, t.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit).map(whole);
  const last = shown.at(-1);
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) from visits t where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit && last ? `${last.happenedAt}~${last.id}` : null, ...total };
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
