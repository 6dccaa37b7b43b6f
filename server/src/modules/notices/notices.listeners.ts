import type { Listeners } from '../../platform/events';
import type { Outbox } from '../../platform/outbox';
import { nowInApp, PUSH, SMS, standDown } from './ladder.actions';
import { idleOfDuties } from './ladder.queries';
import { pushSender, smsSender } from './notices.push';
import { remindedHats } from './reminding';

export function listen(listeners: Listeners, outbox: Outbox): void {
  outbox.register(PUSH, pushSender);
  outbox.register(SMS, smsSender);
  listeners.on('hat.given', async (op, { payload }) => {
    if (payload.personId && (remindedHats as readonly string[]).includes(payload.hat)) await nowInApp(op, payload.personId);
  });
  // The moment the last of it is done, nothing more is sent and nobody is called.
  listeners.on('duties.ended', async (op, { payload }) => standDown(op, await idleOfDuties(op, payload.dutyIds)));
}
