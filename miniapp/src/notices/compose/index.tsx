import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { reminderTextMax } from '@guiyan/shared/domain/notices';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Preview = Output<'notices.preview'>;

const toOutcome = (id: string) => void Taro.redirectTo({ url: `/notices/outcome/index?id=${id}` });

const Compose = ({ period, people, wechat, phone, suggested }: Preview) => {
  const m = Number(period.slice(5));
  const [text, setText] = useState(suggested);
  const [empty, setEmpty] = useState(false);
  const { act, busy, error } = useDeed();
  const send = () => {
    setEmpty(!text.trim());
    if (!text.trim()) return;
    void act(async () => toOutcome((await call('notices.send', { period, text: text.trim() })).reminder.id));
  };
  return (
    <Page
      title={t('composeTitle', { m })}
      dock={
        <Button busy={busy} onTap={send}>
          {t('send', { m, n: people })}
        </Button>
      }
      note={t('once')}
    >
      <View className='head head-work'>{t('composeHead', { n: people })}</View>
      <Section title={t('text')} />
      <Card>
        <TextArea value={text} onChange={setText} max={reminderTextMax} error={empty ? t('empty') : error?.message} note={t('textNote')} />
      </Card>
      <Card>
        <Row title={t('byApp')} reason={t('everyone', { n: people })} />
        <Row title={t('byWechat')} reason={t('agreed', { n: wechat })} />
        <Row title={t('byPhone')} reason={t('rest', { n: phone })} tone={phone > 0 ? 'amber' : 'plain'} />
      </Card>
    </Page>
  );
};

/** The month's reminder before it goes: what it says, and whom it would reach how. */
export default function ComposePage() {
  const preview = useCall(() => call('notices.preview', {}), []);
  const { data } = preview;
  // Somebody who came after the month's reminder was sent can still be sent to.
  if (data && data.people > 0) return <Compose {...data} />;
  return (
    <Page title={data ? t('composeTitle', { m: Number(data.period.slice(5)) }) : t('composeShort')}>
      <Loading of={preview}>
        {({ sent, period }) =>
          sent ? (
            <Card>
              <Row title={t('already', { m: Number(period.slice(5)) })} reason={t('sentLine', { day: dayWords(sent.sentOn), n: sent.people })} onTap={() => toOutcome(sent.id)} />
            </Card>
          ) : (
            <Empty words={t('nobody')} />
          )
        }
      </Loading>
    </Page>
  );
}
