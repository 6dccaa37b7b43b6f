import { FEWEST_RATINGS, matters, type Opinion } from '@guiyan/shared/domain/services';

const CORRECT_MS = 7 * 86_400_000;
/** F5 Seven days to put an entry right, counted from the service. */
export const inTimeToCorrect = (service: { happenedAt: number }, now: number): boolean => now - Number(service.happenedAt) <= CORRECT_MS;
/** The first entry of a line of corrections. */
export const rootOf = (service: { id: string; rootId: string | null }): string => service.rootId ?? service.id;

export interface Matter { code: string; label: string; shown: boolean; own: boolean }
/** Ours in our order, in the county's words, then the county's own in theirs. */
export function mattersOf(own: readonly { code: string; label: string; shown: boolean }[]): Matter[] {
  const by = new Map(own.map((m) => [m.code, m]));
  const ours = matters.map(({ code, label }) => ({ code, label: by.get(code)?.label ?? label, shown: by.get(code)?.shown ?? true, own: false }));
  return [...ours, ...own.filter((m) => !matters.some(({ code }) => code === m.code)).map((m) => ({ code: m.code, label: m.label, shown: m.shown, own: true }))];
}

/** F7 How many of each opinion; null where so few rated that they could be known. */
export function spread(counts: ReadonlyMap<number, number>): number[] | null {
  const of = ([1, 2, 3, 4, 5] as Opinion[]).map((opinion) => counts.get(opinion) ?? 0);
  return of.reduce((n, c) => n + c, 0) < FEWEST_RATINGS ? null : of;
}

const byPinyin = new Intl.Collator('zh-CN');
/** Units stand in the order of their names, never of their figures. */
export const byName = <T extends { unit: string; unitId: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => byPinyin.compare(a.unit, b.unit) || (a.unitId < b.unitId ? -1 : 1));
