import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { presentPriority, presentServiceLines } from './priority.present';
import { presentGaps, presentRecords, presentTownship } from './stats.present';

export const routes: Routes<Extract<EndpointName, `stats.${string}`>> = { 'stats.township': presentTownship, 'stats.records': presentRecords, 'stats.gaps': presentGaps, 'stats.priority': presentPriority, 'stats.services': presentServiceLines };
