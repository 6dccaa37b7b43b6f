export { GrantAnswer, GrantOffer } from './offers.entity';
export { GrantOutcome, GrantRow } from './grants.entity';
export { standingOutcome } from './grants.queries';
export { answersById, familiesOf, offersById } from './offers.queries';
export { routes } from './grants.routes';
