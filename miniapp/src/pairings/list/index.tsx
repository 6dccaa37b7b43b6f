import { t } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';

export default function PairingsPage() {
  return (
    <Page title='结对的人家'>
      <Empty words={t('nothing')} />
    </Page>
  );
}
