export { tieRequest } from './checkins.actions';
export { CheckinRow } from './checkins.entity';
export { lastCheckin, voiceOf } from './checkins.queries';
export { routes } from './checkins.routes';
