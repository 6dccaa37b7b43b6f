import type { Parsed } from '@guiyan/shared/contract';
import { firstOfMonth } from '@guiyan/shared/domain/dates';
import type { DutyState } from '@guiyan/shared/domain/duties';
import { inOwnArea } from '../../platform/area';
import { among, and, count, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { maybePersonOf, nameFor, standing, unprotected, unprotectedOfMany } from '../people';
import type { DutyRow, DutyStepRow } from './duties.entity';

export interface DutyLine extends DutyRow { personName: string | null; headName: string | null; orgName: string | null; village: string | null; assignee: string | null; assigneeOrg: string | null; escalatee: string | null }
const sight = { scope: ['secretary', 'clerk', 'county'] } as const;
const columns = (op: Op): string => `d.*, ${nameFor(op, 'p')} as person_name, ${nameFor(op, 'h')} as head_name, o.name as org_name, v.name as village, ${nameFor(op, 'w')} as assignee, x.name as assignee_org, ${nameFor(op, 'e')} as escalatee`;
const joins = `from duties d ${maybePersonOf('p', 'd.person_id')} left join families f0 on f0.id = d.family_id left join families f on f.id = coalesce(f0.survivor_id, f0.id) ${maybePersonOf('h', 'f.head_person_id')}
  left join orgs o on d.subject_kind = 'org' and o.id = d.subject_id left join orgs v on v.id = d.village_id ${maybePersonOf('w', 'd.assignee_id')} left join orgs x on x.id = d.assignee_org_id ${maybePersonOf('e', 'd.escalated_id')}`;

/** What the actor has to do himself, each by an index of its own: what was given to him by name or to his office (`given`), or told to him because its time has passed (`told`). */
function mine(op: Op, how?: 'given' | 'told'): Sql[] {
  const a = wearer(op);
  const me = a.personId ? [a.personId, ...(a.samePeople ?? [])] : [];
  if (a.hat === 'outpost') return a.orgId && how !== 'told' ? [sql('d.assignee_org_id = ?', a.orgId)] : [];
  const asOffice = sql('d.assignee_id is null and d.assignee_org_id is null and d.assignee_hat = ?', a.hat);
  const given = isOffice(op) ? (a.hat === 'county' ? [] : [and(inOwnArea(a, 'd'), asOffice)]) : me.length ? [and(among('d.assignee_id', me), sql('d.assignee_hat = ?', a.hat))] : [];
  const told = isOffice(op) ? [and(sql('d.escalated_hat = ? and d.escalated_id is null', a.hat), inOwnArea(a, 'd'), sql(`not (${asOffice.text})`, ...asOffice.params))] : me.length ? [and(sql('d.escalated_hat = ?', a.hat), among('d.escalated_id', me))] : [];
  return how === 'given' ? given : how === 'told' ? told : [...given, ...told];
}
/** The same as one condition, for rooms above. */
export const ofMine = (op: Op, how?: 'given' | 'told'): Sql => and(ofCounty(op), either(mine(op, how)));
const isOffice = (op: Op): boolean => (sight.scope as readonly string[]).includes(wearer(op).hat);
const ofCounty = (op: Op): Sql => and(sql('d.county_id = ?', wearer(op).countyId), unprotected(op, `coalesce(d.person_id, '')`));
/** Everything of an office’s scope; of anybody else what is his own. */
const seen = (op: Op): Sql[] => (isOffice(op) ? [visible(op, 'd', { person: 'person_id' }, sight)] : mine(op));

/** What a list of one's own, or of an office's place, is made of. */
export const inView = (op: Op, view: 'mine' | 'place'): Sql => and(ofCounty(op), either(view === 'place' ? seen(op) : mine(op)));
/** Duties of orgs inside an office's place. */
export const standingOrgDuties = (op: Op): Sql => and(visible(op, 'd', {}, sight), sql(`d.subject_kind = 'org'`));

/** SQL of the one law of what is overdue (shared/domain/duties). */
const inState = (state: DutyState, now: number): Sql =>
  state === 'todo' ? sql(`d.state = 'open' and d.due_at > ?`, now) : state === 'overdue' ? sql(`d.state = 'open' and d.due_at <= ?`, now) : sql('d.state = ?', state);
/** Counts and lists speak of the same: what has ended, since the first of the month. */
const since = (op: Op, state: DutyState): Sql | null => (state === 'todo' || state === 'overdue' ? null : sql('d.due_on >= ?', firstOfMonth(op.today)));

/** The conditions of a list, one for each index it is read by; no duty fits two of them. */
function filters(op: Op, input: Asked): Sql[] {
  const more = and(ofCounty(op), asked(op, input));
  return (input.view === 'place' ? seen(op) : mine(op)).map((part) => and(part, more));
}
type Asked = Pick<Parsed<'duties.list'>, 'view' | 'state' | 'rule' | 'township' | 'village' | 'group'>;
const asked = (op: Op, { state, rule, township, village, group }: Asked): Sql =>
  and(state ? and(inState(state, op.now), since(op, state)) : sql(`d.state = 'open'`), sql('d.opens_on <= ?', op.today), rule ? sql('d.rule_code = ?', rule) : null, township ? sql('d.township_id = ?', township) : null, village ? inVillage('d.village_id', village) : null, group === undefined ? null : ofGroup(group));
/** How many the list holds. An office's place may hold very many: they are counted in the index alone. */
async function lengthOf(op: Op, input: Asked): Promise<number> {
  if (input.view === 'place' && isOffice(op)) {
    const where = and(inOwnArea(wearer(op), 'd'), asked(op, input), await unprotectedOfMany(op, 'd.person_id'));
    return count(op.db, sql(`select count(*) from duties d where ${where.text}`, ...where.params));
  }
  let n = 0;
  // In the order of the list, or SQLite would read every duty to find those of nobody.
  const order = op.services.db.engine === 'sqlite' ? ` order by d.due_at, d.id limit ${MOST_OWN}` : '';
  for (const part of filters(op, input)) n += await count(op.db, sql(`select count(*) from (select d.id from duties d where ${part.text}${order}) k`, ...part.params));
  return n;
}
/** Nobody has as many to do himself. */
const MOST_OWN = 1_000_000;
/** L5 What is about a family of a group, or about a member of one; `''`: of no group. */
const ofGroup = (group: string): Sql => sql(`d.family_id in (select gf.id from families gf where gf.group_name = ?)`, group);
/** By the day they are due; ended ones as they were due too, the last first. */
export async function listDuties(op: Op, input: Parsed<'duties.list'>): Promise<{ rows: DutyLine[]; next: string | null; total?: number }> {
  const parts = filters(op, input);
  if (!parts.length) return { rows: [], next: null, total: 0 };
  const after = input.cursor ? /^(\d{1,16})~([\w-]+)$/.exec(input.cursor) : null;
  const [past, order] = input.state === 'done' || input.state === 'missed' || input.state === 'cancelled' ? ['<', 'desc'] : ['>', 'asc'];
  const beyond = after ? sql(`(d.due_at ${past} ? or (d.due_at = ? and d.id ${past} ?))`, Number(after[1]), Number(after[1]), after[2]) : null;
  // Keys first: words of other tables are fetched for one page only.
  const each = parts.map((part, i) => { const where = and(part, beyond); return sql(`select k${i}.* from (select d.id, d.due_at from duties d where ${where.text} order by d.due_at ${order}, d.id ${order} limit ${input.limit + 1}) k${i}`, ...where.params); });
  const keys = await rows<{ id: string; dueAt: number }>(op.db, sql(`${each.map((e) => e.text).join(' union all ')} order by due_at ${order}, id ${order} limit ${input.limit + 1}`, ...each.flatMap((e) => e.params)));
  const shown = keys.slice(0, input.limit);
  const last = shown.at(-1);
  const [lines, total] = await Promise.all([linesOf(op, shown.map((k) => k.id)), after ? 0 : keys.length > input.limit ? lengthOf(op, input) : keys.length]);
  return { rows: shown.flatMap((k) => lines.get(k.id) ?? []), next: keys.length > input.limit && last ? `${Number(last.dueAt)}~${last.id}` : null, ...(after ? {} : { total }) };
}
/** How much one has to do oneself: each number is the length of the list it opens. */
export async function countOwn(op: Op): Promise<{ todo: number; overdue: number }> {
  const of = (state: DutyState): Promise<number> => lengthOf(op, { view: 'mine', state });
  return { todo: await of('todo'), overdue: await of('overdue') };
}
async function linesOf(op: Op, ids: readonly string[]): Promise<Map<string, DutyLine>> {
  if (!ids.length) return new Map();
  const where = among('d.id', ids);
  return new Map((await rows<DutyLine>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text}`, ...where.params))).map((d) => [d.id, whole(d)]));
}
const whole = (d: DutyLine): DutyLine => ({ ...d, dueAt: Number(d.dueAt), createdAt: Number(d.createdAt), handed: Boolean(d.handed) });
export async function getDuty(op: Op, id: string): Promise<DutyLine> {
  const may = and(ofCounty(op), either(isOffice(op) ? [...seen(op), ...mine(op)] : mine(op)));
  const found = await row<DutyLine>(op.db, sql(`select ${columns(op)} ${joins} where d.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
const either = (parts: readonly Sql[]): Sql => (parts.length ? or(...parts) : sql('1=0'));
export const isMine = async (op: Op, id: string): Promise<boolean> => { const m = and(ofCounty(op), either(mine(op))); return (await row(op.db, sql(`select d.id from duties d where d.id = ? and ${m.text}`, id, ...m.params))) !== null; };
/** With the name of who had it before. */
export const stepsOf = (op: Op, dutyId: string): Promise<(DutyStepRow & { was: string | null })[]> => rows(op.db, sql(`select s.*, ${nameFor(op, 'b')} as was from duty_steps s ${maybePersonOf('b', 's.before_id')} where s.duty_id = ? order by s.id`, dutyId));

export interface Tally { key: string | null; todo: number; overdue: number; done: number; missed: number }
export interface Within { township?: string | undefined; village?: string | undefined }
const columnsOf = { rule: 'd.rule_code', township: 'd.township_id', village: 'd.village_id', group: 'gf.group_name' } as const;
/** How much stands where, by one column; each number counts what `listDuties` lists. Groups are those of the families. */
export async function tally(op: Op, by: keyof typeof columnsOf, { township, village }: Within = {}): Promise<Tally[]> {
  const where = and(ofCounty(op), either(seen(op)), sql('d.opens_on <= ?', op.today), or(sql(`d.state = 'open'`), sql('d.due_on >= ?', firstOfMonth(op.today))), township ? sql('d.township_id = ?', township) : null, village ? inVillage('d.village_id', village) : null);
  const of = (state: DutyState): Sql => { const s = inState(state, op.now); return sql(`sum(case when ${s.text} then 1 else 0 end) as ${state}`, ...s.params); };
  const sums = (['todo', 'overdue', 'done', 'missed'] as const).map(of);
  const column = columnsOf[by];
  return (await rows<Omit<Tally, 'key'> & { ofWhat: string | null }>(op.db, sql(
    `select ${column} as of_what, ${sums.map((s) => s.text).join(', ')} from duties d ${by === 'group' ? 'join families gf on gf.id = d.family_id' : ''} where ${where.text} group by ${column}`, ...sums.flatMap((s) => s.params), ...where.params)))
    .map((t) => ({ key: t.ofWhat, todo: Number(t.todo), overdue: Number(t.overdue), done: Number(t.done), missed: Number(t.missed) }));
}

const awayOf = (family: string, as: string): string => `exists (select 1 from family_people ${as} join outflows ${as}o on ${as}o.person_id = ${as}.person_id and ${as}o.back_day is null where ${as}.family_id = ${family} and ${as}.until_day is null)`;
const pairedOf = (family: string, as: string): string => `exists (select 1 from pairings ${as} where ${as}.family_id = ${family} and ${as}.until_day is null)`;
const orMerged = (of: (family: string, as: string) => string, as: string): string => `(${of('f.id', `${as}a`)} or exists (select 1 from same_records ${as}s where ${as}s.record_id = f.id and ${of(`${as}s.same_id`, `${as}b`)}))`;
/** L5 Families with a member away and no helper, by place; the list is `stats.gaps`. */
export async function uncovered(op: Op, by: 'township' | 'village' | 'group', { township, village }: Within): Promise<Map<string, number>> {
  const column = { township: 'f.township_id', village: 'f.village_id', group: 'f.group_name' }[by];
  const where = and(inOwnArea(wearer(op), 'f'), sql(`${standing('f.id')} and ${orMerged(awayOf, 'w')} and not ${orMerged(pairedOf, 'y')}`), township ? sql('f.township_id = ?', township) : null, village ? inVillage('f.village_id', village) : null);
  return new Map((await rows<{ ofWhat: string | null; n: number }>(op.db, sql(`select ${column} as of_what, count(*) as n from families f where ${where.text} group by ${column}`, ...where.params))).map((r) => [r.ofWhat ?? '', Number(r.n)]));
}
