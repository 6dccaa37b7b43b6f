import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

interface WordsSheetProps {
  title: string;
  place: string;
  deed: string;
  max: number;
  onSend: (words: string) => Promise<void>;
  onClose: () => void;
}

/** One question, answered in words. */
export const WordsSheet = ({ title, place, deed, max, onSend, onClose }: WordsSheetProps) => {
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  return (
    <Sheet title={title} onClose={onClose}>
      <View className='note-box'>
        <TextArea value={words} max={max} placeholder={place} error={error?.message} onChange={setWords} />
      </View>
      <View className='gap'>
        <Button busy={busy} disabled={words.trim() === ''} onTap={() => void act(() => onSend(words.trim()))}>
          {deed}
        </Button>
      </View>
    </Sheet>
  );
};
