import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { useDeeds } from '../parts/Deeds';
import { RequestView } from '../parts/RequestView';
import { t } from '../texts';
import '../requests.scss';

/** One matter, from the asking to the echo; the buttons come from the reply. */
export default function ShowPage() {
  const { id = '' } = useRouter().params;
  const hat = useSession((session) => session.hat?.hat);
  const request = useCall(() => call('requests.get', { id }), [id]);
  const { dock, layer, error } = useDeeds(request.data, request.replace);
  return (
    <Page title={request.data?.itemLabel ?? t('title')} dock={dock}>
      <Loading of={request}>{(data) => <RequestView request={data} staff={hat !== 'member' && hat !== 'family' && hat !== 'helper'} />}</Loading>
      {error && <View className='field-error'>{error}</View>}
      {layer}
    </Page>
  );
}
