import type { Parsed } from '@guiyan/shared/contract';
import { transferStates, type TransferState } from '@guiyan/shared/domain/papers';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { isSame, maybePersonOf } from '../people';
import { namesOn } from '../orgs';
import type { Transfer } from './going.entity';
import { atHome, atHomeOn, whoColumns, whoJoins, type Who } from './sight';

export type TransferLine = Transfer & Who & { number: string | null; owner: string | null };
const joins = `${whoJoins('t')} left join papers k on k.id = t.paper_id left join liaisons l on l.member_id = coalesce(km.id, t.member_id) and l.until_day is null ${maybePersonOf('lp', 'l.liaison_id')}`;
const columns = `t.*, ${whoColumns}, k.number, lp.name as owner`;

export async function getTransfer(op: Op, id: string): Promise<TransferLine> {
  const may = atHome(op, 't');
  const found = await row<TransferLine>(op.db, sql(`select ${columns} from transfers t ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** Of a person, by any of his records. */
export async function lastTransfer(op: Op, personId: string): Promise<TransferLine | null> {
  const who = await isSame(op, 't.person_id', personId);
  return row(op.db, sql(`select ${columns} from transfers t ${joins} where ${who.text} order by t.id desc limit 1`, ...who.params));
}
export async function hasOpenTransfer(op: Op, personId: string): Promise<boolean> {
  const who = await isSame(op, 'person_id', personId);
  return (await row(op.db, sql(`select id from transfers where ${who.text} and open_member is not null`, ...who.params))) !== null;
}

/** As `transferState` and `overdueOf` of the rules, said to the database. */
const stateOn = (day: string): Sql => sql(
  `case when t.ended_on <= ? then t.ended_as when t.back_on <= ? then 'back' when t.received_on <= ? then 'received' when t.handed_on <= ? then 'handed' when t.letter_on <= ? then (case when t.letter_until < ? then 'expired' else 'letter' end) else 'preparing' end`, day, day, day, day, day, day);
const isLate = (day: string): Sql => sql(`case when (s.state in ('expired','handed') and s.letter_until < ?) or (s.state = 'handed' and s.receipt_due < ?) then 1 else 0 end`, day, day);

interface Counted { state: TransferState; late: number; n: number }
export interface TransferPage { rows: TransferLine[]; next: string | null; total?: number; counts?: { state: TransferState; n: number }[]; overdue?: number }
/** What is late first, then by the day the next step is due; settled ones at the end. */
export async function listTransfers(op: Op, f: Parsed<'transfers.list'>, asOf: string): Promise<TransferPage> {
  const may = and(await atHomeOn(op, 't', asOf), sql('t.started_on <= ?', asOf));
  const [state, late] = [stateOn(asOf), isLate(asOf)];
  const stated = sql(`select s.id, s.state, ${late.text} as late, case when s.state = 'handed' then s.receipt_due when s.state in ('letter','expired') then s.letter_until when s.state = 'preparing' then '9998-01-01' else '9999-01-01' end as due
    from (select t.id, ${state.text} as state, t.letter_until, t.receipt_due from transfers t where ${may.text}) s`, ...late.params, ...state.params, ...may.params);
  const after = f.cursor ? /^([01])~([\d-]{10})~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(f.state ? sql('q.state = ?', f.state) : null, f.overdue ? sql('q.late = 1') : null,
    after ? sql('(q.late < ? or (q.late = ? and (q.due > ? or (q.due = ? and q.id > ?))))', Number(after[1]), Number(after[1]), after[2], after[2], after[3]) : null);
  const found = await rows<TransferLine & { late: number; due: string }>(op.db, sql(
    `select ${columns}, q.late, q.due from (${stated.text}) q join transfers t on t.id = q.id ${joins} where ${where.text} order by q.late desc, q.due, q.id limit ${f.limit + 1}`, ...stated.params, ...where.params));
  const names = await namesOn(op, found.map((t) => t.villageId), asOf);
  const shown = found.slice(0, f.limit).map((t) => ({ ...t, village: names.get(t.villageId ?? '')?.name ?? t.village }));
  const last = shown.at(-1);
  const next = found.length > f.limit && last ? `${Number(last.late)}~${last.due}~${last.id}` : null;
  if (after) return { rows: shown, next };
  const all = (await rows<Counted>(op.db, sql(`select q.state, q.late, count(*) as n from (${stated.text}) q group by q.state, q.late`, ...stated.params))).map((c) => ({ ...c, late: Number(c.late), n: Number(c.n) }));
  const sum = (list: readonly Counted[]) => list.reduce((n, c) => n + c.n, 0);
  return {
    rows: shown, next, total: sum(all.filter((c) => (!f.state || c.state === f.state) && (!f.overdue || c.late === 1))),
    counts: transferStates.map((s) => ({ state: s, n: sum(all.filter((c) => c.state === s)) })), overdue: sum(all.filter((c) => c.late === 1)),
  };
}
