import type { Output } from '@guiyan/shared/contract';
import { awayRuleWords, familyRuleWords, surveyFieldWords, surveyKinds, surveyKindWords, type SurveyField, type SurveyRules } from '@guiyan/shared/domain/surveys';
import type { Tone } from '../ui/words';

export type Round = Output<'surveys.round'>;
export type RoundRow = Output<'surveys.rounds'>['rows'][number];
export type Village = Round['villages'][number];
export type Subject = Output<'surveys.subjects'>['rows'][number];
export type SubjectPage = Output<'surveys.subject'>;

export const diffTones: Record<'new' | 'left' | 'changed', Tone> = { new: 'green', left: 'red', changed: 'amber' };
export const fieldList = (fields: readonly SurveyField[]): string => fields.map((f) => surveyFieldWords[f]).join('、');
export const kindCounts = (kinds: Village['kinds']): string => surveyKinds.filter((k) => kinds[k] > 0).map((k) => `${surveyKindWords[k]} ${kinds[k]}`).join('，');

/** 纳入条件 in one sentence, as it stands on the board and on paper. */
export function rulesWords(r: SurveyRules): string {
  const each: Record<SurveyRules['kinds'][number], string> = {
    child: `不满 ${r.childUnder} 岁的孩子${r.parentsAway === 'any' ? '' : `（家里${awayRuleWords[r.parentsAway]}）`}`, elder: `满 ${r.elderFrom} 岁的老人`, woman: `${r.womanFrom} 到 ${r.womanTo} 岁的妇女`, weak: '重病或没有劳动能力的',
  };
  return `${familyRuleWords[r.families]}里，${r.kinds.map((k) => each[k]).join('、')}`;
}
