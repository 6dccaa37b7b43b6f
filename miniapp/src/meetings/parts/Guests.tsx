import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { guestKindWords, mayPair, replyWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { t } from '../texts';

type Meeting = Output<'meetings.get'>;
type Guest = Meeting['guests'][number];
interface Props { of: Meeting; ticking: boolean; came: readonly string[]; onFlip: (id: string) => void; onDone: (page: Meeting) => void }
/** As many as the phone's own sheet holds. */
const inSheet = 6;

/** H13 Children, elders and helpers: who came; hand in hand with whom. Pairs are made before and after, ticks are set on the day. */
export const Guests = ({ of, ticking, came, onFlip, onDone }: Props) => {
  const { act, error } = useDeed();
  const pairs = of.can.includes('pair');
  const put = (guest: Guest) =>
    void act(async () => {
      const free = of.guests.filter((one) => one.id !== guest.id && !one.withId && mayPair({ kind: guest.kind, familyId: null }, { kind: one.kind, familyId: null })).slice(0, inSheet);
      if (!guest.withId && free.length === 0) return void Taro.showToast({ title: t('pairNobody'), icon: 'none' });
      const chosen = await Taro.showActionSheet({ itemList: guest.withId ? [t('unpair', { name: guest.with })] : free.map(({ name }) => t('pairWith', { name })) }).catch(unlessCancelled);
      if (!chosen) return;
      onDone(await call('meetings.pair', { id: of.id, guestId: guest.id, withId: guest.withId ? null : free[chosen.tapIndex]!.id }));
    });
  return (
    <>
      <Section title={t('guests')} />
      {error && <View className='field-error'>{error.message}</View>}
      <Card>
        {of.guests.map((one) => {
          const here = ticking ? came.includes(one.id) : one.attended === true;
          const tap = ticking ? () => onFlip(one.id) : pairs ? () => put(one) : undefined;
          return <Row key={one.id} title={one.name} aside={one.village} reason={[guestKindWords[one.kind], one.with && t('pairedWith', { name: one.with }), one.reply && replyWords[one.reply], one.words].filter(Boolean).join('，')} strong={here} side={here ? <Icon name='check' size='small' className='green' /> : undefined} onTap={tap} />;
        })}
        {of.can.includes('invite') && <Row icon='plus' title={t('guestsMore')} onTap={() => void Taro.navigateTo({ url: `/meetings/guests/index?id=${of.id}&kind=${of.kind === 'peer' ? 'child' : 'elder'}` })} />}
      </Card>
      {pairs && <View className='subhead'>{t(ticking ? 'pairLater' : 'pairNote')}</View>}
    </>
  );
};
