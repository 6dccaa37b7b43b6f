export { enterMembership } from './memberships.actions';
export { Membership } from './memberships.entity';
export { routes } from './memberships.routes';
