export { routes } from './handovers.routes';
