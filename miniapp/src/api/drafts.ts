import type { Activity } from '@guiyan/shared/domain/papers';
import { useSession } from './session';
import { storage } from './storage';

/** What is written but not handed in. The prefix lets it outlive a sign-out, as unsent items do; the ids keep it its owner's and his hat's. */
const prefix = (): string => `outbox.draft.${useSession.getState().userId ?? ''}.${useSession.getState().hat?.id ?? ''}.`;

export interface Draft {
  text: string;
  photoIds: string[];
  /** A recording, sent already. */
  voiceId?: string | undefined;
  /** Activities the writer names himself. */
  activities?: { on: string; activity: Activity; words: string }[] | undefined;
  /** Epoch ms by the phone's clock. */
  savedAt: number;
}

export const readDraft = async (quarter: string): Promise<Draft | undefined> => (await storage.get(prefix() + quarter)) as Draft | undefined;
export const saveDraft = (quarter: string, draft: Draft): Promise<void> => storage.set(prefix() + quarter, draft);
export const dropDraft = (quarter: string): Promise<void> => storage.remove(prefix() + quarter);
/** Which quarter has one. */
export const draftQuarter = async (): Promise<string | undefined> => (await storage.keys()).find((key) => key.startsWith(prefix()))?.slice(prefix().length);
