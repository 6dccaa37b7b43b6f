import { create } from 'zustand';
import { ApiError, type SessionStore } from '@guiyan/shared/api/call';
import type { HatView, Session } from '@guiyan/shared/contract/accounts';
import { keptAtSignOut } from '@guiyan/shared/api/queue';
import { netSentence } from '@guiyan/shared/net-words';
import type { Lang } from '@/i18n';
import { storage } from './storage';
import { transport } from './transport';

const refreshKey = 'guiyan.refresh';
const prefsKey = 'guiyan.prefs';

/** What to pass as `keep` when signing in: H5 has an HttpOnly cookie, the phone keeps the token itself. */
export const keep: 'cookie' | 'body' = process.env.TARO_ENV === 'h5' ? 'cookie' : 'body';

interface SessionState {
  /** False until the app knows whether somebody is signed in. */
  ready: boolean;
  userId: string | null;
  hat: HatView | null;
  hats: HatView[];
  /** The server's day in Shanghai, YYYY-MM-DD. */
  today: string;
  /** The county's own words. */
  labels: Session['labels'];
  /** X16 Rooms the county does without today. */
  off: readonly string[];
  care: boolean;
  lang: Lang;
}

const nobody = { userId: null, hat: null, hats: [], today: '', labels: {}, off: [] };

export const useSession = create<SessionState>(() => ({ ready: false, ...nobody, care: false, lang: 'zh' }));

// Kept out of the store and of storage: it lives ten minutes and belongs in memory only.
let accessToken: string | null = null;

interface Prefs {
  care: boolean;
  lang: Lang;
  /** Who was here last, so that the app opens with the right unsent items when there is no network. */
  last: Pick<SessionState, 'userId' | 'hat' | 'hats' | 'today' | 'labels' | 'off'> | null;
}

const remember = async (): Promise<void> => {
  const { care, lang, userId, hat, hats, today, labels, off } = useSession.getState();
  const prefs: Prefs = { care, lang, last: userId ? { userId, hat, hats, today, labels, off } : null };
  await storage.set(prefsKey, prefs);
};

/** What a hat was told stays with it: others find none of it on this phone. */
const forgetOthers = async (): Promise<void> => {
  const mine = `.${useSession.getState().userId}.${useSession.getState().hat?.id ?? ''}`;
  for (const key of await storage.keys()) if (key.startsWith('kept.') && !key.endsWith(mine)) await storage.remove(key);
};

/** Takes the answer of any verb that signs in or changes the hat. */
export const signIn = async (session: Session): Promise<void> => {
  accessToken = session.accessToken;
  if (session.refreshToken) await storage.set(refreshKey, session.refreshToken);
  useSession.setState({ ready: true, userId: session.user.id, hat: session.hat, hats: session.hats, today: session.today, labels: session.labels, off: session.off });
  await remember();
  await forgetOthers();
};

/** Forgets who was here; unsent items stay for their owner. */
export const signOut = async (): Promise<void> => {
  accessToken = null;
  useSession.setState({ ready: true, ...nobody });
  for (const key of await storage.keys()) if (!keptAtSignOut(key)) await storage.remove(key);
};

const askForToken = async (): Promise<boolean> => {
  const refreshToken = keep === 'body' ? await storage.get(refreshKey) : undefined;
  if (keep === 'body' && typeof refreshToken !== 'string') return false;
  const answer = await transport
    .send({ path: '/api/session.refresh', body: refreshToken ? { refreshToken } : {}, headers: { 'Content-Type': 'application/json' } })
    .catch(() => {
      throw new ApiError('net.failed', 0, netSentence('net.failed'));
    });
  if (answer.status === 200) {
    await signIn((answer.body as { data: Session }).data);
    return true;
  }
  if (answer.status === 429 || answer.status >= 500) {
    throw new ApiError('server.failed', answer.status, netSentence('server.failed'));
  }
  accessToken = null;
  await storage.remove(refreshKey);
  useSession.setState({ ready: true, ...nobody });
  return false;
};

let asking: Promise<boolean> | null = null;

export const tokens: SessionStore = {
  accessToken: () => accessToken,
  hatId: () => useSession.getState().hat?.id ?? null,
  // One at a time: the refresh token is used up by its first use.
  refresh() {
    asking ??= askForToken().finally(() => {
      asking = null;
    });
    return asking;
  },
};

let letGo: () => void = () => undefined;

/** Kept once the app knows who is signed in; a page opened by its address asks no earlier. */
export const opened = new Promise<void>((resolve) => {
  letGo = resolve;
});

/** Opens the app: preferences first, then who is signed in. Without network the last person stays. */
export const openSession = async (bigLetters: boolean): Promise<void> => {
  const prefs = (await storage.get(prefsKey)) as Prefs | undefined;
  useSession.setState({ care: prefs?.care ?? bigLetters, lang: prefs?.lang ?? 'zh' });
  try {
    await tokens.refresh();
    await remember();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    useSession.setState({ ...nobody, ...prefs?.last });
  } finally {
    useSession.setState({ ready: true });
    letGo();
  }
};

export const setCare = async (care: boolean): Promise<void> => {
  useSession.setState({ care });
  await remember();
};

/** Pages read words as they draw, so the caller relaunches after this. */
export const setLang = async (lang: Lang): Promise<void> => {
  useSession.setState({ lang });
  await remember();
};
