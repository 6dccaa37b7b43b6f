import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function BindPage() {
  return (
    <Page title='对上名册'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
