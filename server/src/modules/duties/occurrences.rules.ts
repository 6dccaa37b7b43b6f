import type { WindowKind } from '@guiyan/shared/domain/calendar';
import { addDays, addMonths, dayOf, daysBetween, lastOfMonth, partsOf, quarterOf, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import type { DutyFeast, DutyPeriod, DutySpec } from '@guiyan/shared/domain/duties';

/** What the rules ask of the calendar. Keys tell feasts and windows of different years apart, and stay when a day is moved. */
export interface Calendar {
  feasts(year: number): readonly { name: string; on: Day; key: string }[];
  windows(kind: WindowKind, year: number): readonly { from: Day; to: Day; key: string }[];
}
/** One time a rule is due: the period’s key, the first day it is open and the last one there is time. */
export interface Occurrence { key: string; opensOn: Day; dueOn: Day }

/** H9 Windows in which a day of help does what a visit does. */
export const helpWindows = ['harvest', 'flood'] as const satisfies readonly WindowKind[];

interface Stretch { key: string; from: Day; to: Day }
const A_MONDAY = '2024-01-01';
const monthsOf: Record<Exclude<DutyPeriod, 'week'>, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The stretch of the calendar a day lies in: `W2026-11-23` (a week by its Monday), `2026-11`, `2026Q4`, `2026H2`, `2026`. */
export function stretchOf(every: DutyPeriod, day: Day): Stretch {
  if (every === 'week') {
    const from = addDays(day, -(((daysBetween(A_MONDAY, day) % 7) + 7) % 7));
    return { key: `W${from}`, from, to: addDays(from, 6) };
  }
  const { year, month } = partsOf(day);
  const span = monthsOf[every];
  const first = month - ((month - 1) % span);
  const from = dayOf(year, first, 1);
  const key = every === 'month' ? day.slice(0, 7) : every === 'quarter' ? quarterOf(day).key : every === 'half' ? `${year}H${first === 1 ? 1 : 2}` : String(year);
  return { key, from, to: lastOfMonth(addMonths(from, span - 1)) };
}

/** Every time the rule is due whose days touch the given ones, in order. What waits for an event or a hand has none. */
export function occurrences(spec: Pick<DutySpec, 'trigger' | 'lead' | 'grace'>, cal: Calendar, from: Day, until: Day): Occurrence[] {
  const found = stretches(spec, cal, from, until).map((s) => {
    const anchor = spec.trigger.kind === 'period' ? s.to : s.from;
    const opensOn = spec.lead === null ? s.from : addDays(anchor, -spec.lead);
    return { key: s.key, opensOn: spec.trigger.kind === 'period' && opensOn < s.from ? s.from : opensOn, dueOn: addDays(s.to, spec.grace) };
  });
  return found.filter((o) => o.opensOn <= until && o.dueOn >= from).sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
}
function stretches({ trigger, lead, grace }: Pick<DutySpec, 'trigger' | 'lead' | 'grace'>, cal: Calendar, from: Day, until: Day): Stretch[] {
  const [first, last] = [addDays(from, -grace), addDays(until, lead ?? 0)];
  if (trigger.kind === 'period') {
    const out: Stretch[] = [];
    for (let s = stretchOf(trigger.every, first); s.from <= last; s = stretchOf(trigger.every, addDays(s.to, 1))) out.push(s);
    return out;
  }
  const years = Array.from({ length: partsOf(last).year - partsOf(first).year + 1 }, (_, i) => partsOf(first).year + i);
  // A window may begin in the year before.
  if (trigger.kind === 'window') return [years[0]! - 1, ...years].flatMap((year) => trigger.windows.flatMap((kind) => cal.windows(kind, year)));
  if (trigger.kind === 'feast') return years.flatMap((year) => cal.feasts(year).filter((f) => trigger.feasts.includes(f.name as DutyFeast)).map(({ key, on }) => ({ key, from: on, to: on })));
  return [];
}

/** Nobody is asked with less time than this. */
export const FAIR_DAYS = 7;
/**
 * Until when somebody who stands under the rule since a day has time for what is open today; null: he is not asked.
 * Whoever was there when it opened has until its due day. Whoever came later has a week at least: a period waits for him, a feast or a window does not.
 */
export function timeFor(since: Day, o: Occurrence, today: Day, waits: boolean): Day | null {
  if (today === o.opensOn || since <= o.opensOn) return o.dueOn;
  const fair = addDays(today > since ? today : addDays(since, 1), FAIR_DAYS);
  return fair <= o.dueOn ? o.dueOn : waits ? fair : null;
}

/** The first millisecond after the due day. */
export const endOf = (dueOn: Day): number => startOfDay(addDays(dueOn, 1));
