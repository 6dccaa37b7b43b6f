export { CallPlan, CallRow } from './calls.entity';
export { countCalls } from './calls.queries';
export { routes } from './calls.routes';
