import { useCallback, useRef, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';

/** One press of a button: busy while it runs, deaf to a second press, and the sentence when it failed. */
export const useDeed = () => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const running = useRef(false);
  const act = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { act, busy, error };
};
