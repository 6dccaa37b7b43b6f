export { CardAskRow } from './asks.entity';
export { atWindow, getCardShown, issueBatch } from './cards.actions';
export { Card, CardCounter, CardScan } from './cards.entity';
export { CardKeyRow, CardList, CardRevocation } from './keys.entity';
export { namesOf } from './names.present';
export { cardsById, familiesWithCard, findCardByNumber, lastCard, wasScanned } from './cards.queries';
export { cardState, governmentOf } from './cards.rules';
export { routes } from './cards.routes';
export { listen } from './cards.listeners';
