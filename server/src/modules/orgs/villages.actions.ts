import type { Parsed } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { UNDO_DAYS } from '@guiyan/shared/domain/people';
import { scopedTables } from '../../platform/db/scoped';
import { among, count, row, rows, sql } from '../../platform/db/sql';
import { conflict, ensure } from '../../platform/errors';
import { record, type Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import { ensureFreeName, getKept } from './orgs.actions';
import { getSeen, type OrgRow } from './orgs.queries';
import { planFor } from './plans.actions';
import { turn, turnFollowers } from './turns.actions';
import { villagesUnder } from './turns.queries';

/** R13 A village and all that became part of it go to another township from a day on: its rows, the hats worn there, its groups and branches. Earlier days count it where it was. */
export async function moveVillage(op: Op, { id, townshipId, onDay }: Parsed<'orgs.moveVillage'>): Promise<{ id: string }> {
  const org = await getKept(op, id, 'to_township');
  const to = await getSeen(op, townshipId);
  ensure(to.kind === 'township' && to.untilDay === null && to.id !== org.townshipId, conflict('orgs.cannot_move_village'));
  await ensureFreeName(op, { ...org, parentId: to.id });
  if (onDay > op.today) return planFor(op, org, { deed: 'move_village', onDay, otherId: to.id });
  const villages = await villagesUnder(op, id, op.today);
  await ensureQuiet(op, org, villages);
  await turn(op, org, { parentId: to.id }, onDay);
  await turnFollowers(op, org, { parentId: to.id }, onDay);
  await carry(op, org.countyId, villages, org.townshipId!, to.id);
  await record(op, 'org.moved', { orgId: id, parentId: to.id, onDay }, { townshipId: to.id, subjectId: id });
  return { id };
}

/** What is half done was decided by where the village lay: it is finished or taken back first. */
async function ensureQuiet(op: Op, org: OrgRow, villages: readonly string[]): Promise<void> {
  const open = await row<{ byName: string }>(op.db, sql(`select by_name from imports where county_id = ? and (township_id = ? or township_id is null) and status in ('reading','asking','tried','committing','undoing') order by id limit 1`, org.countyId, org.townshipId));
  ensure(!open, conflict('orgs.import_open', { name: open?.byName ?? '' }));
  const [k, g] = [among('k.village_id', villages), among('g.village_id', villages)];
  const across = await count(op.db, sql(
    `select count(*) from merges m join people k on k.id = m.keep_id join people g on g.id = m.gone_id where m.county_id = ? and m.open_gone_id is not null and m.on_day >= ? and (case when ${k.text} then 1 else 0 end) <> (case when ${g.text} then 1 else 0 end)`,
    org.countyId, addDays(op.today, -UNDO_DAYS), ...k.params, ...g.params));
  ensure(!across, conflict('orgs.merges_open', { count: across }));
}

/** Rows one statement carries: SQLite answers at once, and nobody else is heard meanwhile. */
const PIECE = 500;
/** The township stands beside the village in every row, so that lists need no joins; here all of them follow, in pieces of one transaction. */
async function carry(op: Op, countyId: string, villages: readonly string[], from: string, to: string): Promise<void> {
  const breathe = turns();
  for (const { table, inVillages } of scopedTables(op.db).ofVillages) {
    const place = inVillages(villages);
    const here = sql(`county_id = ? and township_id = ? and ${place.text}`, countyId, from, ...place.params);
    const ids = (await rows<{ id: string }>(op.db, sql(`select id from ${table} where ${here.text}`, ...here.params))).map((r) => r.id);
    await breathe();
    for (let i = 0; i < ids.length; i += PIECE) {
      const part = among('id', ids.slice(i, i + PIECE));
      await op.db.query(`update ${table} set township_id = ? where ${part.text}`, [to, ...part.params]);
      await breathe();
    }
    // What came in between the reading and here.
    await op.db.query(`update ${table} set township_id = ? where ${here.text}`, [to, ...here.params]);
    await breathe();
  }
}
