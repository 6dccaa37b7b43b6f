import type { Output } from '@guiyan/shared/contract';

export type Priority = Output<'stats.priority'>['total'];
export const percent = (n: number | null): string => (n === null ? '—' : `${n.toFixed(1)}%`);
const signed = (n: number): string => `${n > 0 ? '+' : n < 0 ? '−' : ''}${Math.abs(n).toFixed(1)}`;
/** +11.5 个百分点; without a month before nothing is claimed. */
export const pointWords = ({ points }: Pick<Priority, 'points'>): string => (points === null ? '无上月数' : `${signed(points)} 个百分点`);
export const growthWords = ({ growth }: Pick<Priority, 'growth'>): string => (growth === null ? '无上月数' : `${signed(growth)}%`);
export const monthTitle = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
