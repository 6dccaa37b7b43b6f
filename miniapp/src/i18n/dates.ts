import { daysBetween, dayWordsFrom, shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';

/** 今天, 昨天, 明天, 后天, else 9月21日; another year than today's is said. */
export const nearWords = (day: string, today: string): string => {
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
  return near[daysBetween(today, day)] ?? dayWordsFrom(day, today);
};

/** Epoch ms → 今天 15:20, 9月21日 15:20. */
export const momentWords = (at: number, today: string): string => `${nearWords(shanghaiDay(at), today)} ${shanghaiTime(at)}`;

/** Fen → 1,286.40 */
export const yuanWords = (fen: number): string => {
  const [whole = '0', part = '00'] = (fen / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};
