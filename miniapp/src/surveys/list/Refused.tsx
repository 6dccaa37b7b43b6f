import { View } from '@tarojs/components';
import { drop, sendAgain, useOutbox } from '@/api/outbox';
import { Button } from '@/ui/Button';
import { Card, Section } from '@/ui/List';
import { t } from '../texts';

/** What the server would not take, with its reason; nothing disappears by itself. */
export const Refused = () => {
  const refused = useOutbox((outbox) => outbox.refused).filter(({ name }) => name.startsWith('surveys.'));
  if (refused.length === 0) return null;
  return (
    <>
      <Section title={t('refusedHead')} />
      {refused.map(({ key, words, refused: why }) => (
        <Card key={key} padded>
          <View>{words}</View>
          <View className='red'>{why?.message}</View>
          <View className='dock-buttons'>
            <Button kind='fill' onTap={() => void drop(key)}>
              {t('letGo')}
            </Button>
            <Button kind='fill' onTap={() => void sendAgain(key)}>
              {t('again')}
            </Button>
          </View>
        </Card>
      ))}
    </>
  );
};
