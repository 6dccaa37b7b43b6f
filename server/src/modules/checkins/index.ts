export { tieRequest } from './checkins.actions';
export { CheckinRow } from './checkins.entity';
export { lastCheckin, voiceOf } from './checkins.queries';
export { saidBy } from './checkins.rules';
export { routes } from './checkins.routes';
