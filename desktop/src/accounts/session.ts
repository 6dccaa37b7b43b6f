import { ApiError } from '@guiyan/shared/api/call';
import { call, refresh } from '../api/client';
import { begin, enter, leave } from '../api/session';

export async function start(): Promise<void> {
  begin();
  await refresh();
}

export async function switchHat(hatId: string): Promise<void> {
  enter(await call('session.switchHat', { hatId }));
}

export async function signOut(): Promise<void> {
  try {
    await call('session.end', {});
  } catch (error) {
    // Already ended elsewhere is what was asked for; all else the user must hear of.
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
  leave();
}
