import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { approve, ask, refuse, take } from './askings.actions';
import { presentAskings } from './askings.present';
import { exportLedger } from './ledgers.actions';

export const routes: Routes<Extract<EndpointName, `ledgers.${string}`>> = {
  'ledgers.export': exportLedger, 'ledgers.ask': ask, 'ledgers.askings': presentAskings, 'ledgers.approve': approve, 'ledgers.refuse': refuse, 'ledgers.take': take,
};
