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

const letGo = async (item: Item): Promise<void> => {
  const { confirm } = await Taro.showModal({ content: t('letGoSure'), confirmText: t('letGo'), cancelText: t('keep'), confirmColor: '#B3352A' });
  if (confirm) await drop(item.key);
};

/** Writes that have not left this phone: waiting, and refused with the reason. */
export const Tray = () => {
  const { pending, refused } = useOutbox();
  const today = useSession((session) => session.today);
  const hatId = useSession((session) => session.hat?.id);
  if (pending.length + refused.length === 0) return null;
  return (
    <>
      <Section title={t('tray')} />
      {refused.map((item) => (
        <Card key={item.key} padded>
          <View className='row-title'>{item.words}</View>
          <View className='row-reason red'>{item.refused?.message}</View>
          <View className='row-reason'>{bothWords(item) || typed(item.input)}</View>
          <View className='dock-buttons'>
            <Button kind='fill' onTap={() => void letGo(item)}>
              {t(item.refused?.copies ? 'useTheirs' : 'letGo')}
            </Button>
            <Button kind='outlined' onTap={() => void sendAgain(item.key)}>
              {t(item.refused?.copies ? 'useMine' : 'again')}
            </Button>
          </View>
        </Card>
      ))}
      {pending.length > 0 && (
        <Card>
          {pending.map((item) => (
            <Row key={item.key} title={item.words} reason={t(item.hatId && item.hatId !== hatId ? 'trayOtherHat' : 'trayWaiting')} side={momentWords(item.happenedAt, today)} />
          ))}
        </Card>
      )}
    </>
  );
};
