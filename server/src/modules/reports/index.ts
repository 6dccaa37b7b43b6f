export { ReportEntry, ReportTurnEntry } from './reports.entity';
export { presentSlots, type Slot } from './reports.present';
export { answersToMe, countUnanswered, listReports, reportsOfPerson, type ReportLine } from './reports.queries';
export { quarterOfKey } from './reports.rules';
export { routes } from './reports.routes';
