import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { make } from './handovers.actions';
import { presentPlan } from './handovers.present';

export const routes: Routes<Extract<EndpointName, `handovers.${string}`>> = { 'handovers.preview': presentPlan, 'handovers.make': make };
