export { CalendarVersion } from './calendar.entity';
export { calendarOf, type Calendar, type CalendarWindow } from './calendar.queries';
export { dateLine, feastOf, greetingAt, lunarDateOf, lunarYearOf, nextFeast } from './calendar.rules';
export { routes } from './calendar.routes';
