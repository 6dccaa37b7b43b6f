import { useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { type Loaded, useCall } from './useCall';

interface Rows<R> {
  rows: R[];
  next: string | null;
  total?: number | undefined;
}

export interface Paged<R> extends Loaded<Rows<R>> {
  /** Asks for the next rows; undefined when there are none. */
  more: (() => Promise<void>) | undefined;
  moreError: ApiError | undefined;
}

/** A list that grows: `usePages((cursor) => call('members.list', { cursor }), [])`. */
export const usePages = <R>(ask: (cursor: string | undefined) => Promise<Rows<R>>, deps: readonly unknown[]): Paged<R> => {
  const first = useCall(() => ask(undefined), deps);
  const [moreError, setError] = useState<ApiError>();
  const { data, replace } = first;
  const more = async (): Promise<void> => {
    if (!data?.next) return;
    setError(undefined);
    try {
      const { rows, next } = await ask(data.next);
      replace({ ...data, rows: [...data.rows, ...rows], next });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setError(error);
    }
  };
  return { ...first, more: data?.next ? more : undefined, moreError };
};
