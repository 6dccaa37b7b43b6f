import { View } from '@tarojs/components';
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { sheetWords } from '@guiyan/shared/domain/items';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall, type Loaded } from '@/hooks/useCall';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { ItemCard } from '../parts/ItemCard';
import { copy } from '../parts/copy';
import { t } from '../texts';
import '../requests.scss';

type Sheet = Output<'items.sheet'>;

/** S1 一次告知: what one sends to somebody who asks what to bring. */
export default function ItemPage() {
  const { code = '', place: given = '' } = useRouter().params;
  const hat = useSession((session) => session.hat);
  // Sent without a place it is that of whoever opens it.
  const own = useCall(async () => (given || !hat ? null : (await call('items.list', {})).place), [given, hat?.id]);
  const place = given || own.data;
  const sheet = useCall(async () => (place ? call('items.sheet', { place, code }) : undefined), [place, code]);
  const title = sheet.data ? `${sheet.data.zh}：${t('bring')}` : t('bring');
  useShareAppMessage(() => ({ title, path: `/requests/item/index?code=${code}&place=${place ?? ''}` }));
  return (
    <Page title={sheet.data?.zh ?? t('bring')} dock={sheet.data && <Button kind='outlined' onTap={() => void copy(sheetWords(sheet.data!))}>{t('copy')}</Button>} note={t('shareNote')}>
      {!place && (!hat || own.error) ? <Empty words={own.error?.message ?? t('whichPlace')} deed={hat ? undefined : t('signIn')} onTap={() => void Taro.navigateTo({ url: '/accounts/login/index' })} /> : <Loading of={sheet as Loaded<Sheet>}>
        {(data) => (
          <>
            {data.bo !== '' && <View className='promise'>{data.bo}</View>}
            <View className='promise'>{data.place}</View>
            <ItemCard sheet={data} />
          </>
        )}
      </Loading>}
    </Page>
  );
}
