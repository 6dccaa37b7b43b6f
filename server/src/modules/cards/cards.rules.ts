import { ALL_RIGHTS, rightsWords } from '@guiyan/shared/domain/card-code';
import { RENEW_DAYS, type AskKind, type CardState } from '@guiyan/shared/domain/cards';
import { addDays } from '@guiyan/shared/domain/dates';

const DAY_MS = 86_400_000;
/** A service belongs to a scan of the day before it; clocks of phones may be an hour off. */
export const SCAN_BEFORE_MS = DAY_MS;
export const SCAN_AFTER_MS = 3_600_000;

/** The first characters of each initial in pinyin order. */
const INITIALS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const FIRSTS = [...'阿八嚓哒妸发旮哈讥咔垃妈拿噢妑七呥扨它穵夕丫帀'];
const pinyin = new Intl.Collator('zh-CN');
const initialOf = (char: string): string => (/\p{Script=Han}/u.test(char) ? INITIALS[Math.max(FIRSTS.findLastIndex((f) => pinyin.compare(f, char) <= 0), 0)]! : '');

/** 青石乡 → QS: what the numbers of a township begin with. */
export const placeLetters = (name: string): string => [...name.replace(/(民族)?(乡|镇|街道|县)$/, '')].map(initialOf).join('').slice(0, 4) || 'JS';
export const cardNumber = (prefix: string, n: number): string => `${prefix} ${String(n).padStart(4, '0')}`;

export const cardState = (card: { status: string; validUntil: string }, today: string): CardState => (card.status !== 'valid' ? 'void' : card.validUntil < today ? 'expired' : 'valid');

/** F1 What a family may ask for with the card it holds or held; null while that one is good for long. */
export function askKindOf(card: { status: string; validUntil: string; voidReason: string } | null, today: string): AskKind | null {
  if (!card) return 'new';
  if (card.status !== 'valid') return card.voidReason === 'lost' ? 'again' : 'new';
  return today >= addDays(card.validUntil, -RENEW_DAYS) ? 'renew' : null;
}

/** Typed codes of one window in a day that fit no card; six digits are not to be found by trying. */
export const TYPED_TRIES = 20;
/** Ids of one window in a day that are no card's: 128 bits are not to be found by trying, and nobody shall try. */
export const ID_TRIES = 60;
/** What was typed instead of scanned: the card's number without spaces and six digits, however they were parted. */
export function readTyped(text: string): { number: string; code: string } | null {
  const found = /^([A-Z]{1,4}\d{4,})(\d{6})$/.exec(text.normalize('NFKC').toUpperCase().replace(/[\s\-—_.]/g, ''));
  return found && { number: found[1]!, code: found[2]! };
}
/** A keyed digest as six digits. */
export const codeOf = (mac: string): string => String(Buffer.from(mac, 'base64url').readUInt32BE() % 1_000_000).padStart(6, '0');

export const ENTITLES = rightsWords(ALL_RIGHTS).join('、');
export const governmentOf = (township: string): string => `${township}政府`;
/** Says whom to ask and never why: a clerk at a counter learns nothing about the family. */
export const askWords = (township: { name: string; phone: string | null } | null): string =>
  `有疑问请问${township ? governmentOf(township.name) : '乡里'}${township?.phone ? ` ${township.phone}` : ''}`;
