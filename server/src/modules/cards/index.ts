export { CardAskRow } from './asks.entity';
export { atWindow, getCardShown, issueBatch } from './cards.actions';
export { Card, CardCounter, CardScan } from './cards.entity';
export { CardKeyRow, CardList, CardRevocation } from './keys.entity';
export { namesOf } from './names.present';
export { familiesWithCard, lastCard, wasScanned } from './cards.queries';
export { cardState } from './cards.rules';
export { routes } from './cards.routes';
export { listen } from './cards.listeners';
