export { HappeningRow } from './happenings.entity';
export { routes } from './happenings.routes';
