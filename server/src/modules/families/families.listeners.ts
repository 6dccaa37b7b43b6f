import type { Listeners } from '../../platform/events';
import { letLiaisonGo, letLiaisonSee, letOwnLiaisonsSee, makeFamiliesOf } from './families.actions';

export function listen(listeners: Listeners): void {
  listeners.onMany('member.added', async (op, events) => {
    await makeFamiliesOf(op, events.map((event) => event.payload.personId));
    await letOwnLiaisonsSee(op, events.map((event) => event.payload.personId));
  });
  listeners.on('liaison.ended', (op, { payload }) => letLiaisonGo(op, payload.personId, payload.liaisonId));
  listeners.on('liaison.appointed', (op, { payload }) => letLiaisonSee(op, payload.personIds, payload.liaisonId));
}
