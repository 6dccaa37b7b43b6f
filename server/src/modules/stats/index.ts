export { routes } from './stats.routes';
