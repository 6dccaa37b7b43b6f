import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { callDelivery, callPerson } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { DueBar, Ticks, type Tick } from '@/ui/Figures';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { h, monthNumber } from './hats.texts';
import type { Home, HomeProps } from './props';
import './hats.scss';

type Liaison = NonNullable<Home['liaison']>;
type First = Liaison['first'][number];

const tones = { plain: 'plain', soon: 'amber', late: 'red' } as const;
const go = (url: string) => () => void Taro.navigateTo({ url });
/** More bricks than this are no picture any more. */
const bricksAtMost = 60;

const ticks = (done: number, left: number): Tick[] => Array.from({ length: done + left }, (_, at) => (at < done ? 'edge' : 'plain'));

const leadsTo = ({ requestId, reportId }: First): (() => void) | undefined =>
  requestId ? go(`/requests/show/index?id=${requestId}`) : reportId ? go('/reports/list/index') : undefined;

const Reminder = ({ liaison: { period, people, reminder } }: { liaison: Liaison }) => {
  const m = monthNumber(period);
  // What the card foretells or has to tell of gaps; the card stands without it.
  const preview = useCall(async () => (reminder ? undefined : call('notices.preview', { period })), [reminder?.id]);
  const gaps = useCall(async () => (reminder ? (await call('notices.phoneTasks', { limit: 3 })).rows : []), [reminder?.id]);
  useDidShow(() => void gaps.reload());
  if (!reminder) {
    return (
      <>
        <Section title={h('reminder', { m })} side={h('notSent')} />
        <Card padded>
          {preview.data && <View className='subhead'>{h('foretold', preview.data)}</View>}
          <Button onTap={go('/notices/compose/index')}>{h('sendOut', { m, n: people })}</Button>
        </Card>
      </>
    );
  }
  const { reached, notReached, waiting } = reminder;
  return (
    <>
      <Section title={h('reminder', { m })} side={h('reminderSent', { day: dayWords(reminder.sentOn), n: reminder.people })} onSide={go(`/notices/outcome/index?id=${reminder.id}`)} />
      <Card padded>
        <DueBar
          done={reached}
          overdue={notReached}
          later={waiting}
          words={[
            <Text key='got' className='green'>{h('got', { n: reached })}</Text>,
            ...(waiting > 0 ? [h('inBetween', { n: waiting })] : []),
            ...(notReached > 0 ? [<Text key='not' className='red'>{h('notYet', { n: notReached })}</Text>] : []),
          ]}
        />
        {gaps.data?.map(({ id, name, why }) => (
          <View key={id} className='gap-line'>
            <Text className='strong'>{name}</Text>
            <Text className='gap-why'>{why}</Text>
            <Text>{h('byPhone')}</Text>
          </View>
        ))}
        {(gaps.data?.length ?? 0) > 0 && <Button onTap={go('/notices/outcome/index')}>{h('callThese')}</Button>}
      </Card>
    </>
  );
};

export const LiaisonHome = ({ home: { greeting, liaison }, reload }: HomeProps) => {
  const { act, error } = useDeed();
  if (!liaison) return null;
  const { first, period, calls, waiting } = liaison;
  const ring = ({ deliveryId, personId }: First) => () =>
    void act(async () => {
      if (deliveryId) await callDelivery(deliveryId);
      else if (personId) await callPerson(personId);
      await reload();
    });
  const rows = [
    { n: waiting.calls, title: h('monthCalls'), to: '/calls/list/index' },
    { n: waiting.reports, title: h('reports'), to: '/reports/list/index' },
    { n: waiting.requests, title: h('requests'), to: '/requests/list/index' },
    { n: waiting.binds, title: h('binds'), to: '/accounts/doubts/index' },
  ].filter(({ n }) => n > 0);
  return (
    <Page tab>
      <View className='head head-work'>{greeting}</View>
      {error && <View className='red'>{error.message}</View>}
      {first.length > 0 && <Section title={h('firstCall', { n: first.length })} />}
      <Card className={first.length > 0 ? '' : 'hat-rows'}>
        {first.length === 0 && <Row title={h('noFirst')} />}
        {first.map((one) => (
          <Row
            key={one.id ?? one.deliveryId ?? one.requestId ?? one.reportId ?? one.personId ?? one.name}
            title={one.name}
            strong
            aside={one.city}
            reason={one.why}
            tone={tones[one.tone]}
            side={(one.deliveryId || one.personId) && <Disc icon='phone' label={`${h('call')} ${one.name}`} onTap={ring(one)} />}
            onTap={leadsTo(one)}
          />
        ))}
      </Card>
      {rows.length > 0 && (
        <>
          <Section title={h('waiting')} />
          <Card>
            {rows.map(({ n, title, to }) => (
              <Row key={to} title={title} side={h('howMany', { n })} onTap={go(to)} />
            ))}
          </Card>
        </>
      )}
      {calls.done + calls.left > 0 && (
        <>
          <Section title={h('calls', { m: monthNumber(period) })} side={h('callsDone', calls)} onSide={go('/notices/outcome/index')} />
          <Card padded>{calls.done + calls.left > bricksAtMost ? <DueBar done={calls.done} overdue={0} later={calls.left} words={[]} /> : <Ticks ticks={ticks(calls.done, calls.left)} />}</Card>
        </>
      )}
      <Reminder liaison={liaison} />
    </Page>
  );
};
