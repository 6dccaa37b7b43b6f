import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function RecordPage() {
  return (
    <Page title='记一次走访'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
