export { Paper, PaperCheck, PaperLook, PaperRule } from './papers.entity';
export { Arrival, DuesRow, StampRow, Transfer } from './going.entity';
export { duesPaidTo, stampsOf, type StampLine } from './stamps.queries';
export { paperState } from './papers.rules';
export { overdueOf, transferState } from './transfers.rules';
export { routes } from './papers.routes';
