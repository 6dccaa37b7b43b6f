import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function ReportsPage() {
  return (
    <Page title='思想汇报'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
