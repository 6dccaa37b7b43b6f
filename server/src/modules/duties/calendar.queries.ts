import type { Op } from '../../platform/op';
import { calendarOf, lunarYearOf } from '../calendar';
import type { Calendar } from './occurrences.rules';

const byMoon = new Set(['腊八', '元宵', '端午', '中秋', '重阳']);

/** The county's calendar as the rules ask it; a civil year may hold two 腊八, so a feast by the moon is told by the moon's year. */
export async function dutyCalendar(op: Op, countyId: string): Promise<Calendar> {
  const own = await calendarOf(op, countyId);
  return {
    feasts: (year) => own.festivals(year).map(({ name, on }) => ({ name, on, key: `${name}@${byMoon.has(name) ? lunarYearOf(on) : year}` })),
    windows: (kind, year) => own.windows(kind, year).sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ from, until }, i) => ({ from, to: until, key: `${kind}@${year}-${i + 1}` })),
  };
}
