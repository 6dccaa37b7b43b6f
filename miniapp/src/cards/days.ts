import { fullDayWords, partsOf, type Day } from '@guiyan/shared/domain/dates';
import { useSession } from '@/api/session';

/** A card's day in the language of the words around it. */
export const dayOnCard = (day: Day): string => {
  if (useSession.getState().lang !== 'bo') return fullDayWords(day);
  const { year, month, date } = partsOf(day);
  return `${year} ལོའི་ཟླ་ ${month} ཚེས་ ${date}`;
};
