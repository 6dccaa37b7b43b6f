import { dayWords, shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';
import { channels, type Channel } from '@guiyan/shared/domain/notices';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { PartBar } from '../ui/figures';
import { Empty } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { channelWords, monthWords, stateTones, stateWords, type Delivery, type ReminderView } from './words';

/** What became of one reminder, by channel and by person. */
export function Outcome({ reminder }: { reminder: ReminderView }) {
  const [channel, setChannel] = useQueryState<Channel>('channel', 'app');
  const list = useList('notices.deliveries', { reminderId: reminder.id, channel, limit: 100 });
  const { people, reached, waiting, notReached } = reminder;
  return (
    <>
      <section className="reminder-outcome">
        <h2>{`${monthWords(reminder.period)}提醒：${people} 位，通知到 ${reached} 位`}</h2>
        <p className="second">{`${dayWords(reminder.sentOn)} ${shanghaiTime(reminder.sentAt)} ${reminder.by}发出。微信送到或电话打过，算通知到。`}</p>
        <PartBar label={`通知到 ${reached}，正等着 ${waiting}，没通知到 ${notReached}`} parts={[{ value: reached, tone: 'green' }, { value: notReached, tone: 'red' }, { value: waiting, tone: 'outline' }]} />
        <p className="second">{`通知到 ${reached}，正等着 ${waiting}，没通知到 ${notReached}`}</p>
        <blockquote>{reminder.text}</blockquote>
      </section>
      <Picks
        kind="pill"
        label="哪条路"
        value={channel}
        onPick={setChannel}
        items={channels.map((key) => ({ key, label: channelWords[key], count: reminder.channels.find((one) => one.channel === key)?.total ?? 0 }))}
      />
      <DataTable<Delivery>
        list={list}
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: '谁', cell: (row) => <b className="row-name">{row.name}</b> },
          { key: 'village', title: '村', cell: (row) => row.village },
          { key: 'city', title: '在哪里', cell: (row) => row.city },
          { key: 'state', title: '怎么样', cell: (row) => <StateWord tone={stateTones[row.status]}>{stateWords[row.status]}</StateWord> },
          { key: 'why', title: '为什么', cell: (row) => <span className="cell-words">{row.why}</span> },
          { key: 'at', title: '什么时候', cell: (row) => `${dayWords(shanghaiDay(row.at))} ${shanghaiTime(row.at)}` },
        ]}
        empty={<Empty text={`这个月没有人走${channelWords[channel]}这条路。`} />}
      />
    </>
  );
}
