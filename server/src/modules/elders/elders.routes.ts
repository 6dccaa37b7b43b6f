import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { save } from './elders.actions';
import { presentElder, presentElders } from './elders.present';

export const routes: Routes<Extract<EndpointName, `elders.${string}`>> = {
  'elders.list': presentElders,
  'elders.get': (op, { id }) => presentElder(op, id),
  'elders.save': async (op, input) => { await save(op, input); return presentElder(op, input.id); },
};
