import type { Listeners } from '../../platform/events';
import { letLiaisonGo, letLiaisonSee, letOwnLiaisonSee, makeFamilyOf } from './families.actions';

export function listen(listeners: Listeners): void {
  listeners.on('member.added', async (op, { payload }) => {
    await makeFamilyOf(op, payload.personId);
    await letOwnLiaisonSee(op, payload.personId);
  });
  listeners.on('liaison.ended', (op, { payload }) => letLiaisonGo(op, payload.personId, payload.liaisonId));
  listeners.on('liaison.appointed', (op, { payload }) => letLiaisonSee(op, payload.personIds, payload.liaisonId));
}
