import { addDays, dayOf, lastOfMonth, partsOf, type Day } from './dates';
import { ageOf, categoryOn, defaultDefinitions, type Born, type DependentKind, type TagKind } from './families';

/** R8 Who is surveyed as what; one person may stand in two classes, an elder who has lost his strength. */
export const surveyKinds = ['child', 'elder', 'woman', 'weak'] as const;
export type SurveyKind = (typeof surveyKinds)[number];
/** As whom somebody may be found at the door; illness is told by a tag of somebody the roster has. */
export const foundKinds = ['child', 'elder', 'woman'] as const satisfies readonly SurveyKind[];
export const surveyKindWords: Record<SurveyKind, string> = { child: '留守儿童', elder: '留守老人', woman: '留守妇女', weak: '重病或没有劳动能力' };
/** The tags that make somebody `weak`. */
export const weakTags: readonly TagKind[] = ['serious_illness', 'no_labour'];

export const awayRules = ['any', 'one', 'both'] as const;
export type AwayRule = (typeof awayRules)[number];
export const awayRuleWords: Record<AwayRule, string> = { any: '不论', one: '至少一位党员在外', both: '两位以上党员在外' };
export const familyRules = ['away', 'all'] as const;
export type FamilyRule = (typeof familyRules)[number];
export const familyRuleWords: Record<FamilyRule, string> = { away: '现在有党员在外的家庭', all: '登记过的所有家庭' };

/** 纳入条件. Ages are whole years on the day the round begins. */
export interface SurveyRules { kinds: SurveyKind[]; childUnder: number; elderFrom: number; womanFrom: number; womanTo: number; parentsAway: AwayRule; families: FamilyRule }
/** What the roster says of somebody at home. */
export interface Candidate extends Born { kind: DependentKind; sex: string; weak: boolean; awayInFamily: number }

/** The classes in which somebody falls under the rules on a day. */
export function kindsOn(p: Candidate, r: SurveyRules, on: Day): SurveyKind[] {
  if (r.families === 'away' && p.awayInFamily === 0) return [];
  const category = categoryOn(p, on, { ...defaultDefinitions, childUnder: r.childUnder, elderFrom: r.elderFrom, womanFrom: r.womanFrom, womanTo: r.womanTo });
  const enoughAway = p.awayInFamily >= { any: 0, one: 1, both: 2 }[r.parentsAway];
  const stands: Record<SurveyKind, boolean> = { child: category === 'child' && enoughAway, elder: category === 'elder', woman: category === 'woman', weak: p.weak };
  return r.kinds.filter((k) => stands[k]);
}

/** What was found at the door. */
export const surveyOutcomes = ['here', 'with_parents', 'parents_back', 'died', 'unfit'] as const;
export type SurveyOutcome = (typeof surveyOutcomes)[number];
export const surveyOutcomeWords: Record<SurveyOutcome, string> = { here: '还在家', with_parents: '跟家人去外地了', parents_back: '外出的人回来了', died: '已经去世', unfit: '不再符合' };

export const labours = ['full', 'weak', 'none'] as const;
export type Labour = (typeof labours)[number];
export const labourWords: Record<Labour, string> = { full: '有', weak: '弱', none: '没有' };

/** What may be written down of somebody; each class has its own part of it. */
export const surveyFields = ['livingWith', 'parentsWork', 'parentsPhone', 'school', 'className', 'teacher', 'carer', 'phone', 'needs', 'health', 'labour'] as const;
export type SurveyField = (typeof surveyFields)[number];
export const surveyFieldWords: Record<SurveyField, string> = { livingWith: '跟谁住', parentsWork: '父母务工地', parentsPhone: '父母电话', school: '学校', className: '班级', teacher: '班主任', carer: '平时谁照管', phone: '电话', needs: '需要什么', health: '身体情况', labour: '劳动能力' };
export type SurveyFacts = Partial<Record<SurveyField, string>>;
/** Sealed apart, and read by hats entitled to health only. */
export const healthFields: readonly SurveyField[] = ['health', 'labour'];
export const isHealthField = (f: SurveyField): boolean => healthFields.includes(f);
/** R7 The facts of the child's file; nobody else has them. */
const ofChildren: readonly SurveyField[] = ['parentsWork', 'parentsPhone', 'school', 'className', 'teacher'];
export const fieldsOf = (kind: SurveyKind): SurveyField[] => surveyFields.filter((f) => (kind === 'child' ? f !== 'labour' : !ofChildren.includes(f)));
/** Facts that hold telephone numbers: shown with masks, and where nothing changed they are left blank, never sent back. */
export const phoneFields: readonly SurveyField[] = ['phone', 'parentsPhone'];
/** Facts the roster has a place for. */
export const takenOver = (kind: SurveyKind): readonly SurveyField[] => (kind === 'child' ? [...ofChildren, 'carer'] : ['phone', 'labour']);

/** Against the last closed round. */
export const surveyDiffs = ['new', 'left', 'changed'] as const;
export type SurveyDiff = (typeof surveyDiffs)[number];
export const surveyDiffWords: Record<SurveyDiff, string> = { new: '新进', left: '退出', changed: '有变化' };

export const surveyReasons = ['found', 'registered', 'family_away', 'birthday_14', 'birthday_16', 'birthday_60', 'birthday', 'surveyed', 'with_parents', 'parents_back', 'died', 'unfit', 'left_family', 'tag_ended', 'rules', 'back_again', 'other'] as const;
export type SurveyReason = (typeof surveyReasons)[number];
export const surveyReasonWords: Record<SurveyReason, string> = {
  found: '上门时发现的', registered: '新登记的', family_away: '家里有人新外出', birthday_14: '满十四岁，要孩子本人同意', birthday_16: '满十六岁', birthday_60: '满六十岁', birthday: '年龄过了口径', surveyed: '上门问到的', with_parents: '跟家人去外地了', parents_back: '外出的人回来了',
  died: '已经去世', unfit: '不再符合条件', left_family: '已记下离开这一户', tag_ended: '标签结束了', rules: '纳入条件变了', back_again: '又回到家里', other: '其他',
};

/** What a person decides on a difference. */
export const surveyHows = ['agree', 'facts', 'end_tags', 'leave_family', 'add', 'keep'] as const;
export type SurveyHow = (typeof surveyHows)[number];
export const surveyHowWords: Record<SurveyHow, string> = { agree: '认可，名册不用改', facts: '照新情况改名册', end_tags: '结束标签', leave_family: '记下离开这一户', add: '登记进名册', keep: '名册先不动' };
/** Leaving the roster as it is against what was found wants a word why. */
export const needsWords = (how: SurveyHow): boolean => how === 'keep';

/** The days a round is given at first: from today, never beyond its half-year. */
export const halfWindow = (today: Day, days: number): { opensOn: Day; closesOn: Day } => {
  const last = lastOfMonth(dayOf(partsOf(today).year, partsOf(today).month <= 6 ? 6 : 12, 1));
  const until = addDays(today, days);
  return { opensOn: today, closesOn: until < last ? until : last };
};

/** Somebody turned `years` after one day and not later than another; a birth known by year only counts when all doubt is gone. */
export function turned(p: Born, years: number, after: Day, on: Day): boolean {
  const [before, now] = [ageOf(p, after), ageOf(p, on)];
  return before !== null && now !== null && before < years && now >= years;
}
