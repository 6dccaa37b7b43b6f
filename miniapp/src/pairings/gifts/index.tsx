import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { giftSourceWords, giftStateWords, giftWords, quantityWords, yuanOf } from '@guiyan/shared/domain/gifts';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Gift = Output<'gifts.list'>['rows'][number];
const settled: readonly Gift['state'][] = ['confirmed', 'paper', 'phone'];

/** H10 What one brought, and whether it has come: the family says so itself, on paper or by phone. */
export default function GiftsPage() {
  const gifts = useCall(() => call('gifts.list', { mine: true, limit: 100 }), []);
  const [noting, setNoting] = useState<Gift | null>(null);
  const [receiver, setReceiver] = useState('');
  const { act, busy, error } = useDeed();
  const note = (how: 'paper' | 'phone') =>
    void act(async () => {
      if (!noting || !receiver.trim()) return;
      await call('gifts.notePaper', { id: noting.id, receiver: receiver.trim(), how });
      setNoting(null);
      await gifts.reload();
    });
  const open = (gift: Gift) => { setReceiver(''); setNoting(gift); };
  return (
    <Page title={t('giftsMine')}>
      <Loading of={gifts} rows={4}>
        {({ rows, sums }) =>
          rows.length === 0 ? <Empty words={t('giftsMineNone')} /> : (
            <>
              <View className='subhead'>{[sums.fen > 0 && `${t('giftMoney')} ${yuanOf(sums.fen)} 元`, ...sums.goods.map((g) => `${g.item} ${quantityWords(g.quantity)} ${g.unit}`)].filter(Boolean).join('，')}</View>
              <View className='section' />
              <Card>
                {rows.map((g) => (
                  <Row
                    key={g.id} title={giftWords(g)} aside={g.family} reason={[dayWords(g.on), `${giftSourceWords[g.source]}，${g.giver}`, g.receiver && `${t('giftGot')}${g.receiver}`, g.said].filter(Boolean).join('，')}
                    side={<Text className={g.state === 'denied' ? 'red' : settled.includes(g.state) ? 'green' : ''}>{giftStateWords[g.state]}</Text>} onTap={g.can.includes('paper') ? () => open(g) : undefined}
                  />
                ))}
              </Card>
            </>
          )
        }
      </Loading>
      {noting && (
        <Sheet title={giftWords(noting)} foot={t('giftNoteFoot')} onClose={() => setNoting(null)}>
          <TextField label={t('giftReceiver')} value={receiver} onChange={setReceiver} max={30} error={error?.message} />
          <View className='dock-buttons'>
            <Button busy={busy} disabled={!receiver.trim()} onTap={() => note('phone')}>{t('giftByPhone')}</Button>
            <Button kind='outlined' busy={busy} disabled={!receiver.trim()} onTap={() => note('paper')}>{t('giftOnPaper')}</Button>
          </View>
        </Sheet>
      )}
    </Page>
  );
}
