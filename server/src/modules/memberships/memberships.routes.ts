import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { join, leave } from './memberships.actions';
import { presentCounts, presentList, presentOfMember } from './memberships.present';

export const routes: Routes<Extract<EndpointName, `memberships.${string}`>> = {
  'memberships.list': presentList, 'memberships.counts': presentCounts, 'memberships.ofMember': presentOfMember, 'memberships.join': join, 'memberships.leave': leave,
};
