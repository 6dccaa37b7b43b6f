export { ServiceRow } from './services.entity';
export { routes } from './services.routes';
