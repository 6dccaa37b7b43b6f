import { useEffect, useRef } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { useKept } from '@/hooks/useKept';

export type Mine = Output<'surveys.mine'>;
export type Subject = Mine['rows'][number];
export const entityOf = (id: string): string => `survey.${id}`;

/** The list one takes into the hills, kept on the phone; asked again when something has left it. */
export const useMine = () => {
  const mine = useKept('surveys.mine', () => call('surveys.mine', {}), []);
  const waiting = useOutbox((outbox) => outbox.pending.length);
  const before = useRef(waiting);
  const { reload } = mine;
  useEffect(() => {
    if (waiting < before.current) void reload();
    before.current = waiting;
  }, [waiting, reload]);
  return mine;
};
