import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { type Loaded, useCall } from '@/hooks/useCall';
import { askAndKeep, lastKept } from '@/hooks/useKept';
import { useReturn } from '@/hooks/useReturn';
import type { Home } from './parts/props';

/** The first screen, kept on the phone so that the app opens with it where there is no network. */
export const useHome = (hatId: string): Loaded<Home> => {
  const [kept, setKept] = useState<Home>();
  const loaded = useCall(() => askAndKeep('home', () => call('home.open', {})), [hatId]);

  useEffect(() => {
    void lastKept<Home>('home').then(setKept);
  }, [hatId]);

  const { reload } = loaded;
  useReturn(loaded);
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));

  // Something left the phone: what the server says of it is newer now.
  const waiting = useOutbox((outbox) => outbox.pending.length);
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) void reload();
    before.current = waiting;
  }, [waiting, reload]);

  return { ...loaded, data: loaded.data ?? kept };
};
