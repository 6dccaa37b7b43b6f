import { addMonths, daysBetween } from '@guiyan/shared/domain/dates';
import { quarterName } from '@guiyan/shared/domain/reports';

/** At most three things on a first screen. */
export const MOST_ROWS = 3;
/** A card stays on the first screen so many days, or until it is answered. */
export const CARD_DAYS = 30;
/** Below this many days a due thing is told as “soon”. */
export const SOON_DAYS = 15;

export const monthsBack = (period: string, count = 12): string[] => Array.from({ length: count }, (_, i) => addMonths(`${period}-01`, i - count + 1).slice(0, 7));

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
/** 今天, 昨天, or the day. */
export const dayWords = (day: string, today: string): string => {
  const ago = daysBetween(day, today);
  return ago === 0 ? '今天' : ago === 1 ? '昨天' : ago === -1 ? '明天' : ago === -2 ? '后天' : monthDay(day);
};

/** The given name, as one says it at home; names of two characters and double surnames stay whole. */
export const givenName = (name: string): string => (name.length === 3 ? name.slice(1) : name);

export const quarterTitle = (quarter: string): string => `写${quarterName(quarter)}思想汇报`;

/** S8 A market called off, near, or missed; the last is said once and asks for nothing. */
export const marketWords = (m: { day: string; outpost: string; what: 'off' | 'soon' | 'missed' }, today: string): { title: string; why: string; tone: 'plain' | 'soon' | 'late' } =>
  m.what === 'off' ? { title: '逢场改了', why: `${dayWords(m.day, today)}${m.outpost}不逢场了，请另约一天`, tone: 'late' }
    : m.what === 'soon' ? { title: `${dayWords(m.day, today)}逢场`, why: `${m.outpost}，看看要带什么`, tone: 'soon' }
      : { title: '下回再来', why: `${dayWords(m.day, today)}逢场没等到你，什么时候方便再约`, tone: 'plain' };
