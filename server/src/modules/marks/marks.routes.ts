import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { add, end, presentMarks, presentOf, put } from './marks.actions';

export const routes: Routes<Extract<EndpointName, `marks.${string}`>> = { 'marks.list': presentMarks, 'marks.add': add, 'marks.end': end, 'marks.of': presentOf, 'marks.put': put };
