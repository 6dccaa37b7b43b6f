import type { Day } from '@guiyan/shared/domain/dates';
import { labelWords, type LabelKey, type OwnLabels } from '@guiyan/shared/domain/labels';
import type { Held } from '../../platform/db/spans';
import { LABEL_LEAST, LABEL_MOST, labelKeys, officialWords, settingKeys, settingShapes, type SettingKey } from '@guiyan/shared/domain/settings';

export interface Span extends Held { value: number }
export interface LabelSpan extends Held { words: string }
const holds = (s: Held, key: string, day: Day): boolean => s.code === key && s.fromDay <= day && (s.untilDay === null || s.untilDay > day);

/** What was set and holds on a day. */
export const holdsOn = <S extends Held>(spans: readonly S[], code: string, day: Day): S | undefined => spans.find((s) => holds(s, code, day));
/** The value that holds on a day: what the county set for it, else what everybody begins with. */
export const valueOn = (spans: readonly Span[], key: SettingKey, day: Day): number =>
  spans.find((s) => holds(s, key, day))?.value ?? settingShapes[key].initial;

export type Values = Record<SettingKey, number>;
export const valuesOn = (spans: readonly Span[], day: Day): Values =>
  Object.fromEntries(settingKeys.map((key) => [key, valueOn(spans, key, day)])) as Values;

export const isInRange = (key: SettingKey, value: number): boolean => value >= settingShapes[key].min && value <= settingShapes[key].max;

export const wordsOn = (spans: readonly LabelSpan[], key: LabelKey, day: Day): string => spans.find((s) => holds(s, key, day))?.words ?? labelWords[key];
export const ownLabelsOn = (spans: readonly LabelSpan[], day: Day): OwnLabels =>
  Object.fromEntries(labelKeys.flatMap((key) => { const words = wordsOn(spans, key, day); return words === labelWords[key] ? [] : [[key, words]]; }));

export const isLabelShaped = (words: string): boolean => new RegExp(`^\\p{Script=Han}{${LABEL_LEAST},${LABEL_MOST}}$`, 'u').test(words);
/** The part of a word that reads like a paper or an authority; a 证 may only be the card, which is one. */
export const officialPart = (key: LabelKey, words: string): string | undefined =>
  words === labelWords[key] ? undefined : officialWords.find((part) => words.includes(part)) ?? (key !== 'card' && words.includes('证') ? '证' : undefined);
