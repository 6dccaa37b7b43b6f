export { Paper, PaperCheck, PaperLook, PaperRule } from './papers.entity';
export { Arrival, DuesRow, StampRow, Transfer } from './going.entity';
export { duesPaidTo, stampsOf, type StampLine } from './stamps.queries';
export { routes } from './papers.routes';
