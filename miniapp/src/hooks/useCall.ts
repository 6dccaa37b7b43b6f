import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';

export interface Loaded<T> {
  /** The last answer; kept while reloading, dropped when the question changes. */
  data: T | undefined;
  loading: boolean;
  error: ApiError | undefined;
  reload: () => Promise<void>;
  /** Puts the reply of a write in place of what was loaded. */
  replace: (data: T) => void;
}

/**
 * Asks when the page opens and whenever `deps` change:
 * `useCall(() => call('reports.list', {}), [])`. An answer to an older question is ignored.
 */
export const useCall = <T>(ask: () => Promise<T>, deps: readonly unknown[]): Loaded<T> => {
  const [state, setState] = useState<{ data?: T; loading: boolean; error?: ApiError }>({ loading: true });
  const turn = useRef(0);
  const question = useRef(ask);
  question.current = ask;

  const run = useCallback(async (keep: boolean) => {
    const mine = ++turn.current;
    setState((before) => ({ data: keep ? before.data : undefined, loading: true }));
    try {
      const data = await question.current();
      if (mine === turn.current) setState({ data, loading: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (mine === turn.current) setState((before) => ({ data: before.data, loading: false, error }));
    }
  }, []);

  useEffect(() => {
    void run(false);
    return () => {
      turn.current += 1;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the question depends on
  }, deps);

  const reload = useCallback(() => run(true), [run]);
  const replace = useCallback((data: T) => {
    turn.current += 1;
    setState({ data, loading: false });
  }, []);
  return { data: state.data, loading: state.loading, error: state.error, reload, replace };
};
