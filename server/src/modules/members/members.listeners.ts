import type { Listeners } from '../../platform/events';
import { giveLiaisonBack, keepLiaison } from './members.actions';

export function listen(listeners: Listeners): void {
  listeners.on('person.merged', (op, { payload }) => keepLiaison(op, payload.mergeId, payload.keepId, payload.goneId));
  listeners.on('person.unmerged', (op, { payload }) => giveLiaisonBack(op, payload.mergeId));
}
