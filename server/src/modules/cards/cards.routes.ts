import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { apply, approve, check, lose, refuse } from './asks.actions';
import { presentAsks } from './asks.present';
import { cardCounts, listAsks } from './asks.queries';
import { issueBatch, scan, voidCard } from './cards.actions';
import { presentCards, presentFaces, presentKeys, presentMine, presentScan, presentTrust } from './cards.present';
import { listCards, sheetCards } from './cards.queries';
import { rotateKey } from './keys.actions';
import { presentWxacode } from './wxacode.present';

export const routes: Routes<Extract<EndpointName, `cards.${string}`>> = {
  'cards.issueBatch': issueBatch,
  'cards.list': async (op, input) => {
    const page = await listCards(op, input);
    return { ...page, rows: await presentCards(op, page.rows) };
  },
  'cards.void': async (op, input) => (await presentCards(op, [await voidCard(op, input)]))[0]!,
  'cards.mine': presentMine,
  'cards.apply': async (op, input) => (await presentAsks(op, [await apply(op, input)]))[0]!,
  'cards.asks': async (op, input) => {
    const page = await listAsks(op, input);
    return { ...page, rows: await presentAsks(op, page.rows) };
  },
  'cards.check': async (op, input) => (await presentAsks(op, [await check(op, input)]))[0]!,
  'cards.approve': approve,
  'cards.refuse': async (op, input) => (await presentAsks(op, [await refuse(op, input)]))[0]!,
  'cards.lose': lose,
  'cards.counts': cardCounts,
  'cards.sheet': async (op, input) => {
    const page = await sheetCards(op, input);
    return { ...page, rows: await presentFaces(op, page.rows) };
  },
  'cards.keys': presentKeys,
  'cards.rotateKey': rotateKey,
  'cards.trust': presentTrust,
  'cards.wxacode': presentWxacode,
  'cards.scan': async (op, input) => presentScan(op, await scan(op, input)),
};
