import type { Listeners } from '../../platform/events';
import type { Outbox } from '../../platform/outbox';
import { keepAtHome, tellFromHome } from './echo.actions';
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
  listeners.on('visit.recorded', async (op, { payload }) => { if (payload.echo) await tellFromHome(op, payload.visitId); });
  listeners.on('echo.set', async (op, { payload }) => { if (!payload.agrees) await keepAtHome(op, payload.familyId); });
  // The moment the last of it is done, nothing more is sent and nobody is called.
  listeners.on('duties.ended', async (op, { payload }) => standDown(op, await idleOfDuties(op, payload.dutyIds)));
}
