export { HappeningRow } from './happenings.entity';
export { wordsPlace } from './happenings.actions';
export { findHappening } from './happenings.queries';
export { routes } from './happenings.routes';
