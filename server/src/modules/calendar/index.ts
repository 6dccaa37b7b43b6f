export { dateLine, dayKind, feastOf, greetingAt, nextFeast, workingDaysAfter } from './calendar.rules';
