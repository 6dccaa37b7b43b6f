import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { presentMerge } from '../people';
import { mergeFamilies, unmergeFamilies } from './merging.actions';
import { presentFamilies, presentFamily } from './families.present';
import { getFamily, listFamilies } from './families.queries';

export const routes: Routes<Extract<EndpointName, `families.${string}`>> = {
  'families.list': async (op, input) => {
    const page = await listFamilies(op, input);
    return { ...page, rows: await presentFamilies(op, page.rows) };
  },
  'families.merge': async (op, input) => presentMerge(op, await mergeFamilies(op, input)), 'families.unmerge': async (op, input) => presentMerge(op, await unmergeFamilies(op, input)),
  'families.get': async (op, { id }) => presentFamily(op, await getFamily(op, id)),
};
