import type { EndpointName } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import type { Routes } from '../../platform/handlers';
import { dial, logCall, setPlan } from './calls.actions';
import { presentCalls, presentLogged, presentPlan } from './calls.present';

export const routes: Routes<Extract<EndpointName, `calls.${string}`>> = {
  'calls.plan': (op, { period }) => presentPlan(op, period ?? monthOf(op.today)),
  'calls.setPlan': setPlan,
  'calls.list': presentCalls,
  'calls.dial': dial,
  'calls.log': async (op, input) => presentLogged(op, await logCall(op, input)),
};
