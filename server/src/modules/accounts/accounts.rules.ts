import { mayInvite, type Hat } from '@guiyan/shared/domain/hats';

export const CODE_VALID_MS = 5 * 60_000;
export const CODE_WAIT_MS = 60_000;
/** Codes sent to one phone in a day. */
export const CODES_A_DAY = 10;
export const CODE_TRIES = 5;
/** Wrong names or digits one account may try in a day; from then on a liaison decides (X14). */
export const BIND_TRIES = 5;
/** Wrong digits all accounts together may try at one person in a day from phones that are not his. */
export const PERSON_TRIES = 10;
export const ACCESS_SECONDS = 600;
export const SESSION_DAYS = 180;
/** A lost answer may be asked for again this long. */
export const REFRESH_GRACE_MS = 10_000;
export const INVITE_DAYS = 14;

export const canInvite = (giver: Hat, hat: Hat): boolean => mayInvite[giver]?.includes(hat) ?? false;

export type BindDoubt = 'no_id' | 'damaged_id' | 'phone_differs';
export interface BindCandidate { personId: string; phoneMatches: boolean; nameMatches: boolean; idState: string; idNo: string | null }

/**
 * X14 Decides a binding: sure, doubtful (a person approves), or no match.
 * Sure needs phone, name and the last four of a sound ID; a wrong ID with the right phone is no match.
 */
export function decideBind(candidates: readonly BindCandidate[], idLast4: string): { sure: string } | { doubt: BindDoubt; personId: string } | null {
  const last4 = idLast4.toUpperCase();
  const named = candidates.filter((c) => c.nameMatches);
  const byPhone = named.filter((c) => c.phoneMatches);
  const sure = byPhone.filter((c) => c.idState === 'ok' && c.idNo?.slice(-4) === last4);
  if (sure.length === 1) return { sure: sure[0]!.personId };
  const unclear = byPhone.filter((c) => c.idState !== 'ok');
  if (unclear.length === 1) return { doubt: unclear[0]!.idState === 'damaged' ? 'damaged_id' : 'no_id', personId: unclear[0]!.personId };
  const byId = named.filter((c) => !c.phoneMatches && c.idState === 'ok' && c.idNo?.slice(-4) === last4);
  return byId.length === 1 ? { doubt: 'phone_differs', personId: byId[0]!.personId } : null;
}
