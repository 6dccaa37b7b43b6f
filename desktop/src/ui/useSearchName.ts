import { useEffect, useState } from 'react';
import { useSearchText } from './search';

/** Asking at every key would cost a call a letter. */
const PAUSE_MS = 300;
const MOST = 30;

/** A name as it is being typed, once the typing pauses; undefined where nothing stands. */
export function usePaused(text: string): string | undefined {
  const typed = text.trim().slice(0, MOST);
  const [name, setName] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setName(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return name || undefined;
}

/** What stands in the search box of the top bar. */
export const useSearchName = (): string | undefined => usePaused(useSearchText());
