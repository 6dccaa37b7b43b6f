import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function OutcomePage() {
  return (
    <Page title='提醒送到了吗'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
