import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { closeCallBack, rateOwn, takeRating } from './ratings.actions';
import { presentCallBacks, presentToRate } from './ratings.present';
import { listCallBacks, listToRate } from './ratings.queries';
import { correctService, logAtDesk, logService, setMatter } from './services.actions';
import { presentMatter, presentMatters, presentOptions, presentRatings, presentServices, presentUnits } from './services.present';
import { listServices } from './services.queries';

export const routes: Routes<Extract<EndpointName, `services.${string}`>> = {
  'services.options': presentOptions,
  'services.matters': presentMatters,
  'services.setMatter': async (op, input) => presentMatter(await setMatter(op, input)),
  'services.log': async (op, input) => (await presentServices(op, [await logService(op, input)]))[0]!,
  'services.logAtDesk': async (op, input) => (await presentServices(op, [await logAtDesk(op, input)]))[0]!,
  'services.correct': async (op, input) => (await presentServices(op, [await correctService(op, input)]))[0]!,
  'services.list': async (op, input) => {
    const page = await listServices(op, input);
    return { ...page, rows: await presentServices(op, page.rows) };
  },
  'services.units': presentUnits,
  'services.toRate': async (op, input) => {
    const page = await listToRate(op, input);
    return { ...page, rows: await presentToRate(op, page.rows) };
  },
  'services.rate': async (op, input) => (await presentToRate(op, [await rateOwn(op, input)]))[0]!,
  'services.takeRating': async (op, input) => (await presentToRate(op, [await takeRating(op, input)]))[0]!,
  'services.ratings': presentRatings,
  'services.callBacks': async (op, input) => {
    const page = await listCallBacks(op, input);
    return { ...page, rows: await presentCallBacks(op, page.rows) };
  },
  'services.closeCallBack': async (op, input) => (await presentCallBacks(op, [await closeCallBack(op, input)]))[0]!,
};
