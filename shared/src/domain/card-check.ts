import { keyOf, looksSigned, readCard, type CardCode, type CardKey, type CheckSign } from './card-code';
import { cardHash, isListed, isStale, type Hash, type KeptList } from './card-list';
import { shanghaiDay } from './dates';

/** What a window's phone keeps to check cards by where there is no network. */
export interface KeptTrust { keys: readonly CardKey[]; list: KeptList | null; staleDays: number; ask: string; phone: string | null }

/** `valid` only on a list that is fresh; `unsure` when the phone cannot know and somebody must be called. */
export type Seen = { saw: 'valid'; card: CardCode; listAt: number } | { saw: 'invalid'; listAt: number | null } | { saw: 'unsure'; why: 'none' | 'old' | 'key'; listAt: number | null };

/** F4 Signature, days and the list decide. A stale list still tells what counts no more; it never tells that something counts. */
export function judge(text: string, trust: KeptTrust | undefined, { now, check, hash }: { now: number; check: CheckSign; hash: Hash }): Seen {
  const list = trust?.list ?? null;
  const listAt = list?.at ?? null;
  if (!looksSigned(text)) return { saw: 'unsure', why: 'none', listAt };
  if (!trust || !list || trust.keys.length === 0) return { saw: 'unsure', why: 'none', listAt };
  const card = readCard(text, trust.keys, check, shanghaiDay(now));
  const old = isStale(list, now, trust.staleDays);
  const kid = card ? card.kid : keyOf(text);
  // A key made since the list was fetched.
  if (!card && kid && !trust.keys.some((k) => k.kid === kid)) return { saw: 'unsure', why: 'key', listAt };
  if (!card) return old ? { saw: 'unsure', why: 'old', listAt } : { saw: 'invalid', listAt };
  if (isListed(list, cardHash(card.token, hash))) return { saw: 'invalid', listAt };
  return old ? { saw: 'unsure', why: 'old', listAt } : { saw: 'valid', card, listAt: list.at };
}
