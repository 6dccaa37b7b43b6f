import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function RequestPage() {
  return (
    <Page title='办到哪了'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
