import type { Listeners } from '../../platform/events';
import type { Outbox } from '../../platform/outbox';
import { nowInApp, PUSH } from './notices.actions';
import { pushSender } from './notices.push';

export function listen(listeners: Listeners, outbox: Outbox): void {
  outbox.register(PUSH, pushSender);
  listeners.on('hat.given', async (op, { payload }) => {
    if (payload.hat === 'member' && payload.personId) await nowInApp(op, payload.personId);
  });
}
