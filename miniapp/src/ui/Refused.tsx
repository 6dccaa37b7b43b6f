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

/** What stands there now and what one wrote, where somebody was faster: sending again is one's decision about it. */
const bothWords = ({ refused }: Item): string => {
  const copies = refused?.copies;
  if (!copies) return '';
  const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  return Object.keys(copies.mine)
    .filter((field) => field !== 'version' && said(copies.mine[field]) && said(copies.mine[field]) !== said(copies.theirs[field]))
    .map((field) => t('bothCopies', { theirs: said(copies.theirs[field]) || t('nothing'), mine: said(copies.mine[field]) }))
    .join('\n');
};

/** One write the server would not take, with its reason; it goes only when its writer says so. */
export const RefusedCard = ({ item, typed }: { item: Item; typed?: string }) => {
  const told = bothWords(item) || typed;
  return (
  <Card padded>
    <View className='row-title'>{item.words}</View>
    <View className='row-reason red'>{item.refused?.message}</View>
    {told && told.split('\n').map((line) => <View key={line} className='row-reason'>{line}</View>)}
    <View className='dock-buttons'>
      <Button kind='fill' onTap={() => void letGo(item)}>
        {t(item.refused?.copies ? 'useTheirs' : 'letGo')}
      </Button>
      <Button kind='outlined' onTap={() => void sendAgain(item.key)}>
        {t(item.refused?.copies ? 'useMine' : 'sendAgain')}
      </Button>
    </View>
  </Card>
  );
};

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
