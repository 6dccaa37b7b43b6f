import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { presentEvent, presentMine } from './audit.present';
import { listEvents } from './audit.queries';

export const routes: Routes<Extract<EndpointName, `audit.${string}`>> = {
  'audit.events': async (op, input) => {
    const page = await listEvents(op, input);
    return { ...page, rows: page.rows.map(presentEvent) };
  },
  'audit.mine': presentMine,
};
