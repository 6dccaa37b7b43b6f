import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function SubmitPage() {
  return (
    <Page title='要办一件事'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
