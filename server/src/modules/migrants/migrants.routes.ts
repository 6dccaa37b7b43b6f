import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { add, changeMigrant, end, setTotal } from './migrants.actions';
import { presentFigures, presentMigrants } from './migrants.present';

export const routes: Routes<Extract<EndpointName, `migrants.${string}`>> = {
  'migrants.list': presentMigrants, 'migrants.figures': presentFigures, 'migrants.add': add, 'migrants.change': changeMigrant, 'migrants.end': end, 'migrants.setTotal': setTotal,
};
