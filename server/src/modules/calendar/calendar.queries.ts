import { knownDays, windowShapes, type WindowKind, type WindowSpan, type YearDays } from '@guiyan/shared/domain/calendar';
import type { Day } from '@guiyan/shared/domain/dates';
import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { CalendarVersion } from './calendar.entity';
import { dayKind, festivalsOf, homecomingOf, workingDaysAfter, type DaysOfYear, type Festival } from './calendar.rules';

/** What a version of `days` keeps. */
export type StoredDays = YearDays & { known: boolean };

/** Every version of a county's calendar, newest first. */
export const listVersions = async (op: Op, countyId: string): Promise<CalendarVersion[]> =>
  (await rows<CalendarVersion & { value: string }>(op.db, sql('select * from county_calendars where county_id = ? order by turn desc, year desc, id desc', countyId))).map((v) => ({ ...v, value: JSON.parse(v.value) as unknown }));

/** The rest days of a year: the county's newest word, else what everybody begins with, else null: nobody knows. */
export const daysFrom = (versions: readonly CalendarVersion[]): DaysOfYear => (year) => {
  const own = versions.find((v) => v.code === 'days' && v.year === year)?.value as StoredDays | undefined;
  if (own) return own.known ? { rest: own.rest, work: own.work } : null;
  return knownDays[year] ?? null;
};

/** What a window is in a year, and since which; a later year's word does not reach back. */
export function windowFrom(versions: readonly CalendarVersion[], kind: WindowKind, year: number): { spans: readonly WindowSpan[]; since: number | null } {
  const own = versions.filter((v) => v.code === kind && v.year <= year).sort((a, b) => b.year - a.year || b.turn - a.turn)[0];
  return own ? { spans: own.value as WindowSpan[], since: own.year } : { spans: windowShapes[kind].initial, since: null };
}

/** `homecoming` follows the moon; the others are the county's. */
export type CalendarWindow = WindowKind | 'homecoming';
export interface Calendar {
  /** Feasts of a civil year, in its order. */
  festivals(year: number): readonly Festival[];
  /** Days `YYYY-MM-DD`, both ends counted; empty where the county says there is none. */
  windows(kind: CalendarWindow, year: number): { name: string; from: Day; until: Day }[];
  /** 'unknown' in a year without its notice, but for weekends, which rest. */
  isWorkday(day: Day): boolean | 'unknown';
  /** The last of `count` working days after a day; a day nobody knows about counts as working, so that a limit never falls later than it may. */
  addWorkdays(day: Day, count: number): Day;
}

/** X16 The calendar of a county as it is now, or as it was known at an instant: read once, asked as often as one likes. */
export async function calendarOf(op: Op, countyId: string, at?: number): Promise<Calendar> {
  const versions = (await listVersions(op, countyId)).filter((v) => at === undefined || Number(v.createdAt) <= at);
  const days = daysFrom(versions);
  return {
    festivals: festivalsOf,
    windows: (kind, year) => (kind === 'homecoming'
      ? [{ name: '返乡', ...homecomingOf(year) }]
      : windowFrom(versions, kind, year).spans.map(({ name, from, until }) => ({ name, from: `${year}-${from}`, until: `${year}-${until}` }))),
    isWorkday: (day) => { const kind = dayKind(day, days); return kind === 'unknown' ? 'unknown' : kind === 'work'; },
    addWorkdays: (day, count) => workingDaysAfter(day, count, days),
  };
}
