import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

/** F1 The family says so itself, and it holds at once. */
export const Lose = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { act, busy, error } = useDeed();
  const lose = (again: boolean) =>
    void act(async () => {
      await call('cards.lose', { again });
      void Taro.showToast({ title: t('lostDone'), icon: 'success' });
      onDone();
    });
  return (
    <Sheet title={t('loseTitle')} onClose={onClose}>
      <View className='lose-line'>{t('loseLine')}</View>
      {error && <View className='field-error'>{error.message}</View>}
      <View className='lose-buttons'>
        <Button busy={busy} onTap={() => lose(true)}>
          {t('loseAgain')}
        </Button>
        <Button kind='outlined' busy={busy} onTap={() => lose(false)}>
          {t('loseOnly')}
        </Button>
        <Button kind='quiet' onTap={onClose}>
          {t('keep')}
        </Button>
      </View>
    </Sheet>
  );
};
