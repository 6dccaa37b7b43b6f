export { tieRequest } from './checkins.actions';
export { CheckinRow } from './checkins.entity';
export { lastCheckin } from './checkins.queries';
export { routes } from './checkins.routes';
