import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { call } from './home.actions';
import { presentHome } from './home.present';

export const routes: Routes<Extract<EndpointName, `home.${string}`>> = { 'home.open': presentHome, 'home.call': call };
