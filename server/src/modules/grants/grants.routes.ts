import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { give, outcome, takeBack } from './grants.actions';
import { presentGrantFigures, presentGrants } from './grants.present';
import { listGrants } from './grants.queries';

export const routes: Routes<Extract<EndpointName, `grants.${string}`>> = {
  'grants.give': async (op, input) => (await presentGrants(op, [await give(op, input)]))[0]!,
  'grants.outcome': async (op, input) => (await presentGrants(op, [await outcome(op, input)]))[0]!,
  'grants.takeBack': async (op, input) => (await presentGrants(op, [await takeBack(op, input)]))[0]!,
  'grants.list': async (op, input) => {
    const page = await listGrants(op, input);
    return { ...page, rows: await presentGrants(op, page.rows) };
  },
  'grants.figures': presentGrantFigures,
};
