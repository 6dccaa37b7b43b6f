export { dateLine, dayKind, feastOf, greetingAt, lunarYearOf, nextFeast, workingDaysAfter } from './calendar.rules';
