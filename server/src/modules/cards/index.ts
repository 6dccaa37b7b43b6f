export { atWindow, issueBatch } from './cards.actions';
export { Card, CardCounter, CardScan } from './cards.entity';
export { namesOf } from './cards.present';
export { familiesWithCard, getCardOfCounty, lastCard, wasScanned } from './cards.queries';
export { cardState } from './cards.rules';
export { routes } from './cards.routes';
export { listen } from './cards.listeners';
