import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { nearWords } from '@/i18n/dates';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../door.scss';

type Doubt = Output<'accounts.bindRequests'>['rows'][number];
const whys = { no_id: 'doubtNoId', damaged_id: 'doubtDamaged', phone_differs: 'doubtPhone' } as const;

const Refusing = ({ doubt, onClose, onDone }: { doubt: Doubt; onClose: () => void; onDone: () => void }) => {
  const [reason, setReason] = useState('');
  const { act, busy, error } = useDeed();
  return (
    <Sheet title={t('sayNo')} onClose={onClose}>
      <View className='note-box'>
        <TextArea value={reason} max={100} placeholder={t('reasonPlace')} error={error?.message} onChange={setReason} />
      </View>
      <View className='door-deed'>
        <Button
          busy={busy}
          disabled={reason.trim() === ''}
          onTap={() =>
            void act(async () => {
              await call('accounts.refuseBind', { id: doubt.id, reason: reason.trim() });
              onDone();
            })
          }
        >
          {t('sayNo')}
        </Button>
      </View>
    </Sheet>
  );
};

const DoubtCard = ({ doubt, onRefuse, onDone }: { doubt: Doubt; onRefuse: () => void; onDone: () => void }) => {
  const today = useSession((session) => session.today);
  const { act, busy, error } = useDeed();
  return (
    <Card padded>
      <View className='row-title strong'>{`${doubt.personName}，${doubt.village}`}</View>
      <View className='row-reason amber'>{t(whys[doubt.why])}</View>
      <View className='row-reason'>{t('says', { name: doubt.name, phone: doubt.phone })}</View>
      <View className='row-reason'>{nearWords(shanghaiDay(doubt.at), today)}</View>
      {error && <View className='field-error'>{error.message}</View>}
      <View className='dock-buttons door-deed'>
        {doubt.can.includes('refuse') && (
          <Button kind='outlined' onTap={onRefuse}>
            {t('notHim')}
          </Button>
        )}
        {doubt.can.includes('approve') && (
          <Button
            busy={busy}
            onTap={() =>
              void act(async () => {
                await call('accounts.approveBind', { id: doubt.id });
                onDone();
              })
            }
          >
            {t('isHim')}
          </Button>
        )}
      </View>
    </Card>
  );
};

/** X14: bindings that a person must decide. */
export default function DoubtsPage() {
  const doubts = useCall(() => call('accounts.bindRequests', {}), []);
  const [refusing, setRefusing] = useState<Doubt>();
  const done = () => {
    setRefusing(undefined);
    void Taro.showToast({ title: t('done'), icon: 'none' });
    void doubts.reload();
  };
  return (
    <Page title={t('doubts')}>
      <Loading of={doubts}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('noDoubts')} />
          ) : (
            rows.map((doubt) => <DoubtCard key={doubt.id} doubt={doubt} onRefuse={() => setRefusing(doubt)} onDone={done} />)
          )
        }
      </Loading>
      {refusing && <Refusing doubt={refusing} onClose={() => setRefusing(undefined)} onDone={done} />}
    </Page>
  );
}
