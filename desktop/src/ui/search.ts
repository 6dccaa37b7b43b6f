import { useSyncExternalStore } from 'react';

// Kept out of the address and of storage: what one looks for is often a name or a number of a person.
let text = '';
const listeners = new Set<() => void>();

export function setSearchText(next: string) {
  text = next;
  listeners.forEach((listener) => listener());
}

/** What stands in the search box of the top bar. */
export function useSearchText(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
}
