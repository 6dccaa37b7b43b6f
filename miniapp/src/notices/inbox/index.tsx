import { Switch, Text } from '@tarojs/components';
import { useEffect } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { open } from '@/pages/home/go';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Note = Output<'notices.inbox'>['rows'][number];
const kinds = {
  notice: { words: 'noteNotice', tone: 'plain' }, given: { words: 'noteGiven', tone: 'plain' }, remind: { words: 'noteRemind', tone: 'amber' }, late: { words: 'noteLate', tone: 'red' }, again: { words: 'noteAgain', tone: 'red' },
  report: { words: 'noteReport', tone: 'plain' }, request: { words: 'noteRequest', tone: 'plain' }, greeting: { words: 'noteGreeting', tone: 'plain' }, home: { words: 'noteHome', tone: 'green' }, market: { words: 'noteMarket', tone: 'plain' }, offer: { words: 'noteOffer', tone: 'plain' },
} as const;
const wayOf = ({ to: { kind, id } }: Note): string =>
  kind === 'report' ? `/reports/edit/index?id=${id}` : kind === 'request' ? `/requests/show/index?id=${id}` : kind === 'greeting' ? `/greetings/show/index?id=${id}` : kind === 'home' ? '/pages/home/index' : kind === 'market' ? '/outposts/mine/index' : kind === 'offer' ? '/grants/offers/index' : kind === 'notice' ? '/pages/todo/index' : '/duties/list/index';
const chooses: readonly (Hat | undefined)[] = ['member', 'liaison', 'helper'];

const One = ({ note }: { note: Note }) => {
  const { title, words, kind, on, isNew } = note;
  return <Row title={title} strong={isNew} aside={dayWords(on)} reason={words} side={<Text className={kinds[kind].tone}>{t(kinds[kind].words)}</Text>} onTap={() => open(wayOf(note))} />;
};

/** By which ways one wants to be reminded; only those that are there. */
const Choices = () => {
  const choices = useCall(() => call('notices.choices', {}), []);
  const { act, busy, error } = useDeed();
  const { data } = choices;
  if (!data?.can.length) return null;
  const set = (change: { wechat?: boolean; sms?: boolean }) =>
    void act(async () => choices.replace(await call('notices.choose', { wechat: data.wechat, sms: data.sms, ...change })));
  return (
    <>
      <Section title={t('howHead')} />
      <Card>
        {data.can.includes('wechat') && <Row title={t('howWechat')} reason={t('howWechatWhy')} side={<Switch checked={data.wechat} disabled={busy} color='#B3352A' onChange={(event) => set({ wechat: event.detail.value })} />} />}
        {data.can.includes('sms') && <Row title={t('howSms')} reason={t('howSmsWhy', { phone: data.phone ?? '' })} side={<Switch checked={data.sms} disabled={busy} color='#B3352A' onChange={(event) => set({ sms: event.detail.value })} />} />}
        <Row title={error?.message ?? t('howNote')} />
      </Card>
    </>
  );
};

/** X7 What the system told, newest first; looked at, it counts as read. */
export default function InboxPage() {
  const hat = useSession((session) => session.hat);
  const notes = usePages((cursor) => call('notices.inbox', { cursor }), []);
  const newest = notes.data?.rows[0]?.at;
  const { act } = useDeed();
  useEffect(() => {
    if (newest !== undefined) void act(async () => { await call('notices.read', { until: newest }); });
    // Once for what was newest when the page opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [newest]);
  return (
    <Page title={t('inboxTitle')}>
      <Loading of={notes}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t('inboxNone')} /> : (
          <>
            <Section title={t('inboxNote')} />
            <Card>{rows.map((note) => <One key={note.key} note={note} />)}</Card>
          </>
        ))}
      </Loading>
      {notes.more && <Button kind='quiet' onTap={() => void notes.more?.()}>{t('more')}</Button>}
      {chooses.includes(hat?.hat) && <Choices />}
    </Page>
  );
}
