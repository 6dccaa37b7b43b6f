import { useCallback, useEffect, useRef, useState } from 'react';
import type { EndpointName, Input, Output } from '@guiyan/shared/contract';
import { call, newKey } from './client';

export interface Loaded<T> {
  /** What came last; stays on screen while it is asked for again. */
  data: T | null;
  error: unknown;
  loading: boolean;
  reload: () => void;
  /** Puts a write's reply in place of the page's state. */
  replace: (data: T) => void;
}

/** Reads once, again when `input` changes, and on `reload`. `input` null waits. */
export function useCall<N extends EndpointName>(name: N, input: Input<N> | null): Loaded<Output<N>> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ data: Output<N> | null; error: unknown; loading: boolean }>({ data: null, error: null, loading: input !== null });
  const asked = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (asked === null) return undefined;
    let wanted = true;
    setState((before) => ({ ...before, error: null, loading: true }));
    call(name, JSON.parse(asked) as Input<N>).then(
      (data) => wanted && setState({ data, error: null, loading: false }),
      (error: unknown) => wanted && setState((before) => ({ ...before, error, loading: false })),
    );
    return () => {
      wanted = false;
    };
  }, [name, asked, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const replace = useCallback((data: Output<N>) => setState({ data, error: null, loading: false }), []);
  return { ...state, reload, replace };
}

interface Page {
  rows: readonly unknown[];
  next: string | null;
  total?: number;
}

/** Endpoints that answer page by page. */
export type ListName = { [N in EndpointName]: Output<N> extends Page ? N : never }[EndpointName];
export type RowOf<N extends ListName> = Output<N> extends { rows: readonly (infer R)[] } ? R : never;

export interface List<R> {
  rows: R[];
  total: number | undefined;
  hasMore: boolean;
  loading: boolean;
  error: unknown;
  more: () => void;
  reload: () => void;
  /** Changes rows in place after a write answered. */
  change: (to: (rows: R[]) => R[]) => void;
}

interface ListState<R> {
  rows: R[];
  next: string | null;
  total: number | undefined;
  error: unknown;
  loading: boolean;
}

/** A list by keyset: `more` appends the next page; another filter begins anew. */
export function useList<N extends ListName>(name: N, filter: Omit<Input<N>, 'cursor'> | null): List<RowOf<N>> {
  type R = RowOf<N>;
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<ListState<R>>({ rows: [], next: null, total: undefined, error: null, loading: filter !== null });
  const asked = filter === null ? null : JSON.stringify(filter);
  // Answers of an older filter must not land in a newer list.
  const round = useRef(0);
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      if (asked === null) return;
      const mine = (round.current += 1);
      setState((before) => ({ ...before, error: null, loading: true }));
      try {
        const input = { ...(JSON.parse(asked) as object), ...(cursor && { cursor }) } as Input<N>;
        const page = (await call(name, input)) as unknown as { rows: R[]; next: string | null; total?: number };
        if (mine !== round.current) return;
        setState((before) => ({
          rows: cursor ? [...before.rows, ...page.rows] : page.rows,
          next: page.next,
          total: page.total ?? (cursor ? before.total : undefined),
          error: null,
          loading: false,
        }));
      } catch (error) {
        if (mine === round.current) setState((before) => ({ ...before, error, loading: false }));
      }
    },
    [name, asked],
  );
  useEffect(() => {
    void fetchPage(null);
    return () => {
      round.current += 1;
    };
  }, [fetchPage, turn]);
  const more = useCallback(() => void fetchPage(state.next), [fetchPage, state.next]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const change = useCallback((to: (rows: R[]) => R[]) => setState((before) => ({ ...before, rows: to(before.rows) })), []);
  return { rows: state.rows, total: state.total, hasMore: state.next !== null, loading: state.loading, error: state.error, more, reload, change };
}

export interface Action<N extends EndpointName> {
  /** Answers the reply, or null when it failed; `error` then says why. */
  run: (input: Input<N>) => Promise<Output<N> | null>;
  busy: boolean;
  error: unknown;
  clear: () => void;
}

/** A write behind a button. Pressed again after no answer, it goes out under the same key and counts once. */
export function useAction<N extends EndpointName>(name: N): Action<N> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const open = useRef<{ asked: string; key: string } | null>(null);
  const run = useCallback(
    async (input: Input<N>) => {
      const asked = JSON.stringify(input);
      if (open.current?.asked !== asked) open.current = { asked, key: newKey() };
      setState({ busy: true, error: null });
      try {
        const reply = await call(name, input, { key: open.current.key });
        open.current = null;
        setState({ busy: false, error: null });
        return reply;
      } catch (error) {
        setState({ busy: false, error });
        return null;
      }
    },
    [name],
  );
  const clear = useCallback(() => setState({ busy: false, error: null }), []);
  return { ...state, run, clear };
}
