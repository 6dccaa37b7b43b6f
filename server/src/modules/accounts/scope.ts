import type { Hat } from '@guiyan/shared/domain/hats';
import { inOwnArea } from '../../platform/area';
import { sql, type Sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { Access } from './accounts.entity';

/** Which hats see rows of a room, and by what right. A hat that is not named sees none. */
export interface Sight {
  /** By the scope columns county_id, township_id, village_id. */
  scope?: readonly Hat[];
  /** By a row in `access` for the person or the family of the row. */
  access?: readonly Hat[];
  /** Because it is the actor's own person or family. */
  own?: readonly Hat[];
}
/** Columns of the room's table that name a person, a family; and, where rows are a person’s own, whose. */
export interface SightColumns { person?: string; family?: string }

/** The condition every read begins with: rows of table alias `t` this actor may know exist. */
export function visible(op: Op, t: string, columns: SightColumns, sight: Sight): Sql {
  const actor = wearer(op);
  const inCounty = `${t}.county_id = ?`;
  // The liaison of a network branch looks after the whole township's members.
  const leadsBranch = actor.hat === 'liaison' && actor.orgId !== null;
  if (sight.scope?.includes(actor.hat) || (leadsBranch && sight.access?.includes('liaison'))) {
    return inOwnArea(actor, t);
  }
  if (sight.access?.includes(actor.hat) && actor.personId) {
    const kinds = (['person', 'family'] as const).filter((k) => columns[k]);
    const either = kinds.map((k) => `(a.subject_kind = '${k}' and a.subject_id = ${t}.${columns[k]!})`).join(' or ');
    return sql(
      `${inCounty} and exists (select 1 from access a where a.holder_id = ? and a.hat = ? and (${either}) and a.from_day <= ? and (a.until_day is null or a.until_day > ?))`,
      actor.countyId, actor.personId, actor.hat, op.today, op.today,
    );
  }
  if (sight.own?.includes(actor.hat)) {
    const mine: Sql[] = [];
    if (columns.person && actor.personId && actor.hat !== 'family') mine.push(sql(`${t}.${columns.person} = ?`, actor.personId));
    if (columns.family && actor.familyId) mine.push(sql(`${t}.${columns.family} = ?`, actor.familyId));
    if (mine.length) return sql(`${inCounty} and (${mine.map((m) => m.text).join(' or ')})`, actor.countyId, ...mine.flatMap((m) => m.params));
  }
  return sql('1=0');
}

export interface AccessFacts { countyId: string; holderId: string; hat: Hat; subjectKind: 'person' | 'family'; subjectId: string; why: string; from?: string }

/** Gives sight of a person or family from a day on; a right that is open already stays as it is. */
export async function grantAccess(op: Op, list: readonly AccessFacts[]): Promise<void> {
  for (const a of list) {
    const [open] = (await op.db.query(`select id from access where holder_id = ? and hat = ? and subject_kind = ? and subject_id = ? and why = ? and until_day is null limit 1`, [a.holderId, a.hat, a.subjectKind, a.subjectId, a.why])) as { id: string }[];
    if (open) continue;
    await orKnown(op.db.insert(Access, { id: newId(), countyId: a.countyId, holderId: a.holderId, hat: a.hat, subjectKind: a.subjectKind, subjectId: a.subjectId, why: a.why, fromDay: a.from ?? op.today, untilDay: null }));
  }
}

/** Ends a right from today; felt at the next request. */
export async function endAccess(op: Op, where: { holderId?: string; subjectId: string; why: string }): Promise<void> {
  await op.db.query(`update access set until_day = ? where subject_id = ? and why = ? and until_day is null${where.holderId ? ' and holder_id = ?' : ''}`, [op.today, where.subjectId, where.why, ...(where.holderId ? [where.holderId] : [])]);
}
