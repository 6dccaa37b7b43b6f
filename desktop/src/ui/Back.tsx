import { Icon } from './Icon';

/** The way up from a page of one thing; `to` is an address made by `href`. */
export function Back({ to, children }: { to: string; children: string }) {
  return (
    <a className="back no-print" href={to}>
      <Icon name="right" size={14} className="back-icon" />
      {children}
    </a>
  );
}
