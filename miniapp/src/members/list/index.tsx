import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function MembersPage() {
  return (
    <Page title='人员'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
