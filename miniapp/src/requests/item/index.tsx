import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { sheetWords } from '@guiyan/shared/domain/items';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { ItemCard } from '../parts/ItemCard';
import { copy } from '../parts/copy';
import { t } from '../texts';
import '../requests.scss';

/** S1 一次告知: what one sends to somebody who asks what to bring. */
export default function ItemPage() {
  const { code = '', place = '' } = useRouter().params;
  const sheet = useCall(() => call('items.sheet', { place, code }), [place, code]);
  const title = sheet.data ? `${sheet.data.zh}：${t('bring')}` : t('bring');
  useShareAppMessage(() => ({ title, path: `/requests/item/index?code=${code}&place=${place}` }));
  return (
    <Page title={sheet.data?.zh ?? t('bring')} dock={sheet.data && <Button kind='outlined' onTap={() => void copy(sheetWords(sheet.data!))}>{t('copy')}</Button>} note={t('shareNote')}>
      <Loading of={sheet}>
        {(data) => (
          <>
            {data.bo !== '' && <View className='promise'>{data.bo}</View>}
            <View className='promise'>{data.place}</View>
            <ItemCard sheet={data} />
          </>
        )}
      </Loading>
    </Page>
  );
}
