export { routes } from './audit.routes';
