import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { Fragment, useEffect, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { replies, type Reply, replyWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';

/** For somebody of the family, who comes or does not: nobody rings a child up about a meeting. */
const guestReplies = (['yes', 'maybe', 'no'] as const).map((value) => ({ value, words: replyWords[value] }));

/** M4 H13 What one is asked to, or one's people are, and the answer. */
export default function MeetingPage() {
  const { id = '' } = useRouter().params;
  const meeting = useCall(() => call('meetings.get', { id }), [id]);
  const [reply, setReply] = useState<Reply | null>(null);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const mine = meeting.data?.mine;
  useEffect(() => {
    setReply(mine?.reply ?? null);
    setWords(mine?.words ?? '');
  }, [mine?.reply, mine?.words]);
  const can = meeting.data?.can.includes('reply') === true;
  const send = () =>
    void act(async () => {
      if (!reply) return;
      await call('meetings.reply', { id, reply, words: words.trim() });
      await meeting.reload();
      void Taro.showToast({ title: t('sent'), icon: 'none' });
    });
  const answer = (guestId: string, value: Reply) =>
    void act(async () => {
      await call('meetings.reply', { id, guestId, reply: value });
      await meeting.reload();
      void Taro.showToast({ title: t('sent'), icon: 'none' });
    });
  return (
    <Page
      title={t('title')}
      dock={
        can && (
          <Button busy={busy} disabled={!reply} onTap={send}>
            {t('send')}
          </Button>
        )
      }
      note={can && !reply ? t('pick') : undefined}
    >
      <Loading of={meeting}>
        {(found) => (
          <>
            <View className='head head-work'>{found.title}</View>
            {found.state === 'cancelled' && <View className='red'>{t('cancelled', { reason: found.reason })}</View>}
            {found.state === 'held' && found.heldOn && <View className='subhead'>{t('held', { day: dayWords(found.heldOn) })}</View>}
            <View className='section' />
            <Card>
              <Row title={t('when')} side={`${dayWords(found.onDay)} ${found.at}`} />
              <Row title={t('where')} side={found.place} />
              <Row title={t('by')} side={found.by} />
            </Card>
            {found.words && <Card padded>{found.words}</Card>}
            {found.guests.length > 0 && (
              <>
                <Section title={t('ofOurs')} />
                {found.guests.map((one) => (
                  <Fragment key={one.id}>
                    <Card><Row title={one.name} reason={[one.with && t('pairedWith', { name: one.with }), one.by && t('answeredBy', { name: one.by })].filter(Boolean).join('，')} side={one.reply ? replyWords[one.reply] : t('noReply')} /></Card>
                    {one.can.includes('reply') && <ChipRow choices={guestReplies} picked={one.reply} onPick={(value) => answer(one.id, value)} shape='even' />}
                    <View className='section' />
                  </Fragment>
                ))}
                {error && !can && <View className='field-error'>{error.message}</View>}
                {found.guests.some((one) => one.can.includes('reply')) && <View className='subhead'>{t('answerNote')}</View>}
              </>
            )}
            {can && (
              <>
                <Section title={t('come')} />
                <ChipRow choices={replies.map((value) => ({ value, words: replyWords[value] }))} picked={reply} onPick={setReply} shape='wide' />
                <View className='section' />
                <Card>
                  <TextField value={words} max={120} placeholder={t('words')} error={error?.message} onChange={setWords} />
                </Card>
              </>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}
