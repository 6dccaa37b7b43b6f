import { ApiError, createClient, type Call, type Transport } from '@guiyan/shared/api/call';
import { accessToken, enter, hatId, leave, lost } from './session';

const transport: Transport = {
  async send({ path, body, headers }) {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await readJson(answer) };
  },
};

/** A proxy's error page is no JSON; the status still tells what happened. */
async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const newKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Plain http on an office network is no secure context, where randomUUID is missing.
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, i) => (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const client = createClient({ transport, session: { accessToken, hatId, refresh }, newKey, lang: () => 'zh' });

export const call: Call = async (name, input, options) => {
  try {
    return await client.call(name, input, options);
  } catch (error) {
    // The hats on screen are out of date; the new list comes with the session.
    if (error instanceof ApiError && (error.code === 'auth.hat_ended' || error.code === 'auth.hat_changed')) await refresh();
    throw error;
  }
};

let refreshing: Promise<boolean> | null = null;

/** One refresh at a time, in all tabs: the second use of one refresh token would end the session. */
export function refresh(): Promise<boolean> {
  refreshing ??= alone(refreshOnce).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshOnce(): Promise<boolean> {
  try {
    enter(await client.call('session.refresh', {}));
    return true;
  } catch (error) {
    if (error instanceof ApiError && !error.maySucceedLater) leave();
    else lost(error);
    return false;
  }
}

const alone = async (work: () => Promise<boolean>): Promise<boolean> =>
  // Web Locks exist in secure contexts only.
  'locks' in navigator ? await navigator.locks.request('guiyan.refresh', work) : work();
