import type { Parsed } from '@guiyan/shared/contract';
import { firstOfMonth } from '@guiyan/shared/domain/dates';
import type { DutyState } from '@guiyan/shared/domain/duties';
import { inOwnArea } from '../../platform/area';
import { among, and, count, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { maybePersonOf, nameFor, unprotected } from '../people';
import type { DutyRow, DutyStepRow } from './duties.entity';

export interface DutyLine extends DutyRow { personName: string | null; headName: string | null; orgName: string | null; village: string | null; assignee: string | null; assigneeOrg: string | null; escalatee: string | null }
const sight = { scope: ['secretary', 'clerk', 'county'] } as const;
const columns = (op: Op): string => `d.*, ${nameFor(op, 'p')} as person_name, ${nameFor(op, 'h')} as head_name, o.name as org_name, v.name as village, ${nameFor(op, 'w')} as assignee, x.name as assignee_org, ${nameFor(op, 'e')} as escalatee`;
const joins = `from duties d ${maybePersonOf('p', 'd.person_id')} left join families f0 on f0.id = d.family_id left join families f on f.id = coalesce(f0.survivor_id, f0.id) ${maybePersonOf('h', 'f.head_person_id')}
  left join orgs o on d.subject_kind = 'org' and o.id = d.subject_id left join orgs v on v.id = d.village_id ${maybePersonOf('w', 'd.assignee_id')} left join orgs x on x.id = d.assignee_org_id ${maybePersonOf('e', 'd.escalated_id')}`;

/** What the actor has to do himself: what was given to him by name or to his office (`given`), or told to him because its time has passed (`told`). */
export function mine(op: Op, how?: 'given' | 'told'): Sql {
  const a = wearer(op);
  const me = a.personId ? [a.personId, ...(a.samePeople ?? [])] : [];
  const office = sight.scope.includes(a.hat as never);
  const given = [
    ...(office ? [and(inOwnArea(a, 'd'), sql('d.assignee_id is null and d.assignee_org_id is null and d.assignee_hat = ?', a.hat))] : []),
    ...(me.length ? [and(among('d.assignee_id', me), sql('d.assignee_hat = ?', a.hat))] : []),
    ...(a.orgId && a.hat === 'outpost' ? [sql('d.assignee_org_id = ?', a.orgId)] : []),
  ];
  const told = [
    ...(office ? [and(inOwnArea(a, 'd'), sql('d.escalated_id is null and d.escalated_hat = ?', a.hat))] : []),
    ...(me.length ? [and(among('d.escalated_id', me), sql('d.escalated_hat = ?', a.hat))] : []),
  ];
  const parts = how === 'given' ? given : how === 'told' ? told : [...given, ...told];
  return and(sql('d.county_id = ?', a.countyId), parts.length ? or(...parts) : sql('1=0'), unprotected(op, `coalesce(d.person_id, '')`));
}
/** Everything of an office’s scope, and what is one’s own. */
const seen = (op: Op): Sql => (sight.scope.includes(wearer(op).hat as never) ? visible(op, 'd', { person: 'person_id' }, sight) : mine(op));

/** SQL of the one law of what is overdue (shared/domain/duties). */
const inState = (state: DutyState, now: number): Sql =>
  state === 'todo' ? sql(`d.state = 'open' and d.due_at > ?`, now) : state === 'overdue' ? sql(`d.state = 'open' and d.due_at <= ?`, now) : sql('d.state = ?', state);
/** Counts and lists speak of the same: what has ended, since the first of the month. */
const since = (op: Op, state: DutyState): Sql | null => (state === 'todo' || state === 'overdue' ? null : sql('d.due_on >= ?', firstOfMonth(op.today)));

function filter(op: Op, { view, state, rule, village }: Parsed<'duties.list'>): Sql {
  return and(view === 'place' ? seen(op) : mine(op), state ? and(inState(state, op.now), since(op, state)) : sql(`d.state = 'open'`), sql('d.opens_on <= ?', op.today), rule ? sql('d.rule_code = ?', rule) : null, village ? inVillage('d.village_id', village) : null);
}
/** By the day they are due; ended ones as they were due too, the last first. */
export async function listDuties(op: Op, input: Parsed<'duties.list'>): Promise<{ rows: DutyLine[]; next: string | null; total?: number }> {
  const where = filter(op, input);
  const down = input.state === 'done' || input.state === 'missed' || input.state === 'cancelled';
  const after = input.cursor ? /^(\d{1,16})~([\w-]+)$/.exec(input.cursor) : null;
  const [past, order] = down ? ['<', 'desc'] : ['>', 'asc'];
  const page = and(where, after ? sql(`(d.due_at ${past} ? or (d.due_at = ? and d.id ${past} ?))`, Number(after[1]), Number(after[1]), after[2]) : null);
  // Keys first: words of other tables are fetched for one page only.
  const keys = await rows<{ id: string; dueAt: number }>(op.db, sql(`select d.id, d.due_at from duties d where ${page.text} order by d.due_at ${order}, d.id ${order} limit ${input.limit + 1}`, ...page.params));
  const shown = keys.slice(0, input.limit);
  const last = shown.at(-1);
  const lines = await linesOf(op, shown.map((k) => k.id));
  const total = after ? {} : { total: await count(op.db, sql(`select count(*) from duties d where ${where.text}`, ...where.params)) };
  return { rows: shown.flatMap((k) => lines.get(k.id) ?? []), next: keys.length > input.limit && last ? `${Number(last.dueAt)}~${last.id}` : null, ...total };
}
async function linesOf(op: Op, ids: readonly string[]): Promise<Map<string, DutyLine>> {
  if (!ids.length) return new Map();
  const where = among('d.id', ids);
  return new Map((await rows<DutyLine>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text}`, ...where.params))).map((d) => [d.id, whole(d)]));
}
const whole = (d: DutyLine): DutyLine => ({ ...d, dueAt: Number(d.dueAt), createdAt: Number(d.createdAt), handed: Boolean(d.handed) });
export async function getDuty(op: Op, id: string): Promise<DutyLine> {
  const may = seen(op);
  const found = await row<DutyLine>(op.db, sql(`select ${columns(op)} ${joins} where d.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
export const isMine = async (op: Op, id: string): Promise<boolean> => { const m = mine(op); return (await row(op.db, sql(`select d.id from duties d where d.id = ? and ${m.text}`, id, ...m.params))) !== null; };
export const stepsOf = (op: Op, dutyId: string): Promise<DutyStepRow[]> => rows(op.db, sql('select * from duty_steps where duty_id = ? order by id', dutyId));

export interface Tally { key: string | null; todo: number; overdue: number; done: number; missed: number }
/** How much stands where, by one column; each number counts what `listDuties` lists. */
export async function tally(op: Op, column: 'rule_code' | 'township_id' | 'village_id'): Promise<Tally[]> {
  const where = and(seen(op), sql('d.opens_on <= ?', op.today), or(sql(`d.state = 'open'`), sql('d.due_on >= ?', firstOfMonth(op.today))));
  const of = (state: DutyState): Sql => { const s = inState(state, op.now); return sql(`sum(case when ${s.text} then 1 else 0 end) as ${state}`, ...s.params); };
  const sums = (['todo', 'overdue', 'done', 'missed'] as const).map(of);
  return (await rows<Omit<Tally, 'key'> & { ofWhat: string | null }>(op.db, sql(`select d.${column} as of_what, ${sums.map((s) => s.text).join(', ')} from duties d where ${where.text} group by d.${column}`, ...sums.flatMap((s) => s.params), ...where.params)))
    .map((t) => ({ key: t.ofWhat, todo: Number(t.todo), overdue: Number(t.overdue), done: Number(t.done), missed: Number(t.missed) }));
}
