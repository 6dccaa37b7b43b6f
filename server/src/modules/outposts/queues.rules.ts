import type { TicketOutcome } from '@guiyan/shared/domain/markets';

interface Turn { takenAt: number; servedAt: number | null; outcome: string | null }
const MINUTE = 60_000;
/** Minutes from number to turn of those whose turn came: the middle one and the longest; who left is not asked how long he stood there. */
export function waitsOf(turns: readonly Turn[]): { half: number; longest: number } | null {
  const minutes = turns.flatMap((t) => (t.servedAt === null || t.outcome === 'left' ? [] : [Math.floor((t.servedAt - t.takenAt) / MINUTE)])).sort((a, b) => a - b);
  return minutes.length ? { half: minutes[Math.floor((minutes.length - 1) / 2)]!, longest: minutes.at(-1)! } : null;
}
export const countOf = (turns: readonly Turn[], outcome: TicketOutcome): number => turns.filter((t) => t.outcome === outcome).length;
/** How often each is named, most often first, then as they came. */
export function tally<T>(list: readonly T[], name: (one: T) => string): { name: string; of: T[] }[] {
  const by = new Map<string, T[]>();
  for (const one of list) by.set(name(one), [...(by.get(name(one)) ?? []), one]);
  return [...by].map(([key, of]) => ({ name: key, of })).sort((a, b) => b.of.length - a.of.length);
}
