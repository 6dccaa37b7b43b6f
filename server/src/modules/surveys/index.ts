export { SurveyDecision, SurveyRound, SurveySnapshot, SurveySubject } from './surveys.entity';
export { routes } from './surveys.routes';
