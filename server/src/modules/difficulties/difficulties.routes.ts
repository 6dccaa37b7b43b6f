import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { setKind } from './difficulties.actions';
import { presentDifficulties, presentFigures, presentList } from './difficulties.present';

export const routes: Routes<Extract<EndpointName, `difficulties.${string}`>> = {
  'difficulties.list': presentList,
  'difficulties.setKind': async (op, input) => (await presentDifficulties(op, [await setKind(op, input)]))[0]!,
  'difficulties.figures': presentFigures,
};
