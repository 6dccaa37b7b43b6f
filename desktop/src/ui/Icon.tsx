import badgeCheck from 'lucide-static/icons/badge-check.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import bookmark from 'lucide-static/icons/bookmark.svg?raw';
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
// Fewer strokes than lucide's cogwheel, which clots at 18 px.
import settings from 'lucide-static/icons/sun.svg?raw';
import bars from 'lucide-static/icons/chart-no-axes-column-increasing.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import down from 'lucide-static/icons/chevron-down.svg?raw';
import right from 'lucide-static/icons/chevron-right.svg?raw';
import creditCard from 'lucide-static/icons/credit-card.svg?raw';
import coffee from 'lucide-static/icons/coffee.svg?raw';
import help from 'lucide-static/icons/circle-question-mark.svg?raw';
import clipboard from 'lucide-static/icons/clipboard-list.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import file from 'lucide-static/icons/file-text.svg?raw';
import pair from 'lucide-static/icons/handshake.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import idCard from 'lucide-static/icons/id-card.svg?raw';
import signOut from 'lucide-static/icons/log-out.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import message from 'lucide-static/icons/message-square.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import signpost from 'lucide-static/icons/signpost.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import sprout from 'lucide-static/icons/sprout.svg?raw';
import stethoscope from 'lucide-static/icons/stethoscope.svg?raw';
import luggage from 'lucide-static/icons/luggage.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';

/** Icons that the shell and the kit draw. A screen passes its own lucide SVG (`…svg?raw`) to `Icon` as `svg`. */
export const icons = {
  bars, bell, badgeCheck, clipboard, idCard, megaphone, sprout, stethoscope, bookmark, bookOpen, calendar, check, close, coffee, creditCard, down, download, eye, file, help, house, mail, listChecks, message, pair, phone, plus, printer, right,
  search, settings, signpost, signOut, luggage, upload, users,
};

export type IconName = keyof typeof icons;

type Props = ({ name: IconName; svg?: never } | { svg: string; name?: never }) & { size?: number; className?: string };

/** A lucide drawing on the 24 grid; `size` in pixels. Always beside a word, so hidden from readers. */
export function Icon({ name, svg, size = 18, className }: Props) {
  return (
    <span
      aria-hidden
      className={className ? `icon ${className}` : 'icon'}
      style={{ width: size, height: size }}
      dangerouslySetInnerHTML={{ __html: svg ?? icons[name!] }}
    />
  );
}

/** The one-line goose: red on paper, never with another shape. */
export function Mark({ size = 28, colour = 'var(--red)' }: { size?: number; colour?: string }) {
  return size > 40 ? (
    <svg viewBox="0 0 96 96" width={size} height={size} aria-hidden style={{ color: colour }}>
      <path {...stroke} strokeWidth={4.5} d="M5 67.5C17 69.5 29 66.5 40 59.5 29 49.5 23 35.5 22 16.5 39 25.5 48 37.5 53 51.5 62 50.5 68 43.5 74 37.5 80 31.5 87 33.5 91 38.5 83 40.5 79 44.5 75 50.5 66 64.5 53 73.5 33 79.5" />
    </svg>
  ) : (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden style={{ color: colour }}>
      <path {...stroke} strokeWidth={1.75} d="M1.25 18.75C5 19.25 8 18 10.5 15.75 7.5 13 5.5 9.5 5 4.75 9.25 6.5 12 9.75 13.5 13.25 16.5 12.75 18 10.5 19.25 8.75 20.25 7.5 21.75 7.5 22.75 8.5" />
    </svg>
  );
}

const stroke = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
