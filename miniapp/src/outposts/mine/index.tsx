import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { bookingStateWords } from '@guiyan/shared/domain/markets';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Booking = Output<'markets.bookings'>['rows'][number];

/** S8 When one goes, with what; and that one does not go after all. */
export default function MinePage() {
  const list = useKept('bookings', () => call('markets.bookings', { limit: 30 }), []);
  const { act, busy, error } = useDeed();
  const cancel = (b: Booking) =>
    void act(async () => {
      await call('markets.unbook', { id: b.id });
      await list.reload();
      void Taro.showToast({ title: t('cancelled'), icon: 'none' });
    });
  return (
    <Page title={t('mine')}>
      {error && <View className='field-error'>{error.message}</View>}
      <Loading of={list} rows={3}>
        {({ rows }) => {
          const coming = rows.filter((b) => b.can.includes('cancel')).sort((x, y) => (x.day < y.day ? -1 : 1));
          const past = rows.filter((b) => !b.can.includes('cancel'));
          return (
            <>
              {rows.length === 0 && <Empty words={t('mineNone')} deed={t('title')} onTap={() => void Taro.redirectTo({ url: '/outposts/list/index' })} />}
              {coming.length > 0 && <Section title={t('coming')} />}
              {coming.map((b) => (
                <Card key={b.id}>
                  <Row strong title={`${dayWords(b.day)}（${b.lunar}）`} reason={`${b.outpost}。${t('booked', { item: b.itemLabel, by: b.by })}`} onTap={() => void Taro.navigateTo({ url: `/outposts/show/index?id=${b.outpostId}` })} />
                  {b.bring.length > 0 && <Row title={t('bring')} reason={b.bring.join('；')} />}
                  {b.hours && <Row title={t('hours')} reason={b.hours} />}
                  <Button kind='quiet' busy={busy} onTap={() => cancel(b)}>{t('cancel')}</Button>
                </Card>
              ))}
              {past.length > 0 && <Section title={t('past')} />}
              {past.length > 0 && (
                <Card>
                  {past.map((b) => (b.state === 'missed'
                    ? <Row key={b.id} title={dayWords(b.day)} aside={b.outpost} reason={t('missed', { item: b.itemLabel })} side={<Text className='green'>{t('again')}</Text>} onTap={() => void Taro.navigateTo({ url: `/outposts/book/index?id=${b.outpostId}&item=${b.item}` })} />
                    : <Row key={b.id} title={dayWords(b.day)} aside={b.outpost} reason={b.itemLabel} side={bookingStateWords[b.state]} onTap={() => void Taro.navigateTo({ url: `/outposts/show/index?id=${b.outpostId}` })} />))}
                </Card>
              )}
            </>
          );
        }}
      </Loading>
    </Page>
  );
}
