import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { issueBatch, scan, voidCard } from './cards.actions';
import { presentCards, presentMine, presentScan } from './cards.present';
import { listCards } from './cards.queries';

export const routes: Routes<Extract<EndpointName, `cards.${string}`>> = {
  'cards.issueBatch': issueBatch,
  'cards.list': async (op, input) => {
    const page = await listCards(op, input);
    return { ...page, rows: await presentCards(op, page.rows) };
  },
  'cards.void': async (op, input) => (await presentCards(op, [await voidCard(op, input)]))[0]!,
  'cards.mine': presentMine,
  'cards.scan': async (op, input) => presentScan(op, await scan(op, input)),
};
