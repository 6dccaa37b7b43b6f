import { useRouter } from '@tarojs/taro';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { useMine } from '../mine';
import { t } from '../texts';
import { RecordForm } from './Form';

export default function RecordPage() {
  const { id } = useRouter().params;
  const mine = useMine();
  const one = mine.data?.rows.find((row) => row.id === id);
  if (one && mine.data) return <RecordForm key={one.id} of={one} consent={mine.data.consent} />;
  return (
    <Page title={t('recordTitle')}>
      <Loading of={mine}>{() => <Empty words={t('gone')} />}</Loading>
    </Page>
  );
}
