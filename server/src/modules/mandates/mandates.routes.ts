import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { enter, grant, revoke } from './mandates.actions';
import { presentAgents, presentMandate, presentMandates } from './mandates.present';
import { getMandate } from './mandates.queries';

export const routes: Routes<Extract<EndpointName, `mandates.${string}`>> = {
  'mandates.agents': presentAgents,
  'mandates.grant': async (op, input) => presentMandate(op, await grant(op, input)),
  'mandates.enter': async (op, input) => presentMandate(op, await enter(op, input)),
  'mandates.revoke': async (op, input) => presentMandate(op, await revoke(op, input)),
  'mandates.list': presentMandates,
  'mandates.get': async (op, { id }) => presentMandate(op, await getMandate(op, id)),
};
