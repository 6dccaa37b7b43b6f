import { addDays, type Day } from '@guiyan/shared/domain/dates';
import type { ClockColour } from '@guiyan/shared/domain/requests';

/** A working day, a day of rest, or a day of a year whose notice nobody has: counted as working, and said. */
export type IsWorkday = (day: Day) => boolean | 'unknown';
/** Papers were asked for on `from` and came on `until`. */
export interface Pause { from: Day; until: Day | null }
export interface Limit {
  /** The day it began; the first day that counts is the one after. */
  from: Day; days: number; pauses: readonly Pause[];
  /** The day what was promised was done, or null. */
  stoppedOn: Day | null;
}

export type Colour = ClockColour;
export interface Clock {
  days: number;
  /** Working days gone until today, or until it stopped. */
  used: number;
  /** The last day there is time; null while papers are awaited. */
  dueOn: Day | null;
  /** From this day on it is yellow. */
  amberOn: Day | null;
  colour: Colour;
  /** A year it counted in without knowing its days of rest. */
  unknownYear: number | null;
}
const MOST_DAYS = 1500;
/** Yellow for the last fifth, a day at least; a promise of one day is yellow on that day. */
const warning = (days: number): number => (days <= 1 ? 0 : Math.max(1, Math.ceil(days / 5)));

/**
 * S4 A limit in working days, and nothing else: no database, no today's calendar but the one it is given.
 * It pauses while papers are awaited and for nothing else: the day they were asked for is gone, the days after it until they came are not counted.
 */
export function clockOf({ from, days, pauses, stoppedOn }: Limit, isWorkday: IsWorkday, today: Day): Clock {
  const paused = (day: Day): boolean => pauses.some((p) => day > p.from && (p.until === null || day <= p.until));
  const until = stoppedOn ?? today;
  const amberAt = days - warning(days);
  const open = pauses.some((p) => p.until === null);
  let [count, used, on, unknownYear]: [number, number, Day, number | null] = [0, 0, from, null];
  let [dueOn, amberOn]: [Day | null, Day | null] = [null, amberAt === 0 ? from : null];
  for (let i = 0; i < MOST_DAYS && (dueOn === null || on < until); i += 1) {
    on = addDays(on, 1);
    // An open pause has no end yet: what lies beyond today is not known.
    if (open && on > until) break;
    if (paused(on)) continue;
    const work = isWorkday(on);
    if (work === false) continue;
    if (work === 'unknown') unknownYear ??= Number(on.slice(0, 4));
    count += 1;
    if (on <= until) used = count;
    if (count === amberAt) amberOn = on;
    if (count === days) dueOn = on;
  }
  return { days, used, dueOn, amberOn, unknownYear, colour: colourOf({ dueOn, amberOn, stoppedOn }, today) };
}

/** The one law of colours; the same as SQL stands beside the list. */
export function colourOf({ dueOn, amberOn, stoppedOn }: { dueOn: Day | null; amberOn: Day | null; stoppedOn: Day | null }, today: Day): Colour {
  if (stoppedOn) return dueOn !== null && stoppedOn > dueOn ? 'late' : 'met';
  if (dueOn === null) return 'paused';
  return today > dueOn ? 'red' : amberOn !== null && today >= amberOn ? 'amber' : 'green';
}

export interface ClockStep { what: string; on: Day }
/** The spans in which papers were awaited, from the steps of a matter in order. */
export function pausesOf(steps: readonly ClockStep[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { what, on } of steps) {
    const last = pauses.at(-1);
    if (what === 'papers') pauses.push({ from: on, until: null });
    else if (last && last.until === null && (what === 'brought' || what === 'answered' || what === 'ending' || what === 'withdrawn')) pauses[pauses.length - 1] = { ...last, until: on };
  }
  return pauses;
}
