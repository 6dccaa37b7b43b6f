import { monthOf } from '@guiyan/shared/domain/dates';
import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { endPairing, pair } from './pairings.actions';
import { callOff, plan, recordHelpday } from './helpdays.actions';
import { presentHelpday, presentHelpFigures } from './helpdays.present';
import { listHelpdays } from './helpdays.queries';
import { dueVisits, presentHelpers, presentPairings, presentVisit } from './pairings.present';
import { listPairings } from './pairings.queries';
import { recordVisit } from './visits.actions';
import { listVisits } from './visits.queries';

export const routes: Routes<Extract<EndpointName, `pairings.${string}` | `visits.${string}` | `helpdays.${string}`>> = {
  'pairings.list': async (op, input) => {
    const page = await listPairings(op, input);
    return { ...page, rows: await presentPairings(op, page.rows) };
  },
  'pairings.pair': async (op, input) => (await presentPairings(op, [await pair(op, input)]))[0]!,
  'pairings.end': async (op, input) => (await presentPairings(op, [await endPairing(op, input)]))[0]!,
  'pairings.helpers': presentHelpers,
  'visits.due': async (op) => ({ period: monthOf(op.today), rows: await dueVisits(op) }),
  'visits.record': async (op, input) => presentVisit(await recordVisit(op, input)),
  'visits.list': async (op, input) => {
    const page = await listVisits(op, input);
    return { ...page, rows: page.rows.map(presentVisit) };
  },
  'helpdays.plan': async (op, input) => presentHelpday(op, await plan(op, input)),
  'helpdays.record': async (op, input) => presentHelpday(op, await recordHelpday(op, input)),
  'helpdays.callOff': async (op, input) => presentHelpday(op, await callOff(op, input)),
  'helpdays.list': async (op, input) => {
    const page = await listHelpdays(op, input);
    return { ...page, rows: page.rows.map((t) => presentHelpday(op, t)) };
  },
  'helpdays.figures': presentHelpFigures,
};
