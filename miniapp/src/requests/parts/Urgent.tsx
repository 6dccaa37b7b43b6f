import { View } from '@tarojs/components';
import { emergencyPhones } from '@guiyan/shared/domain/emergency';
import { emergencyIn } from '@guiyan/shared/domain/emergency-words';
import { dial } from '@/hooks/dial';
import { Card, Disc, Row } from '@/ui/List';
import { t } from '../texts';

/** The phone first; what is written can still be sent. */
export const Urgent = ({ text, help }: { text: string; help: boolean }) => {
  const found = emergencyIn(text);
  const phones = found.length > 0 ? found : help ? emergencyPhones : [];
  if (phones.length === 0) return null;
  return (
    <View className='urgent'>
      <View className='urgent-head'>{t('urgent')}</View>
      <Card>
        {phones.map(({ number, words }) => (
          <Row key={number} title={number} strong reason={words} tone={found.length > 0 ? 'red' : 'plain'} side={<Disc icon='phone' label={number} onTap={() => void dial(number)} />} onTap={() => void dial(number)} />
        ))}
      </Card>
    </View>
  );
};
