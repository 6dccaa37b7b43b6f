import Taro from '@tarojs/taro';
import { useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { takeBack } from '@/api/checkin';
import { useNet } from '@/api/net';
import { UndoBar } from '@/ui/UndoBar';
import { t } from '../../texts';
import { CheckinSheet, type Said } from './CheckinSheet';

/** 报平安 on any home: `open()` shows the sheet; draw `layer` inside the page. */
export const useCheckin = (city: string, onChange: () => void) => {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>();
  const online = useNet((net) => net.online);

  const undo = async (what: Said) => {
    setSaid(undefined);
    try {
      await takeBack(what.key);
      void Taro.showToast({ title: t('taken'), icon: 'none' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      void Taro.showToast({ title: error.message, icon: 'none' });
    }
    onChange();
  };

  const words = said && (!online ? t('keptHere') : t(said.kind === 'well' ? 'saidWell' : 'saidHelp'));
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
