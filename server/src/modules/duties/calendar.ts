import { addDays, partsOf, type Day } from '@guiyan/shared/domain/dates';
import { feastOf, lunarYearOf } from '../calendar';
import type { Calendar } from './occurrences.rules';

const byMoon = new Set(['腊八', '元宵', '端午', '中秋', '重阳']);
const known = new Map<number, { name: string; on: Day; key: string }[]>();
function feasts(year: number): { name: string; on: Day; key: string }[] {
  let list = known.get(year);
  if (!list) {
    list = [];
    for (let day = `${year}-01-01`; partsOf(day).year === year; day = addDays(day, 1)) {
      const name = feastOf(day);
      if (name) list.push({ name, on: day, key: `${name}@${byMoon.has(name) ? lunarYearOf(day) : year}` });
    }
    known.set(year, list);
  }
  return list;
}

/** What the calendar says where a county has set nothing. */
const usual = { school_open: [['02-20', '03-01'], ['08-25', '09-05']], school_close: [['01-15', '01-25'], ['07-05', '07-15']], flood: [['06-01', '08-31']], farm: [['05-01', '06-10'], ['09-15', '10-25']] } as const;
export const usualCalendar: Calendar = {
  feasts,
  windows: (kind, year) => usual[kind].map(([from, to], i) => ({ from: `${year}-${from}`, to: `${year}-${to}`, key: `${kind}@${year}-${i + 1}` })),
};
