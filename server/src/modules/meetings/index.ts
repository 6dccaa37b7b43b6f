export { tieItem } from './meetings.actions';
export { MeetingItem, MeetingPerson, MeetingRow } from './meetings.entity';
export { findItem, findMeeting } from './meetings.queries';
export { presentMeetings } from './meetings.present';
export { routes } from './meetings.routes';
