import { View } from '@tarojs/components';
import { useState } from 'react';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';
import type { Request } from './RequestView';

/** S3 Offered; it stays one's own until the other accepts. */
export const PassSheet = ({ id, onDone, onClose }: { id: string; onDone: (request: Request) => void; onClose: () => void }) => {
  const people = useCall(() => call('requests.successors', { id }), [id]);
  const [to, setTo] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const choices = (people.data?.rows ?? []).map(({ userId, name, hat, place }) => ({ value: userId, words: `${name} ${place || hatTitle(hat as Hat, {})}` }));
  return (
    <Sheet title={t('pass')} foot={t('passFoot')} onClose={onClose}>
      <PickerField label={t('passTo')} choices={choices} value={to} onPick={setTo} />
      <View className='note-box gap'>
        <TextArea value={words} max={200} placeholder={t('passPlace')} error={error?.message} onChange={setWords} />
      </View>
      <View className='gap'>
        <Button busy={busy} disabled={to === null || words.trim() === ''} onTap={() => void act(async () => { if (to) onDone(await call('requests.pass', { id, userId: to, words: words.trim() })); })}>
          {t('passSend')}
        </Button>
      </View>
    </Sheet>
  );
};
