import { Text, View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { t } from '@/i18n/texts';

/** What was just done, and five seconds to take it back. Draw it only while it is open. */
export const UndoBar = ({ words, onUndo, onEnd }: { words: string; onUndo: () => void; onEnd: () => void }) => {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setTimeout(() => end.current(), 5000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <View className='undo'>
      <Text>{words}</Text>
      <View className='undo-deed' ariaRole='button' onClick={onUndo}>
        {t('undo')}
      </View>
    </View>
  );
};
