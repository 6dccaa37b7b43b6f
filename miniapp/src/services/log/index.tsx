import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { deliver } from '@/api/deliver';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { ServiceChips, type ServiceFacts } from '../parts/ServiceChips';
import { t } from '../texts';
import '../services.scss';

/** F5 One service for the card that was just scanned; without a network it waits on the phone. */
export default function LogPage() {
  const { card = '' } = useRouter().params;
  const [facts, setFacts] = useState<ServiceFacts>({ matter: 'LOAN', waitedMinutes: 5 });
  const [happenedAt] = useState(() => Date.now());
  const { act, busy, error } = useDeed();
  const log = (priority: boolean) =>
    void act(async () => {
      const reply = await deliver('services.log', { ...(card.length === 22 ? { code: card } : { cardId: card }), ...facts, priority, happenedAt }, { entity: `card.${card}`, words: t('title') });
      void Taro.showToast({ title: t(reply ? 'logged' : 'kept'), icon: reply ? 'success' : 'none' });
      void Taro.redirectTo({ url: '/services/list/index' });
    });
  return (
    <Page
      title={t('title')}
      dock={
        <>
          <Button kind='outlined' onTap={() => log(false)}>
            {t('noPriority')}
          </Button>
          <Button busy={busy} onTap={() => log(true)}>
            {t('priority')}
          </Button>
        </>
      }
    >
      <ServiceChips facts={facts} onChange={setFacts} />
      {error && <View className='field-error'>{error.message}</View>}
    </Page>
  );
}
