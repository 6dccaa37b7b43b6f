import { Switch, Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { giftStateWords, giftWords } from '@guiyan/shared/domain/gifts';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';

type Gift = Output<'gifts.list'>['rows'][number];

/** H10 H15 What was brought to one's own family, and whether the one away hears of visits. */
export default function GiftsPage() {
  const gifts = useCall(() => call('gifts.list', { limit: 50 }), []);
  const echo = useCall(() => call('visits.echo', {}), []);
  const { act, busy, error } = useDeed();
  const confirm = (gift: Gift, got: boolean) => void act(async () => {
    await call('gifts.confirm', { id: gift.id, got });
    await gifts.reload();
  });
  const agree = (agrees: boolean) => void act(async () => echo.replace(await call('visits.setEcho', { agrees })));
  return (
    <Page title={t('giftsTitle')}>
      {error && <View className='field-error'>{error.message}</View>}
      <Section title={t('giftsHead')} />
      <Loading of={gifts} rows={3}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 && <Row title={t('giftsNone')} />}
            {rows.map((gift) => (
              <View key={gift.id}>
                <Row title={giftWords(gift)} strong reason={t('giftFrom', { day: dayWords(gift.on), by: gift.by, giver: gift.giver }) + (gift.noted ? `。${t('giftNoted', { name: gift.receiver, by: gift.noted })}` : '')} side={<Text className={gift.state === 'denied' ? 'red' : ''}>{giftStateWords[gift.state]}</Text>} />
                {gift.can.includes('confirm') && (
                  <View className='dock-buttons gift-buttons'>
                    {gift.state === 'waiting' && <Button kind='fill' busy={busy} onTap={() => confirm(gift, false)}>{t('giftNo')}</Button>}
                    <Button kind='fill' busy={busy} onTap={() => confirm(gift, true)}>{t('giftYes')}</Button>
                  </View>
                )}
              </View>
            ))}
          </Card>
        )}
      </Loading>
      <Section title={t('echoHead')} />
      <Loading of={echo} rows={1}>
        {({ agrees }) => (
          <Card>
            <Row title={t('echoTitle')} reason={t(agrees ? 'echoOn' : 'echoOff')} side={<Switch color='#B3352A' checked={agrees} onChange={(event) => agree(event.detail.value)} />} />
          </Card>
        )}
      </Loading>
    </Page>
  );
}
