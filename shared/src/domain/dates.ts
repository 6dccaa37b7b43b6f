/** Days are 'YYYY-MM-DD' strings of the Shanghai calendar. Nothing here asks the machine for its zone or for Intl: phones lack Intl. */
export type Day = string;
export type DatePrecision = 'year' | 'month' | 'day';

/** A day known only to the month or year carries the first day of that period. */
export interface FuzzyDay { day: Day; precision: DatePrecision }

// China has kept one zone without summer time since 1992; product instants are all later.
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

export const dayOf = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(date)}`;

export function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

export const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const isDate = (year: number, month: number, date: number) =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, date } = partsOf(text);
  return isDate(year, month, date);
}

/** Days since 1970-01-01; the one place that turns a day into a number. */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  return Math.round(Date.UTC(year, month - 1, date) / DAY_MS);
}

export function dayFromNumber(n: number): Day {
  const d = new Date(n * DAY_MS);
  return dayOf(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate());
}

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Month ends clamp: 08-31 + 6 months = 02-28, or 02-29 in a leap year. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const total = year * 12 + (month - 1) + months;
  const y = Math.floor(total / 12);
  const m = total - y * 12 + 1;
  return dayOf(y, m, Math.min(date, daysInMonth(y, m)));
}

/** Whole calendar months from one day to a later one; the six-month rule counts with this. */
export function wholeMonths(from: Day, to: Day): number {
  const a = partsOf(from);
  const b = partsOf(to);
  let months = (b.year - a.year) * 12 + b.month - a.month;
  while (months > 0 && addMonths(from, months) > to) months -= 1;
  return months;
}

/** Full years of age on a day. Someone born on 02-29 turns a year older on 03-01 in common years. */
export function ageOn(birth: Day, on: Day): number {
  const a = partsOf(birth);
  const b = partsOf(on);
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.date < a.date) ? 1 : 0);
}

/** The Shanghai day in which an instant (epoch milliseconds) lies. */
export const shanghaiDay = (epochMs: number): Day => dayFromNumber(Math.floor((epochMs + SHANGHAI_MS) / DAY_MS));

/** The instant (epoch milliseconds) at which a Shanghai day begins. */
export const startOfDay = (day: Day): number => dayNumber(day) * DAY_MS - SHANGHAI_MS;

/** 24-hour Shanghai clock time, '08:05'. */
export function shanghaiTime(epochMs: number): string {
  const minutes = Math.floor((((epochMs + SHANGHAI_MS) % DAY_MS) + DAY_MS) % DAY_MS / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

export const monthOf = (day: Day): string => day.slice(0, 7);
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
export function lastOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return dayOf(year, month, daysInMonth(year, month));
}

export interface Quarter { year: number; quarter: 1 | 2 | 3 | 4; from: Day; until: Day; key: string }

/** The quarter a day lies in; `key` is '2026Q3', `until` its last day. */
export function quarterOf(day: Day): Quarter {
  const { year, month } = partsOf(day);
  const quarter = Math.ceil(month / 3) as Quarter['quarter'];
  const from = dayOf(year, quarter * 3 - 2, 1);
  return { year, quarter, from, until: lastOfMonth(dayOf(year, quarter * 3, 1)), key: `${year}Q${quarter}` };
}

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;
export const weekdayOf = (day: Day): string => weekdays[(((dayNumber(day) + 4) % 7) + 7) % 7]!;

/** 9月22日: how days are told in running text. */
export function dayWords(day: Day): string {
  const { month, date } = partsOf(day);
  return `${month}月${date}日`;
}

/** 2026年9月22日, cut to what is known: 2026年9月, 2026年. */
export function fullDayWords(day: Day, precision: DatePrecision = 'day'): string {
  const { year, month, date } = partsOf(day);
  if (precision === 'year') return `${year}年`;
  return precision === 'month' ? `${year}年${month}月` : `${year}年${month}月${date}日`;
}

/** 9月22日 in the year of today, 2025年9月22日 in any other. */
export const dayWordsFrom = (day: Day, today: Day): string => (day.slice(0, 4) === today.slice(0, 4) ? dayWords(day) : fullDayWords(day));

/** 今天 / 明天 / 还有 8 天 / 过了 3 天, seen from today. */
export function dueWords(due: Day, today: Day): string {
  const left = daysBetween(today, due);
  if (left === 0) return '今天';
  if (left === 1) return '明天';
  return left > 0 ? `还有 ${left} 天` : `过了 ${-left} 天`;
}
