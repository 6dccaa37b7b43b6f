import type { Parsed } from '@guiyan/shared/contract';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { maybePersonOf, nameFor, standing } from '../people';
import type { CallPlan, CallRow } from './calls.entity';

/** The same people as on the roster, as far as one serves them. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison'] } as const;
/** The newest duty of the county's call rule that is open for today's stretch, or was done in it; read only, the room lies higher. Who came late in a stretch has time into the next one: he is called once. */
const due = (op: Op): Sql => and(visible(op, 'm', { person: 'person_id' }, sight), sql(standing('m.person_id')), sql(`d.rule_code = 'call' and d.evidence = 'contact' and d.opens_on <= ? and d.due_on >= ? and d.state in ('open', 'done')
  and not exists (select 1 from duties n where n.subject_id = d.subject_id and n.rule_code = d.rule_code and n.opens_on > d.opens_on and n.opens_on <= ? and n.state in ('open', 'done'))`, op.today, op.today, op.today));

export interface CallLine {
  memberId: string; personId: string; countyId: string; name: string; village: string | null; phoneCt: string | null; province: string | null; city: string | null; liaison: string | null; opensOn: string; dueOn: string; dueAt: number; state: string; doneOn: string | null;
  lastContactDay: string | null; unreachedOn: string | null;
}
const from = `from members m join duties d on d.subject_id = m.id join people p on p.id = m.person_id left join orgs v on v.id = m.village_id left join outflows o on o.member_id = m.id and o.back_day is null
  left join liaisons l on l.member_id = m.id and l.until_day is null ${maybePersonOf('w', 'l.liaison_id')}`;
const select = (op: Op): string => `select m.id as member_id, m.person_id, m.county_id, p.name, v.name as village, p.phone_ct, o.province, o.city, ${nameFor(op, 'w')} as liaison, d.opens_on, d.due_on, d.due_at, d.state, d.done_on, m.last_contact_day, m.unreached_on ${from}`;

/** Those left to call first, in the order they were entered. */
export async function listCalls(op: Op, { cursor, limit }: Parsed<'calls.list'>): Promise<{ rows: CallLine[]; next: string | null }> {
  const where = due(op);
  const after = cursor ? /^([01])~([\w-]+)$/.exec(cursor) : null;
  const rank = `case when d.state = 'open' then 0 else 1 end`;
  const page = and(where, after ? or(sql(`${rank} > ?`, Number(after[1])), sql(`${rank} = ? and m.id > ?`, Number(after[1]), after[2])) : null);
  const found = await rows<CallLine>(op.db, sql(`${select(op)} where ${page.text} order by ${rank}, m.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > limit && last ? `${last.state === 'open' ? 0 : 1}~${last.memberId}` : null };
}
export async function countCalls(op: Op): Promise<{ left: number; done: number }> {
  const where = due(op);
  const found = await row<{ waiting: number | null; done: number | null }>(op.db, sql(`select sum(case when d.state = 'open' then 1 else 0 end) as waiting, sum(case when d.state = 'done' then 1 else 0 end) as done ${from} where ${where.text}`, ...where.params));
  return { left: Number(found?.waiting ?? 0), done: Number(found?.done ?? 0) };
}
/** The call to one member; null when none is due now. */
export async function findCall(op: Op, memberId: string): Promise<CallLine | null> {
  const where = due(op);
  return row(op.db, sql(`${select(op)} where m.id = ? and ${where.text} order by d.opens_on desc limit 1`, memberId, ...where.params));
}

export type Miss = Pick<CallRow, 'memberId' | 'onDay' | 'outcome' | 'words'>;
/** Calls that reached nobody, oldest first. */
export async function missesOf(op: Op, memberIds: readonly string[]): Promise<Map<string, Miss[]>> {
  const out = new Map<string, Miss[]>();
  if (!memberIds.length) return out;
  const where = among('member_id', memberIds);
  for (const miss of await rows<Miss>(op.db, sql(`select member_id, on_day, outcome, words from calls where ${where.text} and contact_id is null order by on_day, id`, ...where.params))) out.set(miss.memberId, [...(out.get(miss.memberId) ?? []), miss]);
  return out;
}

/** The plan of the actor's own township. */
export async function findPlan(op: Op, period: string): Promise<CallPlan | null> {
  const { townshipId } = wearer(op);
  const found = await row<Omit<CallPlan, 'tells'> & { tells: string }>(op.db, sql('select * from call_plans where township_id = ? and period = ?', townshipId ?? '', period));
  return found && { ...found, tells: JSON.parse(found.tells) as string[] };
}
