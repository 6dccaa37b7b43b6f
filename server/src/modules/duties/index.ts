export { countOwn } from './duties.queries';
export type { VisitState } from './owed.rules';
export { dueVisits } from './owed.present';
export { owedIn, visitsAsked, visitsByMonth } from './owed.queries';
export { DutyRow, DutyRuleRow, DutyRun, DutyStepRow } from './duties.entity';
export { listen } from './duties.listeners';
export { runCounty, runDuties, runPast } from './running';
export { routes } from './duties.routes';
export { listOpenOfMembers, listTold, type Before, type ToldLine } from './told.queries';
