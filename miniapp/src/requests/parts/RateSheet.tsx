import { View } from '@tarojs/components';
import { useState } from 'react';
import { BAD_RATING, ratings, ratingWords } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';
import type { Request } from './RequestView';

const choices = ratings.map((value) => ({ value: String(value), words: ratingWords[value] }));

/** S7 One tap; who is not content says what is missing, and who should see to it. */
export const RateSheet = ({ id, onDone, onClose }: { id: string; onDone: (request: Request) => void; onClose: () => void }) => {
  const [rating, setRating] = useState('5');
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const bad = Number(rating) <= BAD_RATING;
  const send = (again: 'callback' | 'reopen') => void act(async () => onDone(await call('requests.confirm', { id, rating: Number(rating), words: words.trim(), again })));
  return (
    <Sheet title={t('rateTitle')} foot={bad ? t('rateFoot') : undefined} onClose={onClose}>
      <ChipRow<string> choices={choices} picked={rating} onPick={setRating} shape='wide' />
      <View className='note-box gap'>
        <TextArea value={words} max={300} placeholder={t(bad ? 'rateBad' : 'ratePlace')} error={error?.message} onChange={setWords} />
      </View>
      <View className='dock-buttons gap'>
        {bad && <Button kind='outlined' busy={busy} onTap={() => send('reopen')}>{t('rateAgain')}</Button>}
        <Button busy={busy} onTap={() => send('callback')}>{t(bad ? 'rateCall' : 'rateSend')}</Button>
      </View>
    </Sheet>
  );
};
