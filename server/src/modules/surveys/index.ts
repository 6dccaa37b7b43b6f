export { SurveyDecision, SurveyRound, SurveySnapshot, SurveySubject } from './surveys.entity';
export { openFacts, openWords } from './facts';
export { newestOf } from './surveys.queries';
export { isGuarded, mayReadFacts } from './surveys.rules';
export { routes } from './surveys.routes';
