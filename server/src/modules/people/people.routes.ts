import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { merge, sayDifferent, unmerge } from './merges.actions';
import { presentCompare, presentMerge, presentMerges, presentPairs } from './people.present';

export const routes: Routes<Extract<EndpointName, `people.${string}`>> = {
  'people.suggestions': presentPairs, 'people.compare': presentCompare, 'people.merges': presentMerges, 'people.notSame': sayDifferent,
  'people.merge': async (op, input) => presentMerge(op, await merge(op, input)), 'people.unmerge': async (op, input) => presentMerge(op, await unmerge(op, input)),
};
