import { Text } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { dayWords } from '@guiyan/shared/domain/dates';
import { echoWords } from '@guiyan/shared/domain/greetings';
import { meetingStateWords, replyWords } from '@guiyan/shared/domain/meetings';
import { requestStateWords } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Empty, Loading } from '@/ui/States';
import { open } from '../../home/go';
import { t } from '../../texts';

const ask = async (member: boolean) => {
  const [slots, requests, notices, greetings, meetings] = await Promise.all([
    member ? call('reports.slots', {}) : { rows: [] },
    call('requests.list', { open: true }),
    member ? call('notices.tasks', {}) : { rows: [] },
    member ? call('greetings.list', { limit: 5 }) : { rows: [] },
    call('meetings.list', { limit: 5 }),
  ]);
  return {
    due: slots.rows.filter((slot) => (slot.status === 'open' && slot.daysLeft !== null) || slot.status === 'returned' || slot.toConfirm),
    requests: requests.rows,
    notices: notices.rows.filter((notice) => !notice.done),
    greetings: greetings.rows,
    meetings: meetings.rows.filter(({ state }) => state !== 'held'),
  };
};

const names = '一二三四';
/** Days from which a due day is said in amber. */
const soonDays = 10;
const toneOf = (left: number | null): string => (left === null || left > soonDays ? '' : left < 0 ? 'red' : 'amber');

/** All that is open, where home shows three at most. */
export const Mine = ({ member }: { member: boolean }) => {
  const todo = useCall(() => ask(member), [member]);
  const { act, busy } = useDeed();
  useReturn(todo);
  usePullDownRefresh(() => void todo.reload().finally(() => Taro.stopPullDownRefresh()));

  const gotIt = (id: string) =>
    void act(async () => {
      await call('notices.gotIt', { id });
      await todo.reload();
    });
  return (
    <Loading of={todo}>
      {({ due, requests, notices, greetings, meetings }) => (
        <>
          {due.length + requests.length + notices.length === 0 && <Empty words={t('allDone')} />}
          {due.length > 0 && (
            <>
              <Section title={t('myThings')} />
              <Card>
                {due.map(({ quarter, status, daysLeft, toConfirm }) => (
                  <Row
                    key={quarter}
                    icon='pencil'
                    title={t('writeReport', { n: names[Number(quarter.slice(5)) - 1] ?? '' })}
                    reason={toConfirm ? t('toConfirm') : status === 'returned' ? t('returned') : t('noReport')}
                    side={<Text className={toneOf(daysLeft)}>{daysLeft === null ? '' : daysLeft < 0 ? t('lateDays', { n: -daysLeft }) : t('daysLeft', { n: daysLeft })}</Text>}
                    onTap={() => open(`/reports/edit/index?quarter=${quarter}`)}
                  />
                ))}
              </Card>
            </>
          )}
          {meetings.length > 0 && (
            <>
              <Section title={t('invited')} />
              <Card>
                {meetings.map((one) => (
                  <Row key={one.id} icon='users' title={one.title} reason={one.state === 'cancelled' ? meetingStateWords.cancelled : `${dayWords(one.onDay)} ${one.at}，${one.place}`} side={one.mine?.reply && replyWords[one.mine.reply]} onTap={() => open(`/meetings/show/index?id=${one.id}`)} />
                ))}
              </Card>
            </>
          )}
          {greetings.length > 0 && (
            <>
              <Section title={t('greetings')} />
              <Card>
                {greetings.map((one) => (
                  <Row key={one.id} icon='message-square' title={`${one.year} ${one.occasion}`} reason={one.from} side={one.echo && echoWords[one.echo.kind]} onTap={() => open(`/greetings/show/index?id=${one.id}`)} />
                ))}
              </Card>
            </>
          )}
          {notices.length > 0 && <Section title={t('myNotices')} />}
          {notices.map(({ id, text, from, can }) => (
            <Card key={id}>
              <Row icon='bell' title={text} reason={from} />
              {can.includes('got_it') && (
                <Button kind='quiet' busy={busy} onTap={() => gotIt(id)}>
                  {t('gotIt')}
                </Button>
              )}
            </Card>
          ))}
          {requests.length > 0 && (
            <>
              <Section title={t('asked')} />
              <Card>
                {requests.map(({ id, itemLabel, text, status }) => (
                  <Row key={id} icon='file-text' title={itemLabel} reason={text.slice(0, 30)} side={requestStateWords[status]} onTap={() => open(`/requests/show/index?id=${id}`)} />
                ))}
              </Card>
            </>
          )}
          <Section title={t('more')} />
          <Card>
            <Row icon='plus' title={t('ask')} reason={t('askWhy')} onTap={() => open('/requests/submit/index')} />
            <Row icon='file-text' title={t('allAsked')} onTap={() => open('/requests/list/index')} />
          </Card>
        </>
      )}
    </Loading>
  );
};
