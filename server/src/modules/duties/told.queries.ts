import type { Day } from '@guiyan/shared/domain/dates';
import { and, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { ofMine } from './duties.queries';

/** X7 All of one rule and period that was told to the actor: 30 calls of a month are told once. `open`: how many of them are still to be done. */
export interface ToldLine { id: string; kind: 'given' | 'late' | 'again'; at: number; title: string; ruleCode: string; dueOn: Day; open: number }
/** Told before an instant, or at it with a smaller id. */
export interface Before { at: number; id: string }

const KEEP_MS = 183 * 86_400_000;
const what = `min(d.id) as id, min(d.title) as title, d.rule_code, min(d.due_on) as due_on, sum(case when d.state = 'open' then 1 else 0 end) as open_count`;
const page = (at: string, before: Before | null, limit: number): Sql => {
  const having = before ? sql(`having (${at} < ? or (${at} = ? and min(d.id) < ?))`, before.at, before.at, before.id) : sql('');
  return sql(`group by d.rule_code, d.period ${having.text} order by told_at desc, id desc limit ${limit}`, ...having.params);
};

/** What the actor was given to do, what came back to him, and what was told to him because its time has passed; of half a year, newest first. */
export async function listTold(op: Op, before: Before | null, limit: number): Promise<ToldLine[]> {
  const since = op.now - KEEP_MS;
  const ask = async (kind: ToldLine['kind'], query: Sql): Promise<ToldLine[]> => (await rows<Omit<ToldLine, 'kind' | 'at' | 'open'> & { toldAt: number; openCount: number }>(op.db, query)).map(({ toldAt, openCount, ...t }) => ({ ...t, kind, at: Number(toldAt), open: Number(openCount) }));
  const given = and(ofMine(op, 'given'), sql('d.created_at >= ? and d.opens_on <= ?', since, op.today));
  const made = page('max(d.created_at)', before, limit);
  const stepped = async (kind: 'late' | 'again', step: string, whose: Sql): Promise<ToldLine[]> => {
    const at = page('max(s.at)', before, limit);
    const where = and(whose, sql('s.what = ? and s.at >= ?', step, since));
    return ask(kind, sql(`select ${what}, max(s.at) as told_at from duties d join duty_steps s on s.duty_id = d.id where ${where.text} ${at.text}`, ...where.params, ...at.params));
  };
  return [
    ...(await ask('given', sql(`select ${what}, max(d.created_at) as told_at from duties d where ${given.text} ${made.text}`, ...given.params, ...made.params))),
    ...(await stepped('late', 'escalated', ofMine(op, 'told'))),
    ...(await stepped('again', 'reopened', ofMine(op, 'given'))),
  ];
}

/** P4 What members of a place have to do and have not done, by rule, the next due day first. */
export async function listOpenOfMembers(op: Op, whose: Sql): Promise<{ title: string; dueOn: Day; people: number }[]> {
  const where = and(whose, sql(`d.county_id = ? and d.state = 'open' and d.assignee_hat = 'member' and d.assignee_id is not null and d.opens_on <= ?`, op.actor?.countyId ?? '', op.today));
  return (await rows<{ title: string; dueOn: Day; people: number }>(op.db, sql(`select min(d.title) as title, min(d.due_on) as due_on, count(distinct d.assignee_id) as people from duties d where ${where.text} group by d.rule_code, d.period order by due_on, d.rule_code`, ...where.params))).map((d) => ({ ...d, people: Number(d.people) }));
}
