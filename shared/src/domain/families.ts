import { addDays, ageOn, dayOf, daysInMonth, partsOf, type Day } from './dates';
import type { Hat } from './hats';

/** Left-behind dependents; a person stands in one class, so that totals add up. */
export const dependentKinds = ['child', 'elder', 'woman', 'other'] as const;
export type DependentKind = (typeof dependentKinds)[number];
export const dependentWords: Record<DependentKind, string> = { child: '孩子', elder: '老人', woman: '妇女', other: '家人' };

/** R6 Tags with days; a person may wear several and still counts once. */
export const tagKinds = ['serious_illness', 'no_labour', 'ill', 'disabled', 'five_guarantees', 'empty_nest', 'advanced_age'] as const;
export type TagKind = (typeof tagKinds)[number];
export const tagWords: Record<TagKind, string> = { serious_illness: '重病', no_labour: '失去或没有劳动能力', ill: '患病', disabled: '残疾', five_guarantees: '五保', empty_nest: '空巢', advanced_age: '高龄' };
const healthTags: readonly TagKind[] = ['serious_illness', 'no_labour', 'ill', 'disabled'];
export const isHealthTag = (tag: TagKind): boolean => healthTags.includes(tag);
/** Health is read by those who serve the family and by the family itself: not by the county, windows, outposts or auditors. */
export const healthHats: readonly Hat[] = ['secretary', 'clerk', 'liaison', 'helper', 'civil', 'family', 'member'];
export const mayReadTag = (hat: Hat, tag: TagKind): boolean => !isHealthTag(tag) || healthHats.includes(hat);

/** The county's definitions (农村留守儿童 2016; GB/T 31000): ages in whole years on the day looked at. */
export interface Definitions { childUnder: number; ownConsentFrom: number; elderFrom: number; womanFrom: number; womanTo: number }
/** Own consent from fourteen is the law's (个人信息保护法 art 31), not the county's to set. */
export const OWN_CONSENT_FROM = 14;
export const defaultDefinitions: Definitions = { childUnder: 16, ownConsentFrom: OWN_CONSENT_FROM, elderFrom: 60, womanFrom: 20, womanTo: 59 };

export interface Born { birth: string; birthPrecision: string }
/** The last day on which the person can have been born: whoever is known by month or year only stays protected until all doubt is gone. */
export function latestBirth({ birth, birthPrecision }: Born): Day | null {
  if (!birth) return null;
  const { year, month } = partsOf(birth);
  return birthPrecision === 'year' ? dayOf(year, 12, 31) : birthPrecision === 'month' ? dayOf(year, month, daysInMonth(year, month)) : birth;
}
/** Whole years on a day; null where no birth is known. Someone born on 02-29 turns a year older on 03-01 in common years. */
export const ageOf = (born: Born, on: Day): number | null => { const day = latestBirth(born); return day === null ? null : ageOn(day, on); };

/** R6 The class a person stands in on a day: what the roster says, until a birthday says otherwise. Never stored. */
export function categoryOn(p: Born & { kind: DependentKind }, on: Day, defs: Definitions = defaultDefinitions): DependentKind {
  const age = ageOf(p, on);
  if (age === null) return p.kind;
  if (age >= defs.elderFrom) return 'elder';
  if (age < defs.childUnder) return 'child';
  if (p.kind === 'woman') return age >= defs.womanFrom && age <= defs.womanTo ? 'woman' : 'other';
  return p.kind === 'child' || p.kind === 'elder' ? 'other' : p.kind;
}
/** The class of `categoryOn`, for somebody who is no member away. */
export const asKind = (kind: string): DependentKind => dependentKinds.find((k) => k === kind) ?? 'other';

/** R7 Whose yes a child's file needs: the guardian's, from fourteen on the child's own, asked anew; from sixteen on the file is closed. */
export const childStages = ['guardian', 'own', 'closed'] as const;
export type ChildStage = (typeof childStages)[number];
export function childStage(born: Born, on: Day, defs: Definitions = defaultDefinitions): ChildStage {
  const age = ageOf(born, on);
  if (age === null || age < defs.ownConsentFrom) return 'guardian';
  return age < defs.childUnder ? 'own' : 'closed';
}
/** The day on which someone is certainly that old; null where no birth is known. */
export function turnsOn(born: Born, age: number): Day | null {
  const day = latestBirth(born);
  if (day === null) return null;
  const { year, month, date } = partsOf(day);
  return date > daysInMonth(year + age, month) ? dayOf(year + age, month + 1, 1) : dayOf(year + age, month, date);
}

export interface ClassTurn { on: Day; from: DependentKind; to: DependentKind; age: number }
/**
 * R6 The days after `since` and up to `until` on which a birthday, or another definition of the county's, ends the class somebody was registered in.
 * A roster that said something else from the start is not corrected by this: a person decides that. `ruleDays`: the days on which definitions change.
 */
export function classTurns(p: Born & { kind: DependentKind }, since: Day, until: Day, defsOn: (day: Day) => Definitions, ruleDays: readonly Day[] = []): ClassTurn[] {
  const ages = new Set([until, ...ruleDays].flatMap((day) => { const d = defsOn(day); return [d.childUnder, d.womanFrom, d.womanTo + 1, d.elderFrom]; }));
  const days = [...new Set([...[...ages].map((age) => turnsOn(p, age)), ...ruleDays])].filter((day): day is Day => day !== null && day > since && day <= until).sort();
  const turns: ClassTurn[] = [];
  for (const on of days) {
    const now = { ...p, kind: turns.at(-1)?.to ?? p.kind };
    const [before, after] = [categoryOn(now, addDays(on, -1), defsOn(addDays(on, -1))), categoryOn(now, on, defsOn(on))];
    if (before !== after && after !== now.kind) turns.push({ on, from: now.kind, to: after, age: ageOf(p, on) ?? 0 });
  }
  return turns;
}
/** 11月30日满16岁，不再算留守儿童 */
export const classTurnWords = (t: Pick<ClassTurn, 'from' | 'to' | 'age'>): string => `满${t.age}岁，${t.to === 'elder' ? '算老人' : `不再算${t.from === 'child' ? '留守儿童' : t.from === 'woman' ? '留守妇女' : dependentWords[t.from]}`}`;

/** X9 Working days within which the file is gone once the consent is taken back. */
export const ERASE_WORKING_DAYS = 15;

/** The day before the next one on which `childStage` changes; null once it is closed or where no birth is known. */
export function stageEnds(born: Born, on: Day, defs: Definitions = defaultDefinitions): Day | null {
  const stage = childStage(born, on, defs);
  const turns = stage === 'closed' ? null : turnsOn(born, stage === 'guardian' ? defs.ownConsentFrom : defs.childUnder);
  return turns && addDays(turns, -1);
}

/** R7 The six facts of a child's file. */
export const fileFields = ['parentsWork', 'parentsPhone', 'school', 'className', 'teacher', 'carer'] as const;
export type FileField = (typeof fileFields)[number];
export const fileFieldWords: Record<FileField, string> = { parentsWork: '父母务工地', parentsPhone: '父母电话', school: '就读学校', className: '班级', teacher: '班主任', carer: '平时谁照管' };

export const consentBy = ['guardian', 'own'] as const;
export const consentChannels = ['click', 'paper', 'phone'] as const;
export type ConsentChannel = (typeof consentChannels)[number];
export const consentChannelWords: Record<ConsentChannel, string> = { click: '当面点了同意', paper: '纸上签了字', phone: '电话里说的，代录' };
/** What is read out or signed; a new wording is a new version, and what was agreed to stays with its own. */
export const consentTexts = [
  { version: 1, text: '为了在您外出期间照看好孩子，村里想记下孩子的几样事：父母在哪里务工、父母电话、就读学校、班级、班主任、平时谁照管，每半年上门问一次跟谁住、身体怎样、需要什么。只有村支书、联系您家的联络员和民政干部看得到，不公开、不外传。您随时可以收回同意，收回后就不再显示。孩子满十四岁，会再问孩子本人；满十六岁，这份记录就收起来。' },
] as const;
/** Who reads a child's file while consent holds; civil affairs read it for their office. */
export const childHats: readonly Hat[] = ['secretary', 'liaison', 'civil', 'family', 'member'];
export const mayReadChild = (hat: Hat, consented: boolean): boolean => hat === 'civil' || (consented && childHats.includes(hat));
