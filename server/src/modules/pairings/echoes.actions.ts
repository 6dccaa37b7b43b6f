import type { Output, Parsed } from '@guiyan/shared/contract';
import { row, sql } from '../../platform/db/sql';
import { ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily } from '../families';
import { isSame } from '../people';
import { FamilyEcho } from './gifts.entity';

/** H15 What the family last said; nothing said is a yes, since each visit asks at the door. */
export async function echoOf(op: Op, familyId: string): Promise<Output<'visits.echo'>> {
  const here = await isSame(op, 'family_id', familyId);
  const last = await row<{ agrees: number | boolean; at: number }>(op.db, sql(`select agrees, at from family_echoes where ${here.text} order by id desc limit 1`, ...here.params));
  return last ? { agrees: Boolean(last.agrees), since: Number(last.at) } : { agrees: true, since: null };
}
export async function ownEcho(op: Op): Promise<Output<'visits.echo'>> {
  const { familyId } = wearer(op);
  ensure(familyId, notFound());
  return echoOf(op, familyId);
}
export async function setEcho(op: Op, { agrees }: Parsed<'visits.setEcho'>): Promise<Output<'visits.setEcho'>> {
  const { familyId, name } = wearer(op);
  const family = familyId ? await findFamily(op, familyId) : null;
  ensure(family, notFound());
  await op.db.insert(FamilyEcho, { id: newId(), countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, agrees, byName: name, at: op.now });
  await record(op, 'echo.set', { familyId: family.id, agrees }, { townshipId: family.townshipId, subjectId: family.id });
  return { agrees, since: op.now };
}
