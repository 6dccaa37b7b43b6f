import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function LoginPage() {
  return (
    <Page title='登录'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
