import { OWN_CONSENT_FROM, type Definitions } from '@guiyan/shared/domain/families';
import type { Day } from '@guiyan/shared/domain/dates';
import type { Op } from '../../platform/op';
import { rows, sql } from '../../platform/db/sql';
import { personOf } from '../people';
import { settingsOf, settingsThrough, type SettingValues } from '../settings';

export const definitionsBy = (v: Pick<SettingValues, 'child_under' | 'elder_from' | 'woman_from' | 'woman_to'>): Definitions => ({ childUnder: v.child_under, ownConsentFrom: OWN_CONSENT_FROM, elderFrom: v.elder_from, womanFrom: v.woman_from, womanTo: v.woman_to });
/** R6 Who counts as what, by the county's own definitions of a day. */
export const definitionsOf = async (op: Op, countyId: string, day: Day): Promise<Definitions> => definitionsBy(await settingsOf(op, countyId, day));
/** The same for every day, and the days on which the county's ages change. */
export async function definitionsThrough(op: Op, countyId: string): Promise<{ on: (day: Day) => Definitions; changes: Day[] }> {
  const { on, changes } = await settingsThrough(op, countyId, ['child_under', 'elder_from', 'woman_from', 'woman_to']);
  return { on: (day) => definitionsBy(on(day)), changes };
}

export interface Registered { rowId: string; familyId: string; countyId: string; townshipId: string | null; villageId: string | null; personId: string; kind: string; fromDay: string; birth: string; birthPrecision: string }
/** Everybody registered at home of the county as of a day, in pieces by the row's id. */
export const registeredOn = (op: Op, countyId: string, day: Day, after: string, limit: number): Promise<Registered[]> => rows(op.db, sql(
  `select t.id as row_id, t.family_id, t.county_id, t.township_id, t.village_id, p.id as person_id, t.kind, t.from_day, p.birth, p.birth_precision from family_people t ${personOf('p', 't.person_id')} where t.county_id = ? and t.kind <> 'member' and t.from_day <= ? and (t.until_day is null or t.until_day > ?) and p.birth <> '' and t.id > ? order by t.id limit ${limit}`, countyId, day, day, after));
/** Counties that keep families. */
export const countiesWithFamilies = async (op: Op): Promise<string[]> => (await rows<{ countyId: string }>(op.db, sql('select distinct county_id from families'))).map((c) => c.countyId);
