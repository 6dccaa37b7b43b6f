import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { dutyStateWords } from '@guiyan/shared/domain/duties';
import { inviteeKindWords, replyWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useLater } from '@/hooks/useLater';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { Follow } from '../parts/Follow';
import { Guests } from '../parts/Guests';
import { t } from '../texts';

/** M4 The keeper's page: whom one asked, who came (ticked here, also without network), what is to follow. */
export default function KeepPage() {
  const { id = '' } = useRouter().params;
  const today = useSession((session) => session.today);
  const meeting = useKept(`meeting.${id}`, () => call('meetings.get', { id }), [id]);
  useReturn(meeting);
  const [came, setCame] = useState<readonly string[]>();
  const [there, setThere] = useState<readonly string[]>([]);
  const [notes, setNotes] = useState('');
  const { act, busy, error } = useDeed();
  const later = useLater();
  const { data } = meeting;
  // Those who said yes are ticked already.
  useEffect(() => {
    if (!data || came) return;
    setCame(data.people.filter(({ reply }) => reply === 'yes').map(({ memberId }) => memberId));
    setThere(data.guests.filter(({ reply }) => reply === 'yes').map(({ id: guest }) => guest));
  }, [data, came]);
  const ticked = came ?? [];
  const flip = (memberId: string) => setCame(ticked.includes(memberId) ? ticked.filter((one) => one !== memberId) : [...ticked, memberId]);
  const isDue = data !== undefined && data.onDay <= today;
  const hold = () =>
    void act(async () => {
      if (!data) return;
      const page = await deliver('meetings.hold', { id, heldOn: data.onDay, attended: [...ticked], guests: [...there], notes: notes.trim() }, { entity: `meeting.${id}`, words: data.title });
      void Taro.showToast({ title: t(page ? 'recorded' : 'kept'), icon: 'none' });
      if (page) meeting.replace(page);
      else await Taro.navigateBack();
    });
  const canHold = data?.can.includes('hold') === true;
  return (
    <Page title={t('keepTitle')} dock={canHold && isDue && <Button busy={busy} onTap={hold}>{t('hold', { n: ticked.length + there.length })}</Button>} note={canHold ? (isDue ? t('holdNote') : t('early', { day: dayWords(data.onDay) })) : undefined}>
      <Loading of={meeting} rows={4}>
        {(found) => (
          <>
            <View className='head head-work'>{found.title}</View>
            <View className='subhead'>{`${dayWords(found.onDay)} ${found.at}，${found.place}`}</View>
            {found.state === 'cancelled' && <View className='red'>{t('cancelled', { reason: found.reason })}</View>}
            {error && <View className='field-error'>{error.message}</View>}
            <Section title={canHold && isDue ? t('tick') : t('asked')} />
            <Card>
              {found.people.map((one) => {
                const here = canHold && isDue ? ticked.includes(one.memberId) : one.attended === true;
                return (
                  <Row
                    key={one.memberId} title={one.name} aside={inviteeKindWords[one.kind]} strong={here} reason={[one.reply ? replyWords[one.reply] : t('noReply'), one.words].filter(Boolean).join('，')}
                    side={here ? <Icon name='check' size='small' className='green' /> : undefined} onTap={canHold && isDue ? () => flip(one.memberId) : undefined}
                  />
                );
              })}
              {found.people.length === 0 && <Row title={t('nobody')} />}
              {found.can.includes('invite') && <Row icon='plus' title={t('inviteMore')} onTap={() => void Taro.navigateTo({ url: `/meetings/invite/index?id=${id}` })} />}
            </Card>
            {later && (found.guests.length > 0 || found.can.includes('invite')) && <Guests of={found} ticking={canHold && isDue} came={there} onFlip={(one) => setThere(there.includes(one) ? there.filter((x) => x !== one) : [...there, one])} onDone={meeting.replace} />}
            {canHold && isDue && (
              <>
                <Section title={t('notes')} />
                <Card>
                  <TextField value={notes} max={1000} placeholder={t('notesHint')} onChange={setNotes} />
                </Card>
              </>
            )}
            {found.notes && <Card padded>{found.notes}</Card>}
            {found.state === 'held' && (
              <>
                <Section title={t('follow')} />
                <Card>
                  {found.items.map((item) => (
                    <Row key={item.id} title={item.title} aside={item.from && t('said', { name: item.from })} reason={t('before', { day: dayWords(item.dueOn), owner: t(item.owner === 'secretary' ? 'village' : 'township'), state: dutyStateWords[item.state] })} />
                  ))}
                  {found.items.length === 0 && <Row title={t('followNone')} />}
                </Card>
                {found.can.includes('follow_up') && <Follow id={id} guests={found.guests} onDone={meeting.replace} />}
              </>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}
