import { z } from 'zod';
import { partNames } from '../domain/parts';
import { labelKeys, settingKeys } from '../domain/settings';
import { Contract, Day, Nothing, someWords, words } from './define';

const Key = z.enum(settingKeys);
/** Whole months or days, by the key; the key's own range is checked by the room. */
const Value = z.int().min(1).max(366);
/** One value with the days it holds on; `until` is the first day it no longer does. */
export const SettingSpan = z.object({ value: Value, from: Day, until: Day.nullable(), by: z.string(), note: z.string(), at: z.int() });
export const Setting = z.object({
  key: Key, label: z.string(), about: z.string(), unit: z.string(), min: z.int(), max: z.int(), initial: z.int(),
  /** In force today. */
  value: Value,
  /** Newest first; days before the first of them have `initial`. */
  history: z.array(SettingSpan), can: z.array(z.enum(['set'])),
});

const LabelKey = z.enum(labelKeys);
/** What a county says otherwise than everybody. */
export const OwnLabels = z.partialRecord(LabelKey, z.string());
export const Label = z.object({
  key: LabelKey, title: z.string(), initial: z.string(), places: z.array(z.string()),
  /** In force today. */
  words: z.string(),
  history: z.array(SettingSpan.omit({ value: true }).extend({ words: z.string() })), can: z.array(z.enum(['set'])),
});

const PartKey = z.enum(partNames);
export const Part = z.object({
  key: PartKey, title: z.string(), about: z.string(),
  /** Today. */
  on: z.boolean(),
  history: z.array(SettingSpan.omit({ value: true }).extend({ on: z.boolean() })), can: z.array(z.enum(['set'])),
});

export const settings = {
  'settings.list': { kind: 'read', hats: ['county', 'clerk', 'secretary'], about: 'X16 The county’s rules with what they say, their value today and every value they had or will have, with days and who set it.', input: Nothing, output: z.object({ rows: z.array(Setting) }) },
  'settings.set': {
    kind: 'write', hats: ['county'], about: 'X16 Another value from today or a later day on; 400 outside the key’s range or from a day that is past. Earlier days keep the value they had.',
    input: z.object({ key: Key, value: Value, from: Day, note: words(100).default('') }), output: Setting,
  },
  'settings.preview': {
    kind: 'read', hats: ['county'], about: 'X16 What a value would change on the day it begins: how many people would stand elsewhere than by the value that holds then. Writes nothing.',
    input: z.object({ key: Key, value: Value, from: Day }),
    output: z.object({ key: Key, from: Day, was: Value, becomes: Value, members: z.int(), changed: z.int(), who: z.enum(['away', 'home']), moves: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })) }),
  },
  'settings.labels': { kind: 'read', hats: ['county', 'clerk', 'secretary'], about: 'X13 X16 The county’s own words for what its people read every day, where each is read, and every word it had or will have.', input: Nothing, output: z.object({ rows: z.array(Label) }) },
  'settings.setLabel': {
    kind: 'write', hats: ['county'], about: 'X13 X16 Another word from today or a later day on; the first one again ends one’s own. 400 label.shape, label.official, setting.past; 409 label.taken.',
    input: z.object({ key: LabelKey, words: someWords(20), from: Day, note: words(100).default('') }), output: Label,
  },
  'settings.parts': { kind: 'read', hats: ['county', 'clerk', 'secretary'], about: 'X16 What a county can do without, whether it is on today, and every day on which it was turned on or off.', input: Nothing, output: z.object({ rows: z.array(Part) }) },
  'settings.setPart': {
    kind: 'write', hats: ['county'], about: 'X16 Turns a part off or on again from today or a later day on. While it is off its writing verbs answer 409 part.off, its screens are not offered and its duties make nothing; what is there can be read. 400 part.past.',
    input: z.object({ key: PartKey, on: z.boolean(), from: Day, note: words(100).default('') }), output: Part,
  },
  'settings.previewPart': {
    kind: 'read', hats: ['county'], about: 'X16 The duties that make nothing while a part is off, and how many of them are open today. Writes nothing.',
    input: z.object({ key: PartKey }), output: z.object({ key: PartKey, rules: z.array(z.string()), open: z.int() }),
  },
} satisfies Contract;
