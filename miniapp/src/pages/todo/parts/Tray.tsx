import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { drop, type Item, sendAgain, useOutbox } from '@/api/outbox';
import { useSession } from '@/api/session';
import { momentWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { t } from '../../texts';

/** What the person typed, so that a refused item can be written again elsewhere. */
const typed = (input: unknown): string =>
  ['text', 'line', 'words', 'difficulty', 'livingWith', 'school', 'className', 'carer', 'needs', 'health'].map((field) => (input as Record<string, unknown>)[field]).filter((value) => typeof value === 'string' && value !== '').join('。');

const letGo = async (item: Item): Promise<void> => {
  const { confirm } = await Taro.showModal({ content: t('letGoSure'), confirmText: t('letGo'), cancelText: t('keep'), confirmColor: '#B3352A' });
  if (confirm) await drop(item.key);
};

/** Writes that have not left this phone: waiting, and refused with the reason. */
export const Tray = () => {
  const { pending, refused } = useOutbox();
  const today = useSession((session) => session.today);
  if (pending.length + refused.length === 0) return null;
  return (
    <>
      <Section title={t('tray')} />
      {refused.map((item) => (
        <Card key={item.key} padded>
          <View className='row-title'>{item.words}</View>
          <View className='row-reason red'>{item.refused?.message}</View>
          <View className='row-reason'>{typed(item.input)}</View>
          <View className='dock-buttons'>
            <Button kind='fill' onTap={() => void letGo(item)}>
              {t('letGo')}
            </Button>
            <Button kind='outlined' onTap={() => void sendAgain(item.key)}>
              {t('again')}
            </Button>
          </View>
        </Card>
      ))}
      {pending.length > 0 && (
        <Card>
          {pending.map((item) => (
            <Row key={item.key} title={item.words} reason={t('trayWaiting')} side={momentWords(item.happenedAt, today)} />
          ))}
        </Card>
      )}
    </>
  );
};
