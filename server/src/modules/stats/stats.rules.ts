import { addDays, addMonths } from '@guiyan/shared/domain/dates';

export const periodOf = (day: string): string => day.slice(0, 7);
export const firstOf = (period: string): string => `${period}-01`;
export const lastOf = (period: string): string => addDays(addMonths(firstOf(period), 1), -1);
export const periodBefore = (period: string, months = 1): string => addMonths(firstOf(period), -months).slice(0, 7);
/** The twelve periods that end with the given one, oldest first. */
export const twelvePeriods = (period: string): string[] => Array.from({ length: 12 }, (_, i) => periodBefore(period, 11 - i));

export type VisitState = 'done' | 'overdue' | 'not_yet';

/** A family is due one visit in every month in which somebody is paired with it. */
export const isDue = (p: { from: string; until: string | null }, period: string): boolean => p.from <= lastOf(period) && (p.until === null || p.until > firstOf(period));

/**
 * Done: visited in the month. Overdue: the month is over, or the month before (in which the pairing held all along) passed without a visit too.
 * Everything else is not due yet, so the three always add up to what is due.
 */
export function visitState(pairedFrom: string, visited: ReadonlySet<string>, period: string, asOf: string, today: string): VisitState {
  if (visited.has(period)) return 'done';
  const before = periodBefore(period);
  const missedBefore = pairedFrom <= firstOf(before) && !visited.has(before);
  // On its last day a month may still be kept; looked back at, that day is over too.
  const isOver = lastOf(period) <= asOf && lastOf(period) < today;
  return isOver || missedBefore ? 'overdue' : 'not_yet';
}
