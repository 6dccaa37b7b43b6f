export { addPairing, handOverPairings, pairMany, type NewPairing } from './pairings.actions';
export { changes as pairingChanges, openKey as pairingKey } from './pairings.rules';
export { Pairing, Visit } from './pairings.entity';
export { dueVisits } from './pairings.present';
export { enterVisit, tieVisitRequest, type PaperVisit } from './visits.actions';
export { owedFrom } from './pairings.rules';
export { findVisit, type VisitLine } from './visits.queries';
export { routes } from './pairings.routes';
export { listen } from './pairings.listeners';
