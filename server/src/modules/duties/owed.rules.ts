import { isOverdue } from '@guiyan/shared/domain/duties';
import type { visitOccasions } from '@guiyan/shared/domain/pairings';

export interface OwedVisit { familyId: string; title: string; period: string; state: string; dueOn: string; dueAt: number }
/** H7 The occasion a duty stands for, by its period: a month, a feast, a window, or the id of what happened. */
export const occasionOf = (period: string): (typeof visitOccasions)[number] =>
  /^\d{4}-\d{2}$/.test(period) ? 'monthly' : /^(opening|holiday)@/.test(period) ? 'school' : /^(harvest|flood)@/.test(period) ? 'farm' : /^W\d{4}-/.test(period) ? 'illness' : period.includes('@') ? 'festival' : 'must';
/** What happened comes before what the calendar says, and that before the month; of two alike the one due first. */
const before = (period: string): number => { const occasion = occasionOf(period); return occasion === 'must' ? 0 : occasion === 'monthly' ? 2 : 1; };
export const pressing = (list: readonly OwedVisit[]): OwedVisit[] => [...list].sort((a, b) => before(a.period) - before(b.period) || a.dueAt - b.dueAt);

const stateOrder = { overdue: 0, due: 1, done: 2, none: 3 } as const;
export type VisitState = keyof typeof stateOrder;
/** What is left decides; where nothing is, whether a visit was made: one that was asked for, or one of this month that nobody had asked for yet (`seen`), as in the first days of a county. */
export const stateOf = (list: readonly Pick<OwedVisit, 'state' | 'dueAt'>[], now: number, seen = false): VisitState => {
  const open = list.filter((d) => d.state === 'open');
  return open.some((d) => isOverdue(d, now)) ? 'overdue' : open.length ? 'due' : list.length || seen ? 'done' : 'none';
};
export const byState = (a: { state: VisitState }, b: { state: VisitState }): number => stateOrder[a.state] - stateOrder[b.state];
