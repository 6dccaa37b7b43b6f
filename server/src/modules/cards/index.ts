export { issueBatch } from './cards.actions';
export { Card, CardCounter, CardScan, ServiceRow } from './cards.entity';
export { familiesWithCard, lastCard } from './cards.queries';
export { cardState } from './cards.rules';
export { routes } from './cards.routes';
export { listen } from './cards.listeners';
