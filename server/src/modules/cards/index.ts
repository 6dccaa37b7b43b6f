export { atWindow, findScanned, issueBatch } from './cards.actions';
export { Card, CardCounter, CardScan } from './cards.entity';
export { namesOf } from './cards.present';
export { cardsById, familiesWithCard, findCardByNumber, getCardOfCounty, lastCard, wasScanned } from './cards.queries';
export { cardState, governmentOf } from './cards.rules';
export { routes } from './cards.routes';
export { listen } from './cards.listeners';
