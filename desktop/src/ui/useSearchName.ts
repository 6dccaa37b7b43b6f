import { useEffect, useState } from 'react';
import { useSearchText } from './search';

/** What stands in the search box, once the typing pauses (300 ms); undefined where nothing does. */
export function useSearchName(): string | undefined {
  const text = useSearchText().trim().slice(0, 30);
  const [name, setName] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setName(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return name || undefined;
}
