import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { over, takeBack, tell } from './happenings.actions';
import { presentHappening } from './happenings.present';
import { listHappenings } from './happenings.queries';

export const routes: Routes<Extract<EndpointName, `happenings.${string}`>> = {
  'happenings.tell': async (op, input) => presentHappening(op, await tell(op, input)),
  'happenings.takeBack': async (op, input) => presentHappening(op, await takeBack(op, input)),
  'happenings.over': async (op, input) => presentHappening(op, await over(op, input)),
  'happenings.list': async (op, input) => {
    const page = await listHappenings(op, input);
    return { ...page, rows: page.rows.map((t) => presentHappening(op, t)) };
  },
};
