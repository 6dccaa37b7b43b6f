export { dateLine, feastOf, greetingAt, nextFeast } from './calendar.rules';
