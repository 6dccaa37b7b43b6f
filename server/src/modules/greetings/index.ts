export { GreetingBatch, GreetingRow } from './greetings.entity';
export { openGreeting } from './greetings.queries';
export { routes } from './greetings.routes';
