export { LedgerAsking } from './askings.entity';
export { countAskings } from './askings.queries';
export { routes } from './ledgers.routes';
