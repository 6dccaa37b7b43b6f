import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** H12 Those at home ask for a counsellor; a counsellor finds whom he looks after. */
export default function ReferralsPage() {
  const hat = useSession((session) => session.hat);
  const personId = hat?.hat === 'member' || hat?.hat === 'family' ? hat.personId : null;
  const counsellors = useCall(() => call('referrals.counsellors', {}), [hat?.id]);
  const list = usePages((cursor) => call('referrals.list', { ...(cursor && { cursor }) }), [hat?.id]);
  const [counsellorId, setCounsellorId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { act, busy, error } = useDeed();
  useDidShow(() => void list.reload());
  const send = () =>
    void act(async () => {
      if (!personId || !counsellorId) return;
      await call('referrals.make', { personId, counsellorId, reason: reason.trim() });
      setReason('');
      void Taro.showToast({ title: t('sent'), icon: 'none' });
      await list.reload();
    });
  return (
    <Page title={t(personId ? 'title' : 'workTitle')}>
      <View className='subhead'>{t(personId ? 'note' : 'workNote')}</View>
      <View className='section' />
      {personId && (
        <Loading of={counsellors}>
          {({ rows }) => (rows.length === 0 ? <Empty words={t('noOne')} /> : (
            <>
              <Card>
                <PickerField label={t('who')} choices={rows.map((c) => ({ value: c.personId, words: [c.name, c.duty].filter(Boolean).join(' ') }))} value={counsellorId} onPick={setCounsellorId} />
                <TextArea value={reason} onChange={setReason} placeholder={t('reason')} max={300} error={error?.message} />
              </Card>
              <Button busy={busy} disabled={!counsellorId || !reason.trim()} onTap={send}>{t('send')}</Button>
              <Section title={t('mine')} />
            </>
          ))}
        </Loading>
      )}
      <Loading of={list}>
        {({ rows }) => (rows.length === 0 ? (personId ? null : <Empty words={t('none')} />) : (
          <Card>
            {rows.map((r) => (
              <Row
                key={r.id} title={personId ? r.counsellor : r.person} aside={r.village} reason={fullDayWords(r.on)} side={r.can.includes('open') ? undefined : t(r.endedOn ? 'ended' : 'open')}
                onTap={r.can.includes('open') ? () => void Taro.navigateTo({ url: `/referrals/show/index?id=${r.id}` }) : undefined}
              />
            ))}
          </Card>
        ))}
      </Loading>
    </Page>
  );
}
