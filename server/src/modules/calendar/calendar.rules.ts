import { LunarDay, SolarDay, SolarTerm } from 'tyme4ts';
import { daysOf, isWeekend, type YearDays } from '@guiyan/shared/domain/calendar';
import { addDays, dayOf, daysBetween, partsOf } from '@guiyan/shared/domain/dates';

const solar = (day: string): SolarDay => {
  const { year, month, date } = partsOf(day);
  return SolarDay.fromYmd(year, month, date);
};
const written = (day: SolarDay): string => dayOf(day.getYear(), day.getMonth(), day.getDay());

/** Feasts by lunar month and day; leap months have none. */
const byMoon = [
  [12, 8, 'laba', '腊八'], [12, 23, 'small_new_year_north', '小年（北方）'], [12, 24, 'small_new_year_south', '小年（南方）'], [1, 1, 'spring', '春节'], [1, 15, 'lantern', '元宵'],
  [5, 5, 'dragon_boat', '端午'], [8, 15, 'mid_autumn', '中秋'], [9, 9, 'double_ninth', '重阳'],
] as const;
const byTerm = [['清明', 'qingming'], ['冬至', 'winter_solstice']] as const;
const byDate = [['01-01', 'new_year', '元旦'], ['03-08', 'women', '三八'], ['06-01', 'children', '六一'], ['07-01', 'party', '七一'], ['08-01', 'army', '八一'], ['10-01', 'national', '国庆']] as const;
export interface Festival { key: string; name: string; on: string }

/** The moon's feasts of a lunar year. 除夕 is the day before 春节, for twelfth months of 29 days exist. */
const feastsOfMoon = (lunarYear: number): Festival[] =>
  byMoon.flatMap(([month, day, key, name]) => {
    const on = written(LunarDay.fromYmd(lunarYear, month, day).getSolarDay());
    return key === 'spring' ? [{ key: 'eve', name: '除夕', on: addDays(on, -1) }, { key, name, on }] : [{ key, name, on }];
  });
// The library counts 冬至 to the year that begins after it.
const feastsOfSun = (year: number): Festival[] => byTerm.map(([name, key]) => ({ key, name, on: written(SolarTerm.fromName(year, name).getJulianDay().getSolarDay()) }));
const festivalsKnown = new Map<number, readonly Festival[]>();
/** Feasts of a civil year, in its order. The moon's may fall in it twice or not at all. */
export function festivalsOf(year: number): readonly Festival[] {
  let known = festivalsKnown.get(year);
  if (!known) {
    const all = [...feastsOfMoon(year - 1), ...feastsOfMoon(year), ...feastsOfSun(year), ...feastsOfSun(year + 1), ...byDate.map(([date, key, name]) => ({ key, name, on: `${year}-${date}` }))];
    known = all.filter(({ on }) => on.startsWith(`${year}-`)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    festivalsKnown.set(year, known);
  }
  return known;
}
/** Days of one office or of part of the country, which the date line does not tell. */
const quiet = new Set(['small_new_year_north', 'small_new_year_south', 'women', 'children', 'army']);
/** The feast of a day, or null. */
export const feastOf = (day: string): string | null => festivalsOf(Number(day.slice(0, 4))).find((f) => f.on === day && !quiet.has(f.key))?.name ?? null;

/** The day of its moon, and how both are called: 十月初五. */
export function lunarDateOf(day: string): { date: number; words: string } {
  const lunar = solar(day).getLunarDay();
  return { date: lunar.getDay(), words: `${lunar.getLunarMonth().getName()}${lunar.getName()}` };
}

/** The year of the moon a day lies in, by the civil year of its first day: 2027-01-15 is still of 2026. */
export function lunarYearOf(day: string): number {
  let known = moonYearsKnown.get(day);
  if (known === undefined) moonYearsKnown.set(day, (known = solar(day).getLunarDay().getLunarMonth().getLunarYear().getYear()));
  return known;
}
const moonYearsKnown = new Map<string, number>();

/** The next feast within `within` days, today included. */
export function nextFeast(day: string, within = 15): { name: string; on: string; days: number } | null {
  for (let i = 0; i <= within; i += 1) {
    const on = addDays(day, i);
    const name = feastOf(on);
    if (name) return { name, on, days: daysBetween(day, on) };
  }
  return null;
}

export type DayKind = 'work' | 'rest' | 'unknown';
/** The notice of a year, null where there is none. */
export type DaysOfYear = (year: number) => YearDays | null;

/** Whether offices work on a day: by the year's notice; without one a weekend rests and any other day is unknown. New Year's rest may be told by the notice of the year that begins with it. */
export function dayKind(day: string, daysOfYear: DaysOfYear): DayKind {
  const year = Number(day.slice(0, 4));
  const own = daysOfYear(year);
  const told = [own, daysOfYear(year + 1)].filter((n): n is YearDays => n !== null);
  if (told.some((n) => n.work.includes(day))) return 'work';
  if (told.some((n) => n.rest.some((r) => r.from <= day && day <= r.until)) || isWeekend(day)) return 'rest';
  return own ? 'work' : 'unknown';
}
/** The last of `count` working days after a day. A day nobody knows about counts as working, so that a limit never falls later than it may. */
export function workingDaysAfter(day: string, count: number, daysOfYear: DaysOfYear): string {
  let on = day;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (dayKind(on, daysOfYear) !== 'rest') left -= 1;
  }
  return on;
}
/** The days of a year that one notice makes other than another does. */
export const daysChanged = (year: number, was: DaysOfYear, becomes: DaysOfYear): { on: string; was: DayKind; becomes: DayKind }[] =>
  daysOf({ from: dayOf(year - 1, 12, 25), until: dayOf(year, 12, 31) }).flatMap((on) => { const [a, b] = [dayKind(on, was), dayKind(on, becomes)]; return a === b ? [] : [{ on, was: a, becomes: b }]; });

/** From the twentieth of the twelfth moon to the fifteenth of the first: who works away comes home. */
export function homecomingOf(year: number): { from: string; until: string } {
  const spring = festivalsOf(year).find((f) => f.key === 'spring')!.on;
  return { from: written(LunarDay.fromYmd(year - 1, 12, 20).getSolarDay()), until: addDays(spring, 14) };
}

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const few = ['今天', '明天', '后天', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];

/** 9月22日 星期二，农历八月十二，再过三天中秋: home counts by the moon. */
export function dateLine(day: string): string {
  const { month, date } = partsOf(day);
  const lunar = solar(day).getLunarDay();
  const feast = nextFeast(day);
  const ahead = !feast ? '' : feast.days <= 2 ? `，${few[feast.days]}${feast.name}` : `，再过${few[feast.days]}天${feast.name}`;
  return `${month}月${date}日 ${weekdays[solar(day).getWeek().getIndex()]}，农历${lunar.getLunarMonth().getName()}${lunar.getName()}${ahead}`;
}

const DAY_MS = 86_400_000;
/** By the Shanghai clock. */
export function greetingAt(epochMs: number): string {
  const hour = Math.floor(((epochMs + 8 * 3_600_000) % DAY_MS) / 3_600_000);
  return hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好';
}
