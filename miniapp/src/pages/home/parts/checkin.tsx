import Taro from '@tarojs/taro';
import { useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { drop, pending } from '@/api/outbox';
import { useSession } from '@/api/session';
import { UndoBar } from '@/ui/UndoBar';
import { t } from '../../texts';
import { CheckinSheet, type Said } from './CheckinSheet';

/** Takes a check-in back: one that never left the phone is dropped, one that did is undone by the server. */
const takeBack = async ({ key, input }: Said): Promise<void> => {
  const waiting = (await pending(useSession.getState().userId ?? '')).some((item) => item.key === key);
  await drop(key);
  if (waiting && !useNet.getState().online) return;
  // The same key asks again for the answer of the first sending; it cannot be said twice.
  const { id } = await call('checkins.send', input, { key });
  await call('checkins.undo', { id });
};

/** 报平安 on any home: `open()` shows the sheet; draw `layer` inside the page. */
export const useCheckin = (city: string, onChange: () => void) => {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>();
  const online = useNet((net) => net.online);

  const undo = async (what: Said) => {
    setSaid(undefined);
    try {
      await takeBack(what);
      void Taro.showToast({ title: t('taken'), icon: 'none' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      void Taro.showToast({ title: error.message, icon: 'none' });
    }
    onChange();
  };

  const words = said && (!online ? t('keptHere') : t(said.input.kind === 'well' ? 'saidWell' : 'saidHelp'));
  const layer = (
    <>
      {asking && (
        <CheckinSheet
          city={city}
          onClose={() => setAsking(false)}
          onSaid={(what) => {
            setAsking(false);
            setSaid(what);
          }}
        />
      )}
      {said && words && (
        <UndoBar
          key={said.key}
          words={words}
          onUndo={() => void undo(said)}
          onEnd={() => {
            setSaid(undefined);
            onChange();
          }}
        />
      )}
    </>
  );
  return { open: () => setAsking(true), layer };
};
