import type { Listeners } from '../../platform/events';
import { endWithHat } from './referrals.actions';

export function listen(listeners: Listeners): void {
  listeners.on('hat.ended', async (op, { payload }) => {
    if (payload.hat === 'helper' && payload.personId) await endWithHat(op, payload.personId);
  });
}
