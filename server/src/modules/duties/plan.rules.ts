import { daysBetween, addDays, type Day } from '@guiyan/shared/domain/dates';

export interface Stop { key: string; hamlet: string; dueOn: Day }
const left = (dueOn: Day, today: Day): number => Math.max(1, daysBetween(today, dueOn) + 1);

/** The fewest visits a day with which all of them come in time: for each due day those due by then, over the days that are left. What is overdue is for today. */
export function perDay(stops: readonly Stop[], today: Day): number {
  const dues = [...new Set(stops.map((s) => left(s.dueOn, today)))];
  return Math.max(0, ...dues.map((d) => Math.ceil(stops.filter((s) => left(s.dueOn, today) <= d).length / d)));
}

/**
 * H5 The days of one helper from today on: every family once, in time, as evenly as that allows, and a hamlet on one day where it can be.
 * A day begins with the family that is due first and goes on in its hamlet as long as the others still come in time.
 */
export function spread<T extends Stop>(all: readonly T[], today: Day): { on: Day; stops: T[] }[] {
  const most = perDay(all, today);
  const waiting = [...all].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.hamlet < b.hamlet ? -1 : a.hamlet > b.hamlet ? 1 : 0));
  const days: { on: Day; stops: T[] }[] = [];
  for (let on = today; waiting.length; on = addDays(on, 1)) {
    const stops: T[] = [];
    const take = (one: T): void => { stops.push(one); waiting.splice(waiting.indexOf(one), 1); };
    const fits = (one: T, room: number): boolean => {
      const rest = waiting.filter((s) => s !== one);
      // Those that are due today or tomorrow must still find room beside it.
      return rest.filter((s) => s.dueOn <= on).length <= room && perDay(rest.filter((s) => s.dueOn > on), addDays(on, 1)) <= most;
    };
    while (waiting.length && stops.length < most) {
      const hamlets = new Set(stops.map((s) => s.hamlet));
      const near = waiting.find((s) => hamlets.has(s.hamlet) && fits(s, most - stops.length - 1));
      take(near ?? waiting[0]!);
    }
    days.push({ on, stops: stops.sort((a, b) => (a.hamlet < b.hamlet ? -1 : a.hamlet > b.hamlet ? 1 : 0)) });
  }
  return days;
}
