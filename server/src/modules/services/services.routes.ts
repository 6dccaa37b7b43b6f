import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { correctService, logService } from './services.actions';
import { presentServices } from './services.present';
import { listServices } from './services.queries';

export const routes: Routes<Extract<EndpointName, `services.${string}`>> = {
  'services.log': async (op, input) => (await presentServices(op, [await logService(op, input)]))[0]!,
  'services.correct': async (op, input) => (await presentServices(op, [await correctService(op, input)]))[0]!,
  'services.list': async (op, input) => {
    const page = await listServices(op, input);
    return { ...page, rows: await presentServices(op, page.rows) };
  },
};
