import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { remember, storage } from '@/api/storage';
import { type Loaded, useCall } from '@/hooks/useCall';
import { useReturn } from '@/hooks/useReturn';
import type { Home } from './parts/props';

const key = 'guiyan.home';

interface Kept {
  hatId: string;
  home: Home;
}

/** The first screen, kept on the phone so that the app opens with it where there is no network. */
export const useHome = (hatId: string): Loaded<Home> => {
  const [kept, setKept] = useState<Home>();
  const loaded = useCall(async () => {
    const home = await call('home.open', {});
    await remember(key, { hatId, home } satisfies Kept);
    return home;
  }, [hatId]);

  useEffect(() => {
    void storage.get(key).then((found) => {
      if ((found as Kept | undefined)?.hatId === hatId) setKept((found as Kept).home);
    });
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
