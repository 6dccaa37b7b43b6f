export { GreetingBatch, GreetingRow } from './greetings.entity';
export { cardsToMe, openGreeting } from './greetings.queries';
export { routes } from './greetings.routes';
