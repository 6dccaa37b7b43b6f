import type { Day } from '@guiyan/shared/domain/dates';
import { isStartingItem, startingCodes, startingItems, type ItemSpec } from '@guiyan/shared/domain/items';

export interface ItemSpan { id: string; placeId: string; code: string; turn: number; spec: ItemSpec; fromDay: Day; untilDay: Day | null }
export interface Form { code: string; spec: ItemSpec; span: ItemSpan | null }
export interface Where { countyId: string; townshipId: string | null }

const holds = (s: ItemSpan, placeId: string, day: Day): boolean => s.placeId === placeId && s.fromDay <= day && (s.untilDay === null || s.untilDay > day);

/** S1 The form of an item in force at a place on a day: the township's over the county's over what everybody begins with. */
export function formOn(spans: readonly ItemSpan[], code: string, { countyId, townshipId }: Where, day: Day): Form | null {
  const own = spans.filter((s) => s.code === code);
  const span = (townshipId ? own.find((s) => holds(s, townshipId, day)) : undefined) ?? own.find((s) => holds(s, countyId, day)) ?? null;
  if (span) return { code, spec: span.spec, span };
  return isStartingItem(code) ? { code, spec: startingItems[code], span: null } : null;
}
/** All of them in a fixed order: ours, then the county's own by the day they were made. */
export function formsOn(spans: readonly ItemSpan[], where: Where, day: Day): Form[] {
  const here = spans.filter((s) => s.placeId === where.countyId || s.placeId === where.townshipId);
  const own = [...new Set([...here].reverse().map((s) => s.code).filter((code) => !isStartingItem(code)))];
  return [...startingCodes, ...own].flatMap((code) => formOn(here, code, where, day) ?? []);
}
