import type { Listeners } from '../../platform/events';
import { wearer } from '../../platform/op';
import type { Outbox } from '../../platform/outbox';
import { keepAtHome, tellFromHome } from './echo.actions';
import { nowInApp } from './ladder.actions';
import { idleOfDuties } from './ladder.queries';
import { pushSender, smsSender } from './notices.push';
import { PUSH, SMS, standDown } from './posting.actions';
import { remindedHats } from './laying';
import { takeBack, tellDecided, tellMissed, tellOffer } from './tidings.actions';

export function listen(listeners: Listeners, outbox: Outbox): void {
  outbox.register(PUSH, pushSender);
  outbox.register(SMS, smsSender);
  listeners.on('hat.given', async (op, { payload }) => {
    if (payload.personId && (remindedHats as readonly string[]).includes(payload.hat)) await nowInApp(op, payload.personId);
  });
  listeners.on('visit.recorded', async (op, { payload }) => { if (payload.echo) await tellFromHome(op, payload.visitId); });
  listeners.on('echo.set', async (op, { payload }) => { if (!payload.agrees) await keepAtHome(op, payload.familyId); });
  // S8 F6 Told once: that one booked and did not come, what is offered, what was decided, that it ended.
  listeners.onMany('market.missed', (op, events) => tellMissed(op, events.map(({ payload }) => payload.bookingId)));
  listeners.on('offer.made', (op, { payload }) => tellOffer(op, wearer(op).countyId, payload.offerId, 'offer'));
  listeners.on('offer.answered', (op, { payload }) => takeBack(op, 'offer', payload.offerId, payload.familyId));
  for (const name of ['offer.taken_up', 'offer.refused'] as const) listeners.on(name, (op, { payload }) => tellDecided(op, wearer(op), payload.familyId, payload.answerId));
  listeners.on('offer.closed', (op, { payload }) => tellOffer(op, wearer(op).countyId, payload.offerId, 'offer_ended', ['offered']));
  listeners.on('offer.withdrawn', (op, { payload }) => tellOffer(op, wearer(op).countyId, payload.offerId, 'offer_ended', ['withdrawn']));
  // The moment the last of it is done, nothing more is sent and nobody is called.
  listeners.on('duties.ended', async (op, { payload }) => standDown(op, await idleOfDuties(op, payload.dutyIds)));
}
