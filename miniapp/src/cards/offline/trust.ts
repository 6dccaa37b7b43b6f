import nacl from 'tweetnacl';
import { judge, type KeptTrust, type Seen } from '@guiyan/shared/domain/card-check';
import type { CheckSign } from '@guiyan/shared/domain/card-code';
import { addPart, readList } from '@guiyan/shared/domain/card-list';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { remember, storage } from '@/api/storage';
import { askAndKeep } from '@/hooks/useKept';

// In numbers of 16 bits, without BigInt: phones of 2018 run it.
const check: CheckSign = (message, signature, key) => nacl.sign.detached.verify(message, signature, key);

/** Signing out throws it away: who was here last says nothing of the next. */
const keyOf = (): string => {
  const { userId, hat } = useSession.getState();
  return `kept.card-trust.${userId}.${hat?.id ?? ''}`;
};
export const keptTrust = async (): Promise<KeptTrust | undefined> => (await storage.get(keyOf())) as KeptTrust | undefined;

/** Brings keys and list up to date; what does not bear the county's signature changes nothing. */
export const refreshTrust = async (): Promise<KeptTrust> => {
  const kept = await keptTrust();
  const { list, ...rest } = await call('cards.trust', { since: kept?.list?.serial ?? 0 });
  const part = list === null ? undefined : readList(list, rest.keys, check);
  const fresh: KeptTrust = { ...rest, list: (part ? addPart(kept?.list ?? undefined, part) : kept?.list) ?? null };
  await remember(keyOf(), fresh);
  // The page after this one logs the service, also without a network.
  await askAndKeep('services.options', () => call('services.options', {}));
  return fresh;
};

export interface Judged { seen: Seen; ask: string; phone: string | null; at: number }
/** What this phone can say by itself. */
export const judgeHere = async (text: string): Promise<Judged> => {
  const trust = await keptTrust();
  const at = Date.now();
  return { seen: judge(text, trust, { now: at, check, hash: nacl.hash }), ask: trust?.ask ?? '', phone: trust?.phone ?? null, at };
};
