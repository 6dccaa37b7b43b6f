import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { give, outcome, takeBack } from './grants.actions';
import { presentGrantFigures, presentGrants } from './grants.present';
import { listGrants } from './grants.queries';
import { answer, closeOffer, offer, refuse, takeUp, withdrawOffer } from './offers.actions';
import { presentAnswer, presentOffer } from './offers.present';
import { listAnswers, listOffers } from './offers.queries';

export const routes: Routes<Extract<EndpointName, `grants.${string}`>> = {
  'grants.give': async (op, input) => (await presentGrants(op, [await give(op, input)]))[0]!,
  'grants.outcome': async (op, input) => (await presentGrants(op, [await outcome(op, input)]))[0]!,
  'grants.takeBack': async (op, input) => (await presentGrants(op, [await takeBack(op, input)]))[0]!,
  'grants.list': async (op, input) => {
    const page = await listGrants(op, input);
    return { ...page, rows: await presentGrants(op, page.rows) };
  },
  'grants.figures': presentGrantFigures,
  'grants.offer': async (op, input) => presentOffer(op, await offer(op, input)),
  'grants.closeOffer': async (op, input) => presentOffer(op, await closeOffer(op, input)),
  'grants.withdrawOffer': async (op, input) => presentOffer(op, await withdrawOffer(op, input)),
  'grants.offers': async (op, input) => {
    const page = await listOffers(op, input);
    return { ...page, rows: page.rows.map((o) => presentOffer(op, o)) };
  },
  'grants.answers': async (op, input) => {
    const page = await listAnswers(op, input);
    return { ...page, rows: page.rows.map((a) => presentAnswer(op, a)) };
  },
  'grants.answer': async (op, input) => presentAnswer(op, await answer(op, input)),
  'grants.takeUp': async (op, input) => presentAnswer(op, await takeUp(op, input)),
  'grants.refuse': async (op, input) => presentAnswer(op, await refuse(op, input)),
};
