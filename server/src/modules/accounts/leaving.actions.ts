import { isWorkHat } from '@guiyan/shared/domain/handovers';
import { inOwnArea } from '../../platform/area';
import { row, rows, sql } from '../../platform/db/sql';
import { conflict, ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import type { HatRow } from './accounts.entity';
import { asHat } from './accounts.queries';
import { mayEnd, retire } from './hats.actions';

/** X15 A work hat that is worn inside one's own scope; another's is as good as not there. */
export async function getWorkHat(op: Op, id: string): Promise<HatRow> {
  const may = inOwnArea(wearer(op), 'h');
  const found = await row<HatRow>(op.db, sql(`select h.* from hats h where h.id = ? and h.until_day is null and ${may.text}`, id, ...may.params));
  ensure(found && isWorkHat(asHat(found.hat)!), notFound());
  return found;
}
/** All of somebody's work hats in the county, and which of them are the actor's to end. */
export async function workHatsOf(op: Op, userId: string): Promise<{ hat: HatRow; ends: boolean }[]> {
  const { countyId } = wearer(op);
  const may = inOwnArea(wearer(op), 'h');
  const here = new Set((await rows<{ id: string }>(op.db, sql(`select h.id from hats h where h.user_id = ? and h.until_day is null and ${may.text}`, userId, ...may.params))).map((h) => h.id));
  const worn = await rows<HatRow>(op.db, sql('select * from hats where user_id = ? and county_id = ? and until_day is null order by id', userId, countyId));
  return worn.filter((hat) => isWorkHat(asHat(hat.hat)!)).map((hat) => ({ hat, ends: here.has(hat.id) && mayEnd(op, hat) }));
}
/** X15 Ends a hat with the invites made under it. */
export async function retireHat(op: Op, hat: HatRow): Promise<void> {
  ensure(hat.userId !== wearer(op).userId, conflict('hat.yourself'));
  await retire(op, hat);
}
/** Every sign-in of an account ends; the next request is refused. */
export async function endSessionsOf(op: Op, userId: string): Promise<void> {
  await op.db.query('update sessions set ended_at = ? where user_id = ? and ended_at is null', [op.now, userId]);
}
