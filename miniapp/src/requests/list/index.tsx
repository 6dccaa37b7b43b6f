import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function RequestsPage() {
  return (
    <Page title='办的事'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
