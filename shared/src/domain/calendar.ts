import { addDays, dayOf, isDay, weekdayOf, type Day } from './dates';

/** S4 X16 Days by the State Council's notice of one year: when offices rest, and the weekend days they work instead. */
export interface RestSpan { name: string; from: Day; until: Day }
export interface YearDays { rest: readonly RestSpan[]; work: readonly Day[] }

/** Windows of a year that a county fixes itself; the one of coming home follows the moon and is nobody's to fix. */
export const windowKinds = ['opening', 'holiday', 'flood', 'harvest'] as const;
export type WindowKind = (typeof windowKinds)[number];
/** `MM-DD` in every year it holds for; it ends in the year it began. */
export interface WindowSpan { name: string; from: string; until: string }

export interface WindowShape { title: string; about: string; initial: readonly WindowSpan[] }
/** `initial` holds until the county has set its own. */
export const windowShapes: Record<WindowKind, WindowShape> = {
  opening: { title: '开学', about: '学校开学前后的日子，该去看看孩子。', initial: [{ name: '春季开学', from: '02-20', until: '03-05' }, { name: '秋季开学', from: '08-25', until: '09-05' }] },
  holiday: { title: '放假', about: '学校放假的日子，孩子在家，要多留心。', initial: [{ name: '寒假', from: '01-15', until: '02-19' }, { name: '暑假', from: '07-10', until: '08-24' }] },
  // 南方主汛期 4–9 月，北方 6–9 月。
  flood: { title: '汛期', about: '雨水多、要防汛的日子。', initial: [{ name: '汛期', from: '04-01', until: '09-30' }] },
  harvest: { title: '农忙', about: '栽种和收割的日子，家里缺人手。', initial: [{ name: '春耕', from: '04-10', until: '05-20' }, { name: '秋收', from: '09-10', until: '10-20' }] },
};

/** The notices known when this was written; a year without one is unknown, and none guesses. */
export const knownDays: Readonly<Record<number, YearDays>> = {
  2026: {
    rest: ([['元旦', '01-01', '01-03'], ['春节', '02-15', '02-23'], ['清明节', '04-04', '04-06'], ['劳动节', '05-01', '05-05'], ['端午节', '06-19', '06-21'], ['中秋节', '09-25', '09-27'], ['国庆节', '10-01', '10-07']] as const).map(([name, from, until]) => ({ name, from: `2026-${from}`, until: `2026-${until}` })),
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => `2026-${day}`),
  },
};

export const REST_SPANS_MOST = 20;
export const WORK_DAYS_MOST = 20;
export const WINDOWS_MOST = 6;

export const isWeekend = (day: Day): boolean => ['星期六', '星期日'].includes(weekdayOf(day));
/** Every day of a span, both ends counted. */
export function daysOf({ from, until }: { from: Day; until: Day }): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

export type DaysFault =
  | { code: 'calendar.none' }
  | { code: 'calendar.outside' | 'calendar.reversed' | 'calendar.too_long' | 'calendar.twice' | 'calendar.both' | 'calendar.not_weekend'; day: Day };
/** What is wrong with a year's days, or null. A notice may begin in the last week of the year before: New Year's rest does. */
export function faultOfDays(year: number, { rest, work }: YearDays): DaysFault | null {
  if (rest.length === 0) return { code: 'calendar.none' };
  const inside = (day: Day) => day >= dayOf(year - 1, 12, 25) && day <= dayOf(year, 12, 31);
  const seen = new Set<Day>();
  for (const span of rest) {
    if (span.until < span.from) return { code: 'calendar.reversed', day: span.from };
    const outside = [span.from, span.until].find((day) => !inside(day));
    if (outside) return { code: 'calendar.outside', day: outside };
    const days = daysOf(span);
    if (days.length > 16) return { code: 'calendar.too_long', day: span.from };
    for (const day of days) { if (seen.has(day)) return { code: 'calendar.twice', day }; seen.add(day); }
  }
  const worked = new Set<Day>();
  for (const day of work) {
    if (!inside(day)) return { code: 'calendar.outside', day };
    if (seen.has(day)) return { code: 'calendar.both', day };
    if (worked.has(day)) return { code: 'calendar.twice', day };
    if (!isWeekend(day)) return { code: 'calendar.not_weekend', day };
    worked.add(day);
  }
  return null;
}

export type WindowFault = { code: 'calendar.window_day' | 'calendar.window_reversed'; name: string };
/** 29 February is no day of every year. */
export function faultOfWindows(spans: readonly WindowSpan[]): WindowFault | null {
  for (const { name, from, until } of spans) {
    if (!isDay(`2027-${from}`) || !isDay(`2027-${until}`)) return { code: 'calendar.window_day', name };
    if (until < from) return { code: 'calendar.window_reversed', name };
  }
  return null;
}

/** 2月20日—3月5日, of `MM-DD`. */
export const windowWords = ({ from, until }: { from: string; until: string }): string => {
  const told = (text: string) => `${Number(text.slice(0, 2))}月${Number(text.slice(3))}日`;
  return from === until ? told(from) : `${told(from)}—${told(until)}`;
};
