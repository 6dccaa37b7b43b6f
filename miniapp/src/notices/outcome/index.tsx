import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import type { Channel, DeliveryState } from '@guiyan/shared/domain/notices';
import { call } from '@/api';
import { callDelivery } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { DueBar } from '@/ui/Figures';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';

type Delivery = Output<'notices.deliveries'>['rows'][number];

const states: Record<DeliveryState, { words: Parameters<typeof t>[0] & `state${string}`; tone: 'plain' | 'red' | 'amber' | 'green' }> = {
  waiting: { words: 'stateWaiting', tone: 'amber' },
  sent: { words: 'stateSent', tone: 'green' },
  not_reached: { words: 'stateNot', tone: 'red' },
  unknown: { words: 'stateUnknown', tone: 'amber' },
  todo: { words: 'stateTodo', tone: 'amber' },
  done: { words: 'stateDone', tone: 'green' },
  not_needed: { words: 'stateNotNeeded', tone: 'plain' },
};

const PhoneTasks = ({ onDone }: { onDone: () => void }) => {
  const tasks = usePages((cursor) => call('notices.phoneTasks', { cursor }), []);
  const { act, error } = useDeed();
  const ring = (id: string) =>
    void act(async () => {
      if (!(await callDelivery(id))) return;
      await tasks.reload();
      onDone();
    });
  return (
    <>
      <Section title={t('phoneHead')} side={tasks.data?.total === undefined ? undefined : t('phoneSide', { n: tasks.data.total })} />
      {error && <View className='red'>{error.message}</View>}
      <Loading of={tasks}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 && <Row title={t('noCalls')} />}
            {rows.map(({ id, name, city, about, why, phone, can }) => (
              <Row
                key={id}
                title={name}
                strong
                aside={city}
                reason={[about.title, why, phone].filter(Boolean).join('，')}
                tone='amber'
                side={can.includes('call') ? <Disc icon='phone' label={t('ring', { name })} onTap={() => ring(id)} /> : t('noPhone')}
                onTap={can.includes('call') ? () => ring(id) : undefined}
              />
            ))}
          </Card>
        )}
      </Loading>
      {tasks.more && (
        <Button kind='quiet' onTap={() => void tasks.more?.()}>
          {t('more')}
        </Button>
      )}
    </>
  );
};

const Person = ({ one: { name, city, status, why } }: { one: Delivery }) => {
  const { words, tone } = states[status];
  return <Row title={name} aside={city} reason={why} side={<Text className={tone}>{t(words)}</Text>} />;
};

const People = ({ reminderId, channel }: { reminderId: string; channel: Channel }) => {
  const people = usePages((cursor) => call('notices.deliveries', { reminderId, channel, cursor }), [reminderId, channel]);
  return (
    <>
      <Loading of={people}>
        {({ rows }) => (
          <Card>
            {rows.map((one) => (
              <Person key={one.id} one={one} />
            ))}
          </Card>
        )}
      </Loading>
      {people.more && (
        <Button kind='quiet' onTap={() => void people.more?.()}>
          {t('more')}
        </Button>
      )}
    </>
  );
};

const Outcome = ({ reminder }: { reminder: Output<'notices.reminder'> }) => {
  const [channel, setChannel] = useState<Channel>();
  const { reached, notReached, waiting } = reminder;
  return (
    <>
      <Section title={t('sentLine', { day: dayWords(reminder.sentOn), n: reminder.people })} />
      <Card padded>
        <DueBar
          done={reached}
          overdue={notReached}
          later={waiting}
          words={[
            <Text key='got' className='green'>{t('got', { n: reached })}</Text>,
            ...(waiting > 0 ? [t('waiting', { n: waiting })] : []),
            ...(notReached > 0 ? [<Text key='not' className='red'>{t('notYet', { n: notReached })}</Text>] : []),
          ]}
        />
        <View>{reminder.text}</View>
      </Card>
      <Card>
        {reminder.channels.map((one) => (
          <Row key={one.channel} title={t(one.channel)} side={t('channelSide', one)} onTap={() => setChannel(channel === one.channel ? undefined : one.channel)} />
        ))}
      </Card>
      {channel && (
        <>
          <Section title={t(channel)} />
          <People reminderId={reminder.id} channel={channel} />
        </>
      )}
    </>
  );
};

/** Who was reached how, and whom to call. Without an id: only the calls that are left. */
export default function OutcomePage() {
  const { id } = useRouter().params;
  const reminder = useCall(async () => (id ? call('notices.reminder', { id }) : null), [id]);
  return (
    <Page title={t('outcomeTitle')}>
      <PhoneTasks onDone={() => void reminder.reload()} />
      <Loading of={reminder}>{(found) => found && <Outcome reminder={found} />}</Loading>
    </Page>
  );
}
