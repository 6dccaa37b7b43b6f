import { useEffect, useRef } from 'react';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { useKept } from '@/hooks/useKept';

/** The families one looks after, kept on the phone for the hills without network; asked again when a visit has left the phone. */
export const useDue = () => {
  const due = useKept('duties.visits', () => call('duties.visits', {}), []);
  const waiting = useOutbox((outbox) => outbox.pending.length);
  const before = useRef(waiting);
  const { reload } = due;
  useEffect(() => {
    if (waiting < before.current) void reload();
    before.current = waiting;
  }, [waiting, reload]);
  return due;
};
