import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function InvitePage() {
  return (
    <Page title='邀请码'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
