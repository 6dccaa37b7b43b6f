export { countOwn } from './duties.queries';
export { DutyRow, DutyRuleRow, DutyRun, DutyStepRow } from './duties.entity';
export { listen } from './duties.listeners';
export { runDuties } from './running';
export { routes } from './duties.routes';
export { listOpenOfMembers, listTold, type Before, type ToldLine } from './told.queries';
