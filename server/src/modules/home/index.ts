export { routes } from './home.routes';
