import type { Day } from '@guiyan/shared/domain/dates';
import type { SettingKey } from '@guiyan/shared/domain/settings';
import { byKey, evenly, gatherRows } from '../../platform/db/gather';
import type { Database } from '../../platform/db/database';
import { among, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { CountySetting } from './settings.entity';
import { valueOn, valuesOn, type Span, type Values } from './settings.rules';

const readSpans = (db: Op['db'], countyIds: readonly string[]): Promise<CountySetting[]> => {
  const where = among('county_id', countyIds);
  return rows<CountySetting>(db, sql(`select * from county_settings where ${where.text} order by turn desc, id desc`, ...where.params));
};
/** Requests of the same moment share one statement: nearly every list asks. */
const gathered = gatherRows<string, Span[]>(async (db, countyIds) => {
  const found = byKey(await readSpans(db, evenly(countyIds)), (s) => s.countyId);
  return countyIds.map((id) => found.get(id) ?? []);
});

/** All values of a county's rules, newest first. */
export const listSpans = (op: Op, countyId: string): Promise<CountySetting[]> => readSpans(op.db, [countyId]);

/** X16 The value of one rule on a day; figures of an earlier day keep the value of that day. */
export const settingOf = async (op: Op, countyId: string, key: SettingKey, day: Day): Promise<number> => valueOn(await readSpans(op.db, [countyId]), key, day);
/** All rules of a county on a day, as the unit of work sees them. */
export const settingsOf = async (op: Op, countyId: string, day: Day): Promise<Values> => valuesOn(await readSpans(op.db, [countyId]), day);
/** The values of every day, and the days on which one of the given rules changes. */
export async function settingsThrough(op: Op, countyId: string, keys: readonly SettingKey[]): Promise<{ on: (day: Day) => Values; changes: Day[] }> {
  const spans = await readSpans(op.db, [countyId]);
  const held = spans.filter((s) => (keys as readonly string[]).includes(s.code) && s.untilDay !== s.fromDay);
  return { on: (day) => valuesOn(spans, day), changes: [...new Set(held.map((s) => s.fromDay))].sort() };
}
/** By database and county, as they were read last. */
const remembered = new WeakMap<Database, Map<string, readonly Span[]>>();
/**
 * The same for a read: what was committed when the request came. A value is never changed without another being added,
 * and the session's read, which every request begins with, has counted them; so no process goes on by an old one.
 */
export const committedSettings = async (op: Op, countyId: string, day: Day): Promise<Values> => valuesOn(await committedSpans(op, countyId), day);
export async function committedSpans(op: Op, countyId: string): Promise<readonly Span[]> {
  const { db } = op.services;
  const known = remembered.get(db) ?? new Map<string, readonly Span[]>();
  remembered.set(db, known);
  const spans = known.get(countyId);
  if (spans && op.actor?.countyId === countyId && op.actor.countyRules === spans.length) return spans;
  const read = await gathered(db, countyId);
  known.set(countyId, read);
  return read;
}
