export { MandateRow } from './mandates.entity';
export { findMandate, getMandate, heldByActor, type MandateLine } from './mandates.queries';
export { covers, stateOf as mandateState } from './mandates.rules';
export { routes } from './mandates.routes';
