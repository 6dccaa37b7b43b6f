export { routes } from './ledgers.routes';
