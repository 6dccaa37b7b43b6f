import { fixedKinds } from '@guiyan/shared/domain/orgs';
import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { latest } from '../../platform/db/latest';
import { count, row, rows, sql } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { badInput, conflict, ensure } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { endSeats } from './holders.actions';
import { ensureBelow, ensureFreeName, getKept } from './orgs.actions';
import { Org } from './orgs.entity';
import { getSeen, type OrgRow } from './orgs.queries';
import { kindOf, verbsOn } from './orgs.rules';
import { planFor } from './plans.actions';
import { turn, turnFollowers } from './turns.actions';

const ensurePast = (op: Op, onDay: string): void => ensure(onDay <= op.today, badInput('orgs.future', { onDay: 'future' }));
const tell = (org: OrgRow) => ({ townshipId: org.townshipId, subjectId: org.id });

/** R13 The org keeps its id; what is asked as of an earlier day is told in the earlier name. */
export async function rename(op: Op, { id, name, onDay }: Parsed<'orgs.rename'>): Promise<{ id: string }> {
  const org = await getKept(op, id, 'rename');
  ensure(name !== org.name, conflict('orgs.same_name'));
  await ensureFreeName(op, { ...org, name }, id);
  if (onDay > op.today) return planFor(op, org, { deed: 'rename', onDay, name });
  await turn(op, org, { name }, onDay);
  await turnFollowers(op, org, { name }, onDay);
  await record(op, 'org.renamed', { orgId: id, onDay }, tell(org));
  return { id };
}

export async function move(op: Op, { id, parentId, onDay }: Parsed<'orgs.move'>): Promise<{ id: string }> {
  const still = await getSeen(op, id);
  const parent = await getKept(op, parentId, 'add_below');
  ensure(!fixedKinds.some((k) => k === still.kind) || !verbsOn(wearer(op), still).length, conflict('orgs.fixed_place'));
  const org = await getKept(op, id, 'move');
  ensurePast(op, onDay);
  ensureBelow(kindOf(org.kind), parent);
  ensure(parent.townshipId === org.townshipId, conflict('orgs.other_township'));
  ensure(!(await isBelow(op, parent, id)), badInput('orgs.below_itself', { parentId: 'below' }));
  await ensureFreeName(op, { ...org, parentId }, id);
  await turn(op, org, { parentId }, onDay);
  await op.db.update(Org, { id }, { villageId: parent.villageId });
  await record(op, 'org.moved', { orgId: id, parentId, onDay }, tell(org));
  return { id };
}

/** As the tree is now: the county's row is taken, so that two who hang one below the other at once make no ring. */
async function isBelow(op: Op, org: OrgRow, id: string): Promise<boolean> {
  await execute(op.db, 'update orgs set seq = seq where id = ?', [org.countyId]);
  const now = (one: string): Promise<OrgRow | null> => row(op.db, sql(`select * from orgs where id = ?${latest(op)}`, one));
  for (let at = await now(org.id); at; at = at.parentId ? await now(at.parentId) : null) if (at.id === id) return true;
  return false;
}

/** R13 Its people and rows keep their ids and count under the other from that day; its groups and branches move along, its seats end. */
export async function mergeInto(op: Op, { id, into, onDay }: Parsed<'orgs.mergeInto'>): Promise<{ id: string }> {
  const org = await getKept(op, id, 'merge');
  const other = await getSeen(op, into);
  ensure(other.id !== org.id && other.kind === org.kind && other.untilDay === null && other.townshipId === org.townshipId, conflict('orgs.cannot_merge'));
  ensure(!(await isBelow(op, other, id)), conflict('orgs.cannot_merge'));
  if (onDay > op.today) return planFor(op, org, { deed: 'merge', onDay, otherId: into });
  await change(op.db, Org, { id, untilDay: empty() }, { untilDay: onDay });
  const counted = { name: other.name, shownAs: other.id, seq: other.seq };
  await turn(op, org, counted, onDay);
  await turnFollowers(op, org, counted, onDay);
  for (const child of await below(op, id)) await turn(op, child, { parentId: into }, onDay, true);
  if (org.kind === 'village') await op.db.query('update orgs set village_id = ? where village_id = ? and id <> ? and until_day is null', [into, id, id]);
  await endSeats(op, id, onDay);
  await record(op, 'org.merged', { orgId: id, into, onDay }, tell(org));
  return { id };
}
const below = (op: Op, id: string): Promise<OrgRow[]> => rows(op.db, sql('select * from orgs where parent_id = ? and until_day is null order by seq, id', id));

/** R13 Nothing is ended that people or other orgs still hang on. */
export async function end(op: Op, { id, onDay }: Parsed<'orgs.end'>): Promise<{ id: string }> {
  const org = await getKept(op, id, 'end');
  ensurePast(op, onDay);
  const children = (await below(op, id)).length;
  ensure(!children, conflict('orgs.has_below', { name: org.name, count: children }));
  const people = org.kind === 'village' ? await count(op.db, sql('select count(*) from people where village_id = ? and survivor_id is null', id)) : 0;
  ensure(!people, conflict('orgs.has_people', { name: org.name, count: people }));
  await change(op.db, Org, { id, untilDay: empty() }, { untilDay: onDay });
  await endSeats(op, id, onDay);
  await record(op, 'org.ended', { orgId: id, onDay }, tell(org));
  return { id };
}
