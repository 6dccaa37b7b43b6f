import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function SayPage() {
  return (
    <Page title='报平安'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
