import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { countFrom, flush, newTablet, type Line, type Tablet } from '@guiyan/shared/api/tablet';
import { errorSentence } from '@guiyan/shared/errors';
import { call } from '../api/client';
import { deviceId, loadTablet, saveTablet } from './kept';

const AGAIN_MS = 8000;
export interface Desk {
  tablet: Tablet | null;
  /** Why there is no letter yet. */
  error: unknown;
  /** The last sending found no network. */
  offline: boolean;
  /** Kept first, sent when it can be. */
  change: (to: (t: Tablet) => Tablet) => Promise<void>;
}

const TRIES = 6;
/** Two windows that keep the same lines would write over each other: one holds them until `until`. Without https there is no lock to be had. */
async function alone(name: string, until: Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  for (let i = 0; i < TRIES; i += 1) {
    const got = await new Promise<boolean>((done) => {
      void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        done(lock !== null);
        if (lock) await until;
      });
    });
    if (got) return true;
    // A page that is being reloaded lets go in a moment.
    await new Promise((again) => setTimeout(again, 300));
  }
  return false;
}

/** S8 This machine on this day: its letter from the server, everything else from what it keeps. `name`: whose lines they are. */
export function useTablet(id: string, day: string, user: string): Desk {
  const [state, setState] = useState<{ tablet: Tablet | null; error: unknown; offline: boolean }>({ tablet: null, error: null, offline: false });
  const tablet = useRef<Tablet | null>(null);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const sending = useRef(false);
  const name = `${user}.${id}.${day}`;
  const keep = useCallback(async (next: Tablet) => {
    tablet.current = next;
    saving.current = saving.current.then(() => saveTablet(name, next));
    await saving.current;
    setState((s) => ({ ...s, tablet: next }));
  }, [name]);
  const send = useCallback(async () => {
    if (sending.current || !tablet.current) return;
    sending.current = true;
    try {
      const through = await flush({ now: () => tablet.current!, keep, send: (line: Line) => call(line.name, line.input as never, { key: line.key }) });
      setState((s) => ({ ...s, offline: through === 'later' }));
    } finally {
      sending.current = false;
    }
  }, [keep]);
  const change = useCallback(async (to: (t: Tablet) => Tablet) => {
    if (!tablet.current) return;
    await keep(to(tablet.current));
    void send();
  }, [keep, send]);

  useEffect(() => {
    let wanted = true;
    tablet.current = null;
    setState({ tablet: null, error: null, offline: false });
    let release: () => void = () => undefined;
    const begin = async () => {
      const mine = await alone(`guiyan.desk.${name}`, new Promise<void>((done) => { release = done; }));
      if (!wanted) return release();
      if (!mine) return setState((s) => ({ ...s, error: new ApiError('market.desk_open', 409, errorSentence('market.desk_open')) }));
      let kept: Tablet | null = null;
      try {
        // Lines that cannot be read are not written over: the desk stays shut and says why.
        kept = await loadTablet(name);
        const { letter, last } = await call('markets.openTablet', { id, day, device: deviceId() });
        if (wanted) await keep(countFrom(kept?.letter === letter ? kept : { ...newTablet(id, day, letter, last), unsent: kept?.unsent ?? [], refused: kept?.refused ?? [] }, last));
      } catch (error) {
        if (!wanted) return;
        // Without a network the letter of the last opening is good enough.
        if (kept && error instanceof ApiError && error.maySucceedLater) await keep(kept);
        else setState((s) => ({ ...s, error }));
      }
      if (wanted) void send();
    };
    void begin();
    return () => { wanted = false; release(); };
  }, [id, day, name, keep, send]);
  useEffect(() => {
    const go = () => void send();
    const timer = setInterval(go, AGAIN_MS);
    window.addEventListener('online', go);
    return () => { clearInterval(timer); window.removeEventListener('online', go); };
  }, [send]);
  return { ...state, change };
}
