import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function TodoPage() {
  return (
    <Page tab>
      <Empty words={t('nothing')} />
    </Page>
  );
}
