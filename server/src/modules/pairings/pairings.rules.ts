import { addMonths, firstOfMonth, lastOfMonth, monthOf, shanghaiDay, type Day } from '@guiyan/shared/domain/dates';
import type { visitOccasions } from '@guiyan/shared/domain/pairings';
import { dependentWords, type DependentKind } from '@guiyan/shared/domain/families';

/** `subjectId`: the family, or the one of it the pairing is about. */
export const openKey = (subjectId: string, helperId: string): string => `${subjectId}|${helperId}`;

/** H5 A family is visited every month, by whichever of its helpers; the last day of the month is when it is due. */
export const dueOn = (today: Day): Day => lastOfMonth(today);
export const monthBefore = (today: Day): string => monthOf(addMonths(firstOfMonth(today), -1));

/** Visits are owed from the pairing on, but none for the time before it was written down here: nobody could have recorded them. */
export const owedFrom = (pair: { fromDay: Day; createdAt: number }): Day => {
  const known = shanghaiDay(Number(pair.createdAt));
  return pair.fromDay > known ? pair.fromDay : known;
};

/** Overdue only when the month before was held in full and passed without a visit too: a pairing of last week owes nothing yet. */
export function dueState(pairedFrom: Day, visited: ReadonlySet<string>, today: Day): 'done' | 'due' | 'overdue' {
  if (visited.has(monthOf(today))) return 'done';
  const before = monthBefore(today);
  return pairedFrom <= `${before}-01` && !visited.has(before) ? 'overdue' : 'due';
}
const stateOrder = { overdue: 0, due: 1, done: 2 } as const;
export const byState = (a: { state: keyof typeof stateOrder }, b: { state: keyof typeof stateOrder }): number => stateOrder[a.state] - stateOrder[b.state];

export interface OwedVisit { familyId: string; title: string; period: string; dueAt: number }
/** H7 The occasion a duty stands for, by its period: a month, a feast, a window, or the id of what happened. */
export const occasionOf = (period: string): (typeof visitOccasions)[number] =>
  /^\d{4}-\d{2}$/.test(period) ? 'monthly' : /^school_/.test(period) ? 'school' : /^(farm|flood)@/.test(period) ? 'farm' : period.includes('@') ? 'festival' : 'must';
/** What happened comes before what the calendar says, and that before the month; of two alike the one due first. */
const before = (period: string): number => { const occasion = occasionOf(period); return occasion === 'must' ? 0 : occasion === 'monthly' ? 2 : 1; };
export const pressing = (list: readonly OwedVisit[]): OwedVisit[] => [...list].sort((a, b) => before(a.period) - before(b.period) || a.dueAt - b.dueAt);

const counted: readonly DependentKind[] = ['elder', 'woman', 'child', 'other'];
/** 老人 1，孩子 2 */
export const peopleWords = (kinds: readonly string[]): string =>
  counted.map((k) => [k, kinds.filter((x) => x === k).length] as const).filter(([, n]) => n > 0).map(([k, n]) => `${dependentWords[k]} ${n}`).join('，') || '没有登记家人';

const pinyin = new Intl.Collator('zh-CN');
/** By name and by nothing else: who looks after more is no better. */
export const inNameOrder = (a: { name: string; personId: string }, b: { name: string; personId: string }): number => pinyin.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1);

/** H5 A difficulty told or seen becomes a matter of its own. */
export const isTrouble = (visit: { state: string; difficulty: string }): boolean => visit.state === 'trouble' || visit.difficulty !== '';

export interface PairingFacts { helperClass?: string; role?: string; aspects?: readonly string[]; duty?: string; unitId?: string | null; personId?: string | null; level?: string | null }
/** What the given facts change; what is blank, or only the usual role, changes nothing. */
export function changes(known: { helperClass: string; role: string; aspects: readonly string[]; duty: string }, given: PairingFacts): { helperClass?: string; role?: string; aspects?: string[]; duty?: string } {
  const aspects = given.aspects ?? [];
  return {
    ...(given.helperClass && given.helperClass !== known.helperClass ? { helperClass: given.helperClass } : {}),
    ...(given.role && given.role !== 'helper' && given.role !== known.role ? { role: given.role } : {}),
    ...(given.duty && given.duty !== known.duty ? { duty: given.duty } : {}),
    ...(aspects.length && [...aspects].sort().join() !== [...known.aspects].sort().join() ? { aspects: [...aspects] } : {}),
  };
}
