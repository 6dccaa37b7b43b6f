import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function ReportEditPage() {
  return (
    <Page title='写思想汇报'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
