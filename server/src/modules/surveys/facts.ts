import { isHealthField, surveyFields, type SurveyFacts } from '@guiyan/shared/domain/surveys';
import type { Op } from '../../platform/op';
import type { SurveySnapshot } from './surveys.entity';

type Where = Pick<SurveySnapshot, 'id' | 'countyId'>;
const place = (column: string, at: Where) => ({ table: 'survey_snapshots', column, row: at.id, county: at.countyId });
const some = (facts: SurveyFacts, health: boolean): SurveyFacts => Object.fromEntries(surveyFields.flatMap((f) => (facts[f] && isHealthField(f) === health ? [[f, facts[f]]] : [])));
const sealed = (op: Op, at: Where, column: string, facts: SurveyFacts): string | null => (Object.keys(facts).length ? op.services.keys.seal(JSON.stringify(facts), place(column, at)) : null);
const opened = (op: Op, at: Where, column: string, text: string | null): SurveyFacts => (text ? (JSON.parse(op.services.keys.open(text, place(column, at))) as SurveyFacts) : {});

/** What was found, sealed: facts, health and free words each on their own. */
export const sealFacts = (op: Op, at: Where, facts: SurveyFacts, words: string): Pick<SurveySnapshot, 'factsCt' | 'healthCt' | 'wordsCt'> => ({
  factsCt: sealed(op, at, 'facts', some(facts, false)), healthCt: sealed(op, at, 'health', some(facts, true)), wordsCt: words ? op.services.keys.seal(words, place('words', at)) : null,
});
/** In clear; callers know that their reader may have them. */
export const openFacts = (op: Op, s: SurveySnapshot, withHealth: boolean): SurveyFacts => ({ ...opened(op, s, 'facts', s.factsCt), ...(withHealth ? opened(op, s, 'health', s.healthCt) : {}) });
export const openWords = (op: Op, s: SurveySnapshot): string => (s.wordsCt ? op.services.keys.open(s.wordsCt, place('words', s)) : '');
export const holdsFacts = (s: SurveySnapshot): boolean => s.factsCt !== null || s.healthCt !== null || s.wordsCt !== null;
