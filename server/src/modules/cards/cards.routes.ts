import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { correctService, issueBatch, logService, scan, voidCard } from './cards.actions';
import { presentCards, presentMine, presentScan, presentServices } from './cards.present';
import { listCards, listServices } from './cards.queries';

export const routes: Routes<Extract<EndpointName, `cards.${string}`>> = {
  'cards.issueBatch': issueBatch,
  'cards.list': async (op, input) => {
    const page = await listCards(op, input);
    return { ...page, rows: await presentCards(op, page.rows) };
  },
  'cards.void': async (op, input) => (await presentCards(op, [await voidCard(op, input)]))[0]!,
  'cards.mine': presentMine,
  'cards.scan': async (op, input) => presentScan(op, await scan(op, input)),
  'cards.logService': async (op, input) => (await presentServices(op, [await logService(op, input)]))[0]!,
  'cards.correctService': async (op, input) => (await presentServices(op, [await correctService(op, input)]))[0]!,
  'cards.services': async (op, input) => {
    const page = await listServices(op, input);
    return { ...page, rows: await presentServices(op, page.rows) };
  },
};
