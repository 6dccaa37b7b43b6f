import type { Hat } from '@guiyan/shared/domain/hats';
import { inOwnArea } from '../../platform/area';
import { among, and, not, or, sql, type Sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { villagesElsewhere, type Elsewhere } from '../orgs';
import { sameIds, unprotected } from '../people';
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

/** The condition every read begins with: rows of table alias `t` this actor may know exist. Rows of a protected person (X9) are there for few. */
export function visible(op: Op, t: string, columns: SightColumns, sight: Sight): Sql {
  return and(allowed(op, t, columns, sight), columns.person ? unprotected(op, `coalesce(${t}.${columns.person}, '')`) : null);
}
/** R13 The same in a township of an earlier day: with the villages that have left it since, without those that have come. */
export function visibleWith(op: Op, { came, left }: Elsewhere, t: string, columns: SightColumns, sight: Sight): Sql {
  const here = visible(op, t, columns, sight);
  const still = came.length ? and(here, not(among(`${t}.village_id`, came))) : here;
  return left.length ? or(still, and(visible({ ...op, actor: { ...wearer(op), townshipId: null } }, t, columns, sight), among(`${t}.village_id`, left))) : still;
}
/** R13 What the hat's own place was on a day and is not today; a village goes nowhere from itself. */
export async function movedSince(op: Op, day: string): Promise<Elsewhere> {
  const { countyId, townshipId, villageId } = wearer(op);
  return !townshipId || villageId || day >= op.today ? { came: [], left: [] } : villagesElsewhere(op, countyId, townshipId, day);
}
/** R13 `visible` on a day. */
export const visibleOn = async (op: Op, t: string, columns: SightColumns, sight: Sight, day: string): Promise<Sql> => visibleWith(op, await movedSince(op, day), t, columns, sight);

function allowed(op: Op, t: string, columns: SightColumns, sight: Sight): Sql {
  const actor = wearer(op);
  const inCounty = `${t}.county_id = ?`;
  // The liaison of a network branch looks after the whole township's members.
  const leadsBranch = actor.hat === 'liaison' && actor.orgId !== null;
  if (sight.scope?.includes(actor.hat) || (leadsBranch && sight.access?.includes('liaison'))) {
    return inOwnArea(actor, t);
  }
  // An outpost holds sight as an organisation: whoever wears its hat has it.
  const holder = actor.hat === 'outpost' ? actor.orgId : actor.personId;
  if (sight.access?.includes(actor.hat) && holder) {
    const kinds = (['person', 'family'] as const).filter((k) => columns[k]);
    const either = kinds.map((k) => `(a.subject_kind = '${k}' and a.subject_id = ${t}.${columns[k]!})`).join(' or ');
    const held = and(isMine('a.holder_id', holder, actor.hat === 'outpost' ? undefined : actor.samePeople), sql('a.hat = ? and a.from_day <= ? and (a.until_day is null or a.until_day > ?)', actor.hat, op.today, op.today));
    // A right that was given for a record merged with this one (R12) is a right to both.
    const merged = `exists (select 1 from same_records sr where sr.record_id in (${kinds.map((k) => `${t}.${columns[k]!}`).join(', ')}) and exists (select 1 from access a where a.subject_id = sr.same_id and ${held.text}))`;
    return sql(`${inCounty} and (exists (select 1 from access a where (${either}) and ${held.text}) or ${merged})`, actor.countyId, ...held.params, ...held.params);
  }
  if (sight.own?.includes(actor.hat)) {
    const mine: Sql[] = [];
    if (columns.person && actor.personId && actor.hat !== 'family') mine.push(isMine(`${t}.${columns.person}`, actor.personId, actor.samePeople));
    if (columns.family && actor.familyId) mine.push(isMine(`${t}.${columns.family}`, actor.familyId, actor.sameFamilies));
    if (mine.length) return and(sql(inCounty, actor.countyId), or(...mine));
  }
  return sql('1=0');
}

/** One's own record, and those merged with it (R12). */
const isMine = (column: string, id: string, others: readonly string[] | undefined): Sql => (others?.length ? among(column, [id, ...others]) : sql(`${column} = ?`, id));

/** `holderId`: the person who serves, or the org of an outpost. */
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
  const subject = among('subject_id', await sameIds(op.db, where.subjectId));
  const holder = where.holderId ? among('holder_id', await sameIds(op.db, where.holderId)) : null;
  await op.db.query(`update access set until_day = ? where ${subject.text} and why = ? and until_day is null${holder ? ` and ${holder.text}` : ''}`, [op.today, ...subject.params, where.why, ...(holder?.params ?? [])]);
}
