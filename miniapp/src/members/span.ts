import { fullDayWords, type DatePrecision } from '@guiyan/shared/domain/dates';
import { t } from './texts';

/** From when to when, as exactly as it is known. */
export const span = (from: string | null, to: string | null, precision: DatePrecision = 'day'): string => {
  const began = from ? fullDayWords(from, precision) : t('unknown');
  return to ? t('until', { from: began, to: fullDayWords(to) }) : t('since', { from: began });
};
