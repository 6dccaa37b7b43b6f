import type { Listeners } from '../../platform/events';
import { personIdsOf } from '../members';
import { letLiaisonGo, letLiaisonSee, letOwnLiaisonsSee, makeFamiliesOf } from './families.actions';

export function listen(listeners: Listeners): void {
  // A member at home needs no family here: the register is of those whom somebody went away from.
  listeners.onMany('outflow.opened', async (op, events) => {
    const personIds = await personIdsOf(op, events.map((event) => event.payload.memberId));
    await makeFamiliesOf(op, personIds);
    await letOwnLiaisonsSee(op, personIds);
  });
  listeners.on('liaison.ended', (op, { payload }) => letLiaisonGo(op, payload.personId, payload.liaisonId));
  listeners.on('liaison.appointed', (op, { payload }) => letLiaisonSee(op, payload.personIds, payload.liaisonId));
}
