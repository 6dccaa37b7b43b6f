import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

export type Field = Input<'members.reveal'>['field'];

/** A masked value opens once, for a reason that is written down. */
export const Reveal = ({ personId, field, onValue, onClose }: { personId: string; field: Field; onValue: (value: string) => void; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, busy, error } = useDeed();
  const show = () => {
    setMissing(!reason.trim());
    if (!reason.trim()) return;
    void act(async () => onValue((await call('members.reveal', { personId, field, reason: reason.trim() })).value));
  };
  return (
    <Sheet title={t(field === 'phone' ? 'see' : 'seeId')} foot={t('reasonFoot')} onClose={onClose}>
      <View className='note-box'>
        <TextField label={t('reason')} value={reason} onChange={setReason} placeholder={t('reasonPlaceholder')} error={missing && !reason.trim() ? t('reasonMissing') : error?.message} />
      </View>
      <View className='section' />
      <View className='dock-buttons'>
        <Button busy={busy} onTap={show}>
          {t('show')}
        </Button>
      </View>
    </Sheet>
  );
};
