import { firstOfMonth, addMonths, lastOfMonth, type Day, type DatePrecision } from '@guiyan/shared/domain/dates';
import { monthsBefore, trades, type Trade } from '@guiyan/shared/domain/members';

/**
 * What `stateOf` asks of a day of leaving, as days a query can compare the kept day with: a fuzzy day is kept as the first of its period.
 * `surely`: up to this day, all of the period lies far enough back. `maybe`: up to this day, its first day does.
 */
export function outDayLimits(on: Day, months: number): { surely: Record<DatePrecision, Day>; maybe: Day } {
  const maybe = monthsBefore(on, months);
  const wholeMonth = lastOfMonth(maybe) === maybe ? firstOfMonth(maybe) : addMonths(firstOfMonth(maybe), -1);
  const wholeYear = `${maybe.endsWith('12-31') ? maybe.slice(0, 4) : String(Number(maybe.slice(0, 4)) - 1).padStart(4, '0')}-01-01`;
  return { surely: { day: maybe, month: wholeMonth, year: wholeYear }, maybe };
}

/** A register written by others may hold a code of ours that is none. */
export const asTrade = (code: string | null): Trade | null => trades.find((t) => t === code) ?? null;
export const asPrecision = (code: string): DatePrecision => (code === 'year' || code === 'month' ? code : 'day');
