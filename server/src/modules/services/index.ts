export { ServiceCallBack, ServiceMatter, ServiceRating, ServiceRow } from './services.entity';
export { routes } from './services.routes';
