import { useMemo, useSyncExternalStore } from 'react';
import { href, read, type Place } from './address';

const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());
window.addEventListener('hashchange', tell);

const hash = () => window.location.hash.slice(1) || '/';

export function usePlace(): Place {
  const raw = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hash,
  );
  return useMemo(() => read(raw), [raw]);
}

export function go(path: string, query?: Record<string, string | undefined>, { replace = false } = {}) {
  const to = href(path, query);
  if (to === window.location.hash) return;
  if (replace) {
    window.history.replaceState(null, '', to);
    tell();
  } else {
    window.location.hash = to;
  }
}

/**
 * A filter kept in the address, so that a list can be bookmarked and printed again.
 * Codes, ids and days only: addresses end up in histories and logs, so what a person typed never goes there.
 */
export function useQueryState(key: string, fallback: string): [string, (value: string) => void];
export function useQueryState<T extends string>(key: string, fallback: T): [T, (value: T) => void];
export function useQueryState<T extends string = string>(key: string, fallback: T): [T, (value: T) => void] {
  const { path, query } = usePlace();
  const value = (query.get(key) as T | null) ?? fallback;
  const set = (next: T) => {
    const all = Object.fromEntries(read(hash()).query);
    go(path, { ...all, [key]: next === fallback ? undefined : next }, { replace: true });
  };
  return [value, set];
}
