import type { Day } from '@guiyan/shared/domain/dates';
import { settingKeys, settingShapes, type SettingKey } from '@guiyan/shared/domain/settings';

export interface Span { id: string; code: string; value: number; fromDay: Day; untilDay: Day | null }

/** The value that holds on a day: what the county set for it, else what everybody begins with. */
export const valueOn = (spans: readonly Span[], key: SettingKey, day: Day): number =>
  spans.find((s) => s.code === key && s.fromDay <= day && (s.untilDay === null || s.untilDay > day))?.value ?? settingShapes[key].initial;

export type Values = Record<SettingKey, number>;
export const valuesOn = (spans: readonly Span[], day: Day): Values =>
  Object.fromEntries(settingKeys.map((key) => [key, valueOn(spans, key, day)])) as Values;

export const isInRange = (key: SettingKey, value: number): boolean => value >= settingShapes[key].min && value <= settingShapes[key].max;

/** A value from `from` on: which of the spans end there or earlier than they would have, and how long it holds itself. A later value that is set already stays. */
export function place(spans: readonly Span[], key: SettingKey, from: Day): { cut: Span[]; until: Day | null } {
  const own = spans.filter((s) => s.code === key && s.untilDay !== s.fromDay);
  const next = own.filter((s) => s.fromDay > from).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))[0];
  return { cut: own.filter((s) => s.fromDay <= from && (s.untilDay === null || s.untilDay > from)), until: next?.fromDay ?? null };
}
