/** R9 People away for work who are not members: named, or as a village's total. */
export interface MigrantCounts { named: number; total: number | null }

/**
 * How many are away: the village's total is taken to hold those who are named too, so the two are never added; where
 * more are named than the total says, the total is old and the names stand.
 */
export const migrantsAway = ({ named, total }: MigrantCounts): number => Math.max(named, total ?? 0);
/** Those of the figure who have no name in the register. */
export const migrantsUnnamed = (c: MigrantCounts): number => migrantsAway(c) - c.named;
export const MIGRANT_RULE = '一个村既点了名又报了总数的，总数里已经包含点了名的，不相加；点名的比总数多，说明总数旧了，按点名的算。没报总数的，按点名的算。';
export const MOST_MIGRANTS = 100_000;
export const MOST_BROUGHT = 10_000;
