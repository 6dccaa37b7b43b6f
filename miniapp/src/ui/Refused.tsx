import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { drop, type Item, sendAgain, useOutbox } from '@/api/outbox';
import { t } from '@/i18n/texts';
import { Button } from './Button';
import { Card, Section } from './List';

const letGo = async (item: Item): Promise<void> => {
  const { confirm } = await Taro.showModal({ content: t('letGoSure'), confirmText: t('letGo'), cancelText: t('keep'), confirmColor: '#B3352A' });
  if (confirm) await drop(item.key);
};

/** One write the server would not take, with its reason; it goes only when its writer says so. */
export const RefusedCard = ({ item, typed }: { item: Item; typed?: string }) => (
  <Card padded>
    <View className='row-title'>{item.words}</View>
    <View className='row-reason red'>{item.refused?.message}</View>
    {typed && <View className='row-reason'>{typed}</View>}
    <View className='dock-buttons'>
      <Button kind='fill' onTap={() => void letGo(item)}>
        {t('letGo')}
      </Button>
      <Button kind='outlined' onTap={() => void sendAgain(item.key)}>
        {t('sendAgain')}
      </Button>
    </View>
  </Card>
);

/** The refused writes of one room, above its list: `surveys.` or a whole name. */
export const Refused = ({ of }: { of: string }) => {
  const refused = useOutbox((outbox) => outbox.refused).filter(({ name }) => name.startsWith(of));
  if (refused.length === 0) return null;
  return (
    <>
      <Section title={t('refusedHead')} />
      {refused.map((item) => (
        <RefusedCard key={item.key} item={item} />
      ))}
    </>
  );
};
