import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { presentFamilies, presentFamily } from './families.present';
import { getFamily, listFamilies } from './families.queries';

export const routes: Routes<Extract<EndpointName, `families.${string}`>> = {
  'families.list': async (op, input) => {
    const page = await listFamilies(op, input);
    return { ...page, rows: await presentFamilies(op, page.rows) };
  },
  'families.get': async (op, { id }) => presentFamily(op, await getFamily(op, id)),
};
