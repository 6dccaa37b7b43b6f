import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { deliver } from '@/api/deliver';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { ServiceChips, type ServiceFacts, useOptions } from '../parts/ServiceChips';
import { t } from '../texts';
import '../services.scss';

/** F5 One service for the card that was just scanned; without a network it waits on the phone. */
export default function LogPage() {
  const { card = '' } = useRouter().params;
  const options = useOptions();
  const [picked, setFacts] = useState<ServiceFacts>();
  // The usual case is filled in: one tap to come here, one to say how it went.
  const facts = picked ?? (options.data && ({ matter: options.data.usual, waitedMinutes: 5, ending: 'done' } as const));
  const [happenedAt] = useState(() => Date.now());
  const { act, busy, error } = useDeed();
  const log = (priority: boolean) =>
    void act(async () => {
      if (!facts) return;
      const reply = await deliver('services.log', { ...(card.length === 22 ? { code: card } : { cardId: card }), ...facts, priority, happenedAt }, { entity: `card.${card}`, words: t('title') });
      void Taro.showToast({ title: t(reply ? 'logged' : 'kept'), icon: reply ? 'success' : 'none' });
      void Taro.redirectTo({ url: '/services/list/index' });
    });
  return (
    <Page
      title={t('title')}
      dock={
        <>
          <Button kind='outlined' disabled={!facts} onTap={() => log(false)}>
            {t('noPriority')}
          </Button>
          <Button busy={busy} disabled={!facts} onTap={() => log(true)}>
            {t('priority')}
          </Button>
        </>
      }
    >
      <Loading of={options}>{(known) => facts && <ServiceChips facts={facts} options={known} onChange={setFacts} />}</Loading>
      {error && <View className='field-error'>{error.message}</View>}
    </Page>
  );
}
