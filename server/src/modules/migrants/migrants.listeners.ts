import type { Listeners } from '../../platform/events';
import { endOfMembers } from './migrants.actions';

export function listen(listeners: Listeners): void {
  listeners.onMany('member.added', endOfMembers);
}
