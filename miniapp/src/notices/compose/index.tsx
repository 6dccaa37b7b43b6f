import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function ComposePage() {
  return (
    <Page title='发这个月的提醒'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
