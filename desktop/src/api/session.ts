import { useSyncExternalStore } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { inLabels } from '@guiyan/shared/domain/labels';

export type Session = Output<'session.verifyCode'>;
export type HatView = Session['hats'][number];

export type SessionState =
  | { phase: 'starting' }
  /** No answer at all: neither signed in nor out is known. */
  | { phase: 'unreachable'; error: unknown }
  | { phase: 'out' }
  | { phase: 'in'; session: Session };

// In memory only: what a script or the next user of this PC finds in storage is a key to the county's people.
let state: SessionState = { phase: 'starting' };
const listeners = new Set<() => void>();

function set(next: SessionState) {
  state = next;
  listeners.forEach((listener) => listener());
}

export const accessToken = (): string | null => (state.phase === 'in' ? state.session.accessToken : null);

/** The hat this window believes to wear: another window may have put on another. */
export const hatId = (): string | null => (state.phase === 'in' ? state.session.hat?.id ?? null : null);

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** The hat on one's head; only where the shell has let one in. */
export function useHat(): HatView {
  const now = useSession();
  if (now.phase !== 'in' || !now.session.hat) throw new Error('no hat outside the shell');
  return now.session.hat;
}

/** Words with the county's own in them: `[card]` is what this county calls it. */
export const say = (text: string): string => inLabels(text, state.phase === 'in' ? state.session.labels : {});

/** X16 What the county does without today. */
export function useOff(): readonly string[] {
  const now = useSession();
  return now.phase === 'in' ? now.session.off : [];
}

/** The server's Shanghai day, YYYY-MM-DD; the page never asks the PC's clock for it. */
export function useToday(): string {
  const now = useSession();
  if (now.phase !== 'in') throw new Error('no day outside the shell');
  return now.session.today;
}

/** A sign-in, a refresh and a change of hat all answer a whole session. */
export const enter = (session: Session) => set({ phase: 'in', session });
export const leave = () => set({ phase: 'out' });
export const begin = () => set({ phase: 'starting' });
/** Tells that nobody answered, unless one is already in and can go on reading. */
export const lost = (error: unknown) => {
  if (state.phase === 'starting') set({ phase: 'unreachable', error });
};
