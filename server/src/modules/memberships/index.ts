export { Membership } from './memberships.entity';
export { routes } from './memberships.routes';
