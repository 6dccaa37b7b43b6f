import { addDays, addMonths } from '@guiyan/shared/domain/dates';

export const periodOf = (day: string): string => day.slice(0, 7);
export const firstOf = (period: string): string => `${period}-01`;
export const lastOf = (period: string): string => addDays(addMonths(firstOf(period), 1), -1);
export const periodBefore = (period: string, months = 1): string => addMonths(firstOf(period), -months).slice(0, 7);
/** The twelve periods that end with the given one, oldest first. */
export const twelvePeriods = (period: string): string[] => Array.from({ length: 12 }, (_, i) => periodBefore(period, 11 - i));
