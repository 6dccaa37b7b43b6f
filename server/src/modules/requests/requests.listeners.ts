import { conflict, ensure } from '../../platform/errors';
import type { Listeners } from '../../platform/events';
import { CheckinRow, tieRequest } from '../checkins';
import { openFrom, withdrawFrom } from './requests.actions';

export function listen(listeners: Listeners): void {
  // C7 “Need help” becomes a matter with an owner and an answer at once.
  listeners.on('checkin.sent', async (op, { payload }) => {
    if (payload.kind !== 'help') return;
    const checkin = await op.db.findOneBy(CheckinRow, { id: payload.checkinId });
    // Nobody would be asked to act: better said aloud than kept as an unheard cry.
    ensure(checkin && payload.familyId, conflict('requests.no_family'));
    const requestId = await openFrom(op, { familyId: payload.familyId, personId: payload.personId, askerId: op.actor?.personId ?? null, askerName: checkin.byName, source: 'checkin', sourceId: checkin.id, text: checkin.line });
    await tieRequest(op, checkin.id, requestId);
  });
  listeners.on('checkin.undone', (op, { payload }) => withdrawFrom(op, 'checkin', payload.checkinId));
}
