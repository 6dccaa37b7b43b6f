import { AppError } from '../../platform/errors';
import { changedBy, execute } from '../../platform/db/statement';
import { idRun, RUN, type IdRun } from '../../platform/db/id-run';
import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { settingsOf } from '../settings';
import { callInstead, type Subject } from './ladder.actions';
import { isOpen } from './ladder.rules';
import { toApp, toWechat, type Part } from './laying.queries';
import type { DeliveryRow } from './notices.entity';
import { templateOf } from './notices.queries';
import { awake, whyNotInApp } from './notices.rules';
import { postAll, standDown } from './posting.actions';

/** Whom a duty may be reminded of, by name. */
export const remindedHats = ['member', 'liaison', 'helper'] as const;
const laid = 'id, county_id, township_id, village_id, rule_code, period, round, person_id, hat, user_id, channel, status, why, tries, changed_at, post_id';

/**
 * M6 Begins the ladder for all who are due in one part of a county, by statements that each write all their rows: what a thousand people need is no longer read to be written.
 * The row of the app decides whose it is, as in `begin`: what another server wrote is left out, and only the rows of this run go on.
 */
export async function layPart(op: Op, countyId: string, before: number, part: Part): Promise<void> {
  const run = idRun(op.services.db.engine);
  const app = toApp(op, countyId, before, part, { run, hats: remindedHats, why: whyNotInApp, most: RUN });
  const made = await execute(op.db, `${op.services.db.engine === 'mysql' ? 'insert ignore into' : 'insert or ignore into'} deliveries (${laid}) ${app.text}`, app.params);
  if (!(await changedBy(op.db, made))) return;
  await standDown(op, await earlierRounds(op, run));
  await tellByWechat(op, countyId, run);
  const mine = run.holds('id');
  const noAccount = await rows<Subject>(op.db, sql(`select person_id, county_id, township_id, village_id, reminder_id, rule_code, period, round, hat from deliveries where ${mine.text} and status = 'not_reached' order by id`, ...mine.params));
  if (noAccount.length) await callInstead(op, noAccount.map((s) => ({ ...s, round: Number(s.round) })));
}

/** What is still open of the rounds before. */
const earlierRounds = (op: Op, run: IdRun): Promise<Pick<DeliveryRow, 'id' | 'postId'>[]> => {
  const mine = run.holds('m.id');
  return rows(op.db, sql(`select d.id, d.post_id from deliveries m join deliveries d on d.person_id = m.person_id and d.rule_code = m.rule_code and d.period = m.period and d.round < m.round where ${mine.text} and m.round > 1 and ${isOpen('d')}`, ...mine.params));
};

/** A message for whoever agreed to one, and the consent it takes. */
async function tellByWechat(op: Op, countyId: string, run: IdRun): Promise<void> {
  const template = templateOf(op);
  if (!template) return;
  const { engine } = op.services.db;
  const [messages, posts] = [idRun(engine), idRun(engine)];
  const told = toWechat(op, run, messages, posts, template, remindedHats);
  await execute(op.db, `insert into deliveries (${laid}) ${told.text}`, told.params);
  const mine = messages.holds('id');
  const written = await rows<{ id: string; postId: string; userId: string }>(op.db, sql(`select id, post_id, user_id from deliveries where ${mine.text} order by id`, ...mine.params));
  if (!written.length) return;
  const used = `(select user_id, count(*) as n from deliveries where ${mine.text} group by user_id) t`;
  const taken = engine === 'mysql'
    ? await execute(op.db, `update message_grants g join ${used} on t.user_id = g.user_id set g.left_count = g.left_count - t.n, g.changed_at = ? where g.template = ? and g.left_count >= t.n`, [...mine.params, op.now, template])
    : await execute(op.db, `update message_grants as g set left_count = g.left_count - t.n, changed_at = ? from ${used} where t.user_id = g.user_id and g.template = ? and g.left_count >= t.n`, [op.now, ...mine.params, template]);
  // Somebody else took a consent since it was counted: all of it once more.
  if ((await changedBy(op.db, taken)) < new Set(written.map((w) => w.userId)).size) throw Object.assign(new AppError('server.busy', 503, { retryAfter: 1 }), { errno: 1020 });
  const byPost = new Map<string, string[]>();
  for (const { id, postId } of written) { const ids = byPost.get(postId); if (ids) ids.push(id); else byPost.set(postId, [id]); }
  await postAll(op, 'wechat', countyId, [...byPost].map(([id, deliveryIds]) => ({ id, deliveryIds })), awake(op.now, await settingsOf(op, countyId, op.today)));
}
