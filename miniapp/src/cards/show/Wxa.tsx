import { Image, View } from '@tarojs/components';
import { call } from '@/api';
import { useKept } from '@/hooks/useKept';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** F3 For whoever holds WeChat's own camera over it: leads to the counter's page, and needs a network there. */
export const Wxa = ({ onClose }: { onClose: () => void }) => {
  const code = useKept('card-wxacode', () => call('cards.wxacode', {}), []);
  return (
    <Sheet title={t('wxa')} foot={t('wxaLine')} onClose={onClose}>
      <Loading of={code}>
        {({ image }) => (
          <View className='wxa'>{image ? <Image className='wxa-image' src={`data:image/jpeg;base64,${image}`} /> : <Empty words={t('noWxa')} />}</View>
        )}
      </Loading>
    </Sheet>
  );
};
