import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function ScanPage() {
  return (
    <Page title='验证结果'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
