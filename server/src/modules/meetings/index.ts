export { tieItem } from './meetings.actions';
export { MeetingGuest, MeetingItem, MeetingPerson, MeetingRow } from './meetings.entity';
export { findItem, findMeeting } from './meetings.queries';
export { presentMeetings } from './meetings.present';
export { ActivitySite, SiteKeeper } from './sites.entity';
export { routes } from './meetings.routes';
