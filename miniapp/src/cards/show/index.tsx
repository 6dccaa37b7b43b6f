import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function CardPage() {
  return (
    <Page title='家属证'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
