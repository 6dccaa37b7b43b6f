import type { Routes } from '../../platform/handlers';
import { exportLedger } from './ledgers.actions';

export const routes: Routes<'ledgers.export'> = { 'ledgers.export': exportLedger };
