import type { Day } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';
import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { movedSince, visibleWith } from '../accounts';
import { getOrg, namesOn, villagesUnder, type Elsewhere, type Standing } from '../orgs';

/** R13 The place a ledger is about, as it stood on the ledger's last day (decision 16). */
export interface LedgerPlace {
  name: string;
  /** The village asked for and those whose rows counted under it on the day; null: all of the hat's place. */
  villages: readonly string[] | null;
  /** What the hat's township was on the day and is not today. */
  moved: Elsewhere;
  /** Villages by id: their names of the day and their fixed order. */
  standing: ReadonlyMap<string, Standing>;
}

export async function placeOn(op: Op, village: string | undefined, day: Day): Promise<LedgerPlace> {
  const { countyId, townshipId, villageId } = wearer(op);
  const asked = village ?? villageId;
  const moved = await movedSince(op, day);
  const here = await rows<{ id: string }>(op.db, sql(`select o.id from orgs o where o.county_id = ? and o.kind = 'village'${townshipId ? ' and o.township_id = ?' : ''}`, countyId, ...(townshipId ? [townshipId] : [])));
  const whole = asked ?? townshipId ?? countyId;
  const standing = await namesOn(op, [whole, ...here.map((v) => v.id), ...moved.left], day);
  return { name: standing.get(whole)?.name ?? (await getOrg(op, whole)).name, villages: asked ? await villagesUnder(op, asked, day) : null, moved, standing };
}

/** What of a ledger is asked for: the place, who reads, and the days it is about, both inclusive; one that tells how things stand is of the last day. */
export interface Asked { place: LedgerPlace; hats: readonly Hat[]; from: Day; until: Day }

/** Rows of table alias `t` that belong to the ledger: of the hat's own scope, in the place of that day. */
export const inPlace = (op: Op, { place, hats }: Asked, t: string, columns: { person?: string; family?: string } = {}): Sql =>
  and(visibleWith(op, place.moved, t, columns, { scope: hats }), place.villages && among(`${t}.village_id`, place.villages));

export const villageName = (place: LedgerPlace, id: string | null): string => place.standing.get(id ?? '')?.name ?? '';
const LAST = 99_999;
/** In the fixed order of villages; inside one as the rows came. */
export function byVillage<R extends { villageId: string | null }>({ place }: Pick<Asked, 'place'>, list: readonly R[]): R[] {
  const seq = (r: R): number => place.standing.get(r.villageId ?? '')?.seq ?? LAST;
  return [...list].sort((a, b) => seq(a) - seq(b));
}

/** SQL in which every `?` is one and the same day. */
export const onDay = (text: string, day: Day): Sql => sql(text, ...Array<string>(text.split('?').length - 1).fill(day));
/** SQL: the row of days `from_day` … `until_day` holds on the day. */
export const holds = (t: string): string => `${t}.from_day <= ? and (${t}.until_day is null or ${t}.until_day > ?)`;
/** SQL: the going-away is on that day. */
export const isAway = (t: string): string => `${t}.from_day <= ? and (${t}.back_day is null or ${t}.back_day > ?)`;
