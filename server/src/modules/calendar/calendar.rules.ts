import { SolarDay } from 'tyme4ts';
import { addDays, daysBetween, partsOf } from '@guiyan/shared/domain/dates';

/** Feasts by lunar month and day; leap months have none. 除夕 is the day before 春节, for twelfth months of 29 days exist. */
const lunarFeasts: Record<string, string> = { '12-8': '腊八', '1-1': '春节', '1-15': '元宵', '5-5': '端午', '8-15': '中秋', '9-9': '重阳' };
const terms = new Set(['清明', '冬至']);
const fixed: Record<string, string> = { '01-01': '元旦', '07-01': '七一', '10-01': '国庆' };

const solar = (day: string): SolarDay => {
  const { year, month, date } = partsOf(day);
  return SolarDay.fromYmd(year, month, date);
};
const lunarKey = (day: string): string | null => {
  const lunar = solar(day).getLunarDay();
  return lunar.getLunarMonth().isLeap() ? null : `${lunar.getLunarMonth().getMonth()}-${lunar.getDay()}`;
};

/** The feast of a day, or null. */
export function feastOf(day: string): string | null {
  if (lunarKey(addDays(day, 1)) === '1-1') return '除夕';
  const key = lunarKey(day);
  const lunar = key && lunarFeasts[key];
  if (lunar) return lunar;
  const term = solar(day).getTermDay();
  if (term.getDayIndex() === 0 && terms.has(term.getSolarTerm().getName())) return term.getSolarTerm().getName();
  return fixed[day.slice(5)] ?? null;
}

/** The year of the moon a day lies in, by the civil year of its first day: 2027-01-15 is still of 2026. */
export const lunarYearOf = (day: string): number => solar(day).getLunarDay().getLunarMonth().getLunarYear().getYear();

/** The next feast within `within` days, today included. */
export function nextFeast(day: string, within = 15): { name: string; on: string; days: number } | null {
  for (let i = 0; i <= within; i += 1) {
    const on = addDays(day, i);
    const name = feastOf(on);
    if (name) return { name, on, days: daysBetween(day, on) };
  }
  return null;
}

/** Rest days by the State Council's notice, from–until, and the working days that make up for them. A year without its notice is unknown: none guesses. */
const notices: Record<string, { rest: readonly [string, string][]; work: readonly string[] }> = {
  2026: {
    rest: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};
/** Whether offices work on a day: by the year's notice; without one a weekend rests and any other day is unknown. */
export function dayKind(day: string): 'work' | 'rest' | 'unknown' {
  const [notice, date] = [notices[day.slice(0, 4)], day.slice(5)];
  const weekend = [0, 6].includes(solar(day).getWeek().getIndex());
  if (!notice) return weekend ? 'rest' : 'unknown';
  if (notice.work.includes(date)) return 'work';
  return weekend || notice.rest.some(([from, until]) => from <= date && date <= until) ? 'rest' : 'work';
}
/** The last of `count` working days after a day. A day nobody knows about counts as working, so that a limit never falls later than it may. */
export function workingDaysAfter(day: string, count: number): string {
  let on = day;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (dayKind(on) !== 'rest') left -= 1;
  }
  return on;
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
