import { addMonths, type Day } from './dates';

/** There was no probation between these days: 入党 and 转正 may be one day then (a production validator of the national system). */
export const NO_PROBATION_FROM: Day = '1969-04-01';
export const NO_PROBATION_UNTIL: Day = '1977-08-11';

export type JoinDoubt = 'full_before_join' | 'same_day' | 'under_a_year';
export const joinDoubtWords: Record<JoinDoubt, string> = {
  full_before_join: '转正时间比入党时间早，核对一下', same_day: '入党和转正是同一天，只有 1969 年 4 月 1 日到 1977 年 8 月 11 日之间可以这样，核对一下', under_a_year: '转正离入党不满一年，核对一下',
};

/**
 * What is doubtful about the two days, or null. 转正 comes a year after 入党 at the earliest; both on one day is right only from 1969-04-01 to 1977-08-11.
 * Doubts are questions for a person, never refusals.
 */
export function joinDoubt(joined: Day, full: Day): JoinDoubt | null {
  if (full < joined) return 'full_before_join';
  if (full === joined) return joined >= NO_PROBATION_FROM && joined <= NO_PROBATION_UNTIL ? null : 'same_day';
  return full >= addMonths(joined, 12) ? null : 'under_a_year';
}
