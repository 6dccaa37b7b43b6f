export type StoredToken = { accessToken: string; /** epoch ms */ expiresAt: number };

/** One place per appid, shared by all processes. What is stored is a credential: a lasting store keeps it ciphered. */
export interface TokenStore {
  get(appid: string): Promise<StoredToken | null>;
  put(appid: string, token: StoredToken): Promise<void>;
  /** Forgets the token only if it is still this one: another process may have renewed it meanwhile. */
  drop(appid: string, accessToken: string): Promise<void>;
}

export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, StoredToken>();
  return {
    async get(appid) {
      return tokens.get(appid) ?? null;
    },
    async put(appid, token) {
      tokens.set(appid, token);
    },
    async drop(appid, accessToken) {
      if (tokens.get(appid)?.accessToken === accessToken) tokens.delete(appid);
    },
  };
}

/** WeChat renews in the last five minutes, while the old token still works. */
const renewAt = 5 * 60_000;

type Options = {
  appid: string;
  store: TokenStore;
  now: () => number;
  fetchToken: () => Promise<StoredToken>;
  /** Renewal failed but the token in hand is still good. */
  onLateRenewal: (error: unknown) => void;
};

/** A token for each call; concurrent callers share one request. Normal mode answers every process the same token, so processes need no lock. */
export function tokenKeeper({ appid, store, now, fetchToken, onLateRenewal }: Options) {
  let inFlight: Promise<StoredToken> | null = null;

  const renew = () =>
    (inFlight ??= fetchToken()
      .then(async (token) => {
        await store.put(appid, token);
        return token;
      })
      .finally(() => {
        inFlight = null;
      }));

  return {
    async token(): Promise<string> {
      const held = await store.get(appid);
      if (held && held.expiresAt - now() > renewAt) return held.accessToken;
      try {
        return (await renew()).accessToken;
      } catch (error) {
        if (!held || held.expiresAt <= now()) throw error;
        onLateRenewal(error);
        return held.accessToken;
      }
    },
    drop: (accessToken: string) => store.drop(appid, accessToken),
  };
}
