import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { activityWords, arrivalStateWords, overdueWords, paperKindWords, paperStateWords, transferStateWords } from '@guiyan/shared/domain/papers';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useReturn } from '@/hooks/useReturn';
import { nearWords } from '@/i18n/dates';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import '../papers.scss';

type Mine = Output<'papers.mine'>;
type Arrival = NonNullable<Mine['arrival']>;
type Transfer = NonNullable<Mine['transfer']>;
const open = (url: string): void => void Taro.navigateTo({ url });
const settled: readonly Transfer['state'][] = ['received', 'returned', 'void'];

const Host = ({ arrival, onDone }: { arrival: Arrival | null; onDone: () => void }) => {
  const today = useSession((session) => session.today);
  const { act, error } = useDeed();
  const isOpen = arrival !== null && arrival.can.includes('withdraw');
  const isIn = arrival?.state === 'accepted';
  const withdraw = () =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ title: t(isIn ? 'leaveHost' : 'withdraw'), content: t(isIn ? 'leaveSure' : 'withdrawSure'), cancelText: t('keep') });
      if (!confirm || !arrival) return;
      await call('arrivals.withdraw', { id: arrival.id });
      onDone();
    });
  return (
    <Card>
      {arrival && (
        <Row
          title={arrival.host}
          reason={[t('reportedTo', { day: nearWords(arrival.reportedOn, today) }), arrival.byLiaison ? t('byLiaison', { who: arrival.by }) : '', arrival.reason].filter(Boolean).join('，')}
          side={arrivalStateWords[arrival.state]}
        />
      )}
      {isIn && arrival.hostPhone && <Row icon='phone' title={t('callHost')} side={arrival.hostPhone} onTap={() => void dial(arrival.hostPhone!)} />}
      {isOpen ? <Row title={t(isIn ? 'leaveHost' : 'withdraw')} reason={error?.message} tone='red' onTap={withdraw} /> : <Row icon='map-pin' title={t('report')} reason={t('reportWhy')} onTap={() => open('/papers/report/index')} />}
    </Card>
  );
};

const Moving = ({ transfer: m }: { transfer: Transfer }) => {
  const isLate = m.overdue.length > 0;
  const due = m.state === 'handed' ? m.receiptDue && t('receipt', { day: m.receiptDue }) : m.letterUntil && !settled.includes(m.state) ? t('letter', { day: m.letterUntil }) : '';
  const words = isLate ? m.overdue.map((o) => overdueWords[o]).join('，') : [due, m.reason].filter(Boolean).join('，');
  return (
    <>
      <Section title={t('transfer')} />
      <Card>
        <Row title={t('transferTo', { org: m.toOrg })} reason={words || undefined} tone={isLate ? 'red' : 'plain'} side={transferStateWords[m.state]} />
        {m.owner && <Row title={t('owner', { who: m.owner })} />}
      </Card>
    </>
  );
};

const said = (day: string): string => dayWordsFrom(day, useSession.getState().today);

const Papers = ({ papers }: Pick<Mine, 'papers'>) => (
  <>
    <Section title={t('papers')} />
    <Card>
      {papers.length === 0 && <Row title={t('noPapers')} />}
      {papers.map(({ id, kind, number, state, expiresOn, checkedOn, code }) => (
        <Row
          key={id}
          title={paperKindWords[kind]}
          reason={[number, expiresOn && t('until', { day: said(expiresOn) }), checkedOn && t('checked', { day: said(checkedOn) })].filter(Boolean).join('，')}
          side={paperStateWords[state]}
          tone={state === 'expired' || state === 'lost' ? 'red' : 'plain'}
          onTap={code ? () => open(`/papers/code/index?id=${id}`) : undefined}
        />
      ))}
    </Card>
  </>
);

/** C1 C3 C5: what is mine, read in one call and shown again without network. */
export default function MinePage() {
  const today = useSession((session) => session.today);
  const mine = useKept('papers', () => call('papers.mine', {}), []);
  useReturn(mine);
  return (
    <Page title={t('title')}>
      <Loading of={mine} rows={5}>
        {({ arrival, transfer, duesTo, papers, stamps }) => (
          <>
            <Section title={t('place')} />
            <Host arrival={arrival} onDone={() => void mine.reload()} />
            {stamps.length > 0 && (
              <>
                <Section title={t('took')} />
                <Card>
                  {stamps.map(({ id, activity, on, words }) => (
                    <Row key={id} title={activityWords[activity]} reason={words || undefined} side={nearWords(on, today)} />
                  ))}
                </Card>
                <View className='subhead'>{t('tookWhy')}</View>
              </>
            )}
            {transfer && <Moving transfer={transfer} />}
            <Section title={t('dues')} />
            <Card>
              <Row title={duesTo ? t('duesTo', { year: duesTo.slice(0, 4), month: Number(duesTo.slice(5)) }) : t('duesNone')} reason={t('duesWhy')} />
              <Row title={t('reckon')} onTap={() => open('/papers/advice/index?about=dues')} />
            </Card>
            <Papers papers={papers} />
            <View className='papers-gap'>
              <Card>
                <Row icon='file-text' title={t('which')} reason={t('whichWhy')} onTap={() => open('/papers/advice/index')} />
              </Card>
            </View>
          </>
        )}
      </Loading>
    </Page>
  );
}
