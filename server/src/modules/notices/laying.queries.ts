import { addDays } from '@guiyan/shared/domain/dates';
import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import type { IdRun } from '../../platform/db/id-run';
import type { Op } from '../../platform/op';

/** Persons from one, up to before another. */
export interface Part { from: string; until: string | null }

/**
 * Each (person, rule, period) that is due, with the round that is its now, and was not told in that round; `part`: of those persons only.
 * The coalesce has a part found by its persons, not by everything the county has due.
 */
function owed(op: Op, countyId: string, before: number, part?: Part): Sql {
  const of = part ? and(sql(`coalesce(u.county_id, '') = ?`, countyId), sql('u.assignee_id >= ?', part.from), part.until !== null && sql('u.assignee_id < ?', part.until)) : sql('u.county_id = ?', countyId);
  return sql(
    `select g.* from (
       select d.assignee_id as person_id, min(d.assignee_hat) as hat, d.rule_code, d.period, max(d.times_back) * 2 + case when min(d.due_at) <= ? then 2 else 1 end as round, min(d.township_id) as township_id, min(d.village_id) as village_id
       from (select u.assignee_id, u.assignee_hat, u.rule_code, u.period, u.due_at, u.township_id, u.village_id, (select count(*) from duty_steps s where s.duty_id = u.id and s.what = 'reopened') as times_back from duties u
             where ${of.text} and u.state = 'open' and u.assignee_id is not null and u.opens_on <= ? and u.due_on <= ?) d
       group by d.assignee_id, d.rule_code, d.period) g
     left join deliveries x on x.person_id = g.person_id and x.rule_code = g.rule_code and x.period = g.period and x.channel = 'app' and x.round >= g.round where x.round is null`,
    op.now, ...of.params, op.today, addDays(op.today, before));
}

/** M6 Whose time has come ahead of the due day or after it and who was not reminded of it in this round, in parts of about so many. `before`: days. */
export async function partsOwed(op: Op, countyId: string, before: number, size: number): Promise<Part[]> {
  const all = owed(op, countyId, before);
  const first = await rows<{ personId: string }>(op.db, sql(`select x.person_id from (select o.person_id, row_number() over (order by o.person_id) as n from (${all.text}) o) x where x.n % ${size} = 1 order by x.n`, ...all.params));
  const from = [...new Set(first.map((f) => f.personId))];
  return from.map((id, i) => ({ from: id, until: from[i + 1] ?? null }));
}

const hatsOf = (hats: readonly string[]): Sql => { const worn = among('h.hat', hats); return sql(`h.until_day is null and ${worn.text}`, ...worn.params); };
/** SQL: this person, by any of his records, wears one of these hats. */
function hasAccount(person: string, hats: readonly string[]): Sql {
  const worn = hatsOf(hats);
  return sql(`(exists (select 1 from hats h where h.person_id = ${person} and ${worn.text}) or exists (select 1 from same_records sr join hats h on h.person_id = sr.same_id where sr.record_id = ${person} and ${worn.text}))`, ...worn.params, ...worn.params);
}
/** The row of the app for each of a part, `most` at once: `select` values in the order of `laid`. */
export function toApp(op: Op, countyId: string, before: number, part: Part, { run, hats, why, most }: { run: IdRun; hats: readonly string[]; why: string; most: number }): Sql {
  const who = owed(op, countyId, before, part);
  const has = hasAccount('o.person_id', hats);
  return sql(
    `select ${run.made('o.n')}, ?, o.township_id, o.village_id, o.rule_code, o.period, o.round, o.person_id, o.hat, null, 'app', case when o.app = 1 then 'sent' else 'not_reached' end, case when o.app = 1 then '' else ? end, 0, ?, null
     from (select o.*, row_number() over (order by o.person_id, o.rule_code, o.period) - 1 as n, case when ${has.text} then 1 else 0 end as app from (${who.text}) o) o where o.n < ${most}`,
    countyId, why, op.now, ...has.params, ...who.params);
}

/**
 * The message for each row of the app that was just written, where its person wants it and an account of his agreed to one more: in the order of the rows, as many as agreed to.
 * SQLite joins in this order, for it is cross joins.
 */
export function toWechat(op: Op, run: IdRun, messages: IdRun, posts: IdRun, template: string, hats: readonly string[]): Sql {
  const [mine, worn] = [run.holds('m.id'), hatsOf(hats)];
  const accounts = (more: string, person: string) =>
    `select m.id, m.person_id, h.user_id from deliveries m ${more} cross join hats h on h.person_id = ${person} and ${worn.text} where ${mine.text} and m.status = 'sent'`;
  const params = [...worn.params, ...mine.params];
  const refused = (person: string) => `exists (select 1 from reminder_choices c where c.person_id = ${person} and c.wechat = 0)`;
  return sql(
    `select ${messages.beside('m.id')}, m.county_id, m.township_id, m.village_id, m.rule_code, m.period, m.round, m.person_id, m.hat, s.user_id, 'wechat', 'waiting', '', 0, ?, ${posts.shared('m.id')}
     from (select b.*, row_number() over (partition by b.user_id order by b.id) as nth from (
       select a.id, min(a.user_id) as user_id from (${accounts('', 'm.person_id')} union all ${accounts('cross join same_records sr on sr.record_id = m.person_id', 'sr.same_id')}) a
       cross join users u on u.id = a.user_id and u.openid_ix is not null cross join message_grants g on g.user_id = u.id and g.template = ? and g.left_count > 0
       where not ${refused('a.person_id')} and not exists (select 1 from same_records sr where sr.record_id = a.person_id and ${refused('sr.same_id')}) group by a.id) b) s
     cross join message_grants g on g.user_id = s.user_id and g.template = ? cross join deliveries m on m.id = s.id where s.nth <= g.left_count`,
    op.now, ...params, ...params, template, template);
}
