import './notices.css';
import { useEffect, useRef } from 'react';
import { useCall } from '../api/useCall';
import { Icon } from '../ui/Icon';
import { href } from '../ui/address';
import { usePlace } from '../ui/route';
import { useHat } from '../api/session';
import { inboxHats } from './words';

const EVERY_MS = 5 * 60_000;

/** How much of what the system told this hat has not been read. */
export function Bell() {
  const { hat } = useHat();
  const { path } = usePlace();
  const { data, reload } = useCall('notices.inbox', inboxHats.includes(hat) ? { limit: 1 } : null);
  useEffect(() => {
    const timer = setInterval(reload, EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  // Asked anew on another page: one comes from where it is read.
  const asked = useRef(path);
  useEffect(() => {
    if (asked.current !== path) reload();
    asked.current = path;
  }, [path, reload]);
  if (!inboxHats.includes(hat)) return null;
  const unread = data?.unread ?? 0;
  return (
    <a className="bell" href={href('/inbox')} aria-label={unread > 0 ? `消息，${unread} 条没看` : '消息'}>
      <Icon name="bell" size={20} />
      {unread > 0 && <b>{unread > 98 ? '99+' : unread}</b>}
    </a>
  );
}
