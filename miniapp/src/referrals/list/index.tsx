import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
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
import { WhoPick } from '@/ui/WhoPick';
import { t } from '../texts';

type Referral = Output<'referrals.make'>;
/** Whoever asked learns three things and no more. */
const how = (r: Referral): string => t(r.endedOn ? 'ended' : r.takenOn ? 'taken' : 'waits');

/** H12 Those at home ask for a counsellor for themselves, those who look after a family for somebody of it; a counsellor finds whom he looks after. */
export default function ReferralsPage() {
  const hat = useSession((session) => session.hat);
  const atHome = hat?.hat === 'member' || hat?.hat === 'family';
  const counsellors = useCall(() => call('referrals.counsellors', {}), [hat?.id]);
  const list = usePages((cursor) => call('referrals.list', { ...(cursor && { cursor }) }), [hat?.id]);
  const [familyId, setFamilyId] = useState<string | null>(null);
  const [who, setWho] = useState<string[]>([]);
  const [counsellorId, setCounsellorId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { act, busy, error } = useDeed();
  useDidShow(() => void list.reload());
  const personId = atHome ? hat.personId : who[0] ?? null;
  const send = () =>
    void act(async () => {
      if (!personId || !counsellorId) return;
      await call('referrals.make', { personId, counsellorId, reason: reason.trim(), ...(familyId && { familyId }) });
      setReason('');
      setWho([]);
      void Taro.showToast({ title: t(atHome ? 'sent' : 'sentFor'), icon: 'none' });
      await list.reload();
    });
  const rows = list.data?.rows ?? [];
  const [toMe, asked] = [rows.filter((r) => r.can.includes('open')), rows.filter((r) => !r.can.includes('open'))];
  return (
    <Page title={t(atHome ? 'title' : 'workTitle')}>
      <View className='subhead'>{t(atHome ? 'note' : 'workNote')}</View>
      {toMe.length > 0 && (
        <>
          <Section title={t('toMe')} />
          <Card>
            {toMe.map((r) => <Row key={r.id} title={r.person} aside={r.village} reason={fullDayWords(r.on)} side={how(r)} onTap={() => void Taro.navigateTo({ url: `/referrals/show/index?id=${r.id}` })} />)}
          </Card>
        </>
      )}
      <Section title={t(atHome ? 'ask' : 'askFor')} />
      <Loading of={counsellors}>
        {({ rows: known }) => (known.length === 0 ? <Empty words={t(atHome ? 'noOne' : 'noOneFor')} /> : (
          <>
            <Card>
              {!atHome && <WhoPick familyId={familyId} onFamily={setFamilyId} picked={who} onPick={setWho} />}
              <PickerField label={t('who')} choices={known.map((c) => ({ value: c.personId, words: [c.name, c.duty].filter(Boolean).join(' ') }))} value={counsellorId} onPick={setCounsellorId} />
              <TextArea value={reason} onChange={setReason} placeholder={t(atHome ? 'reason' : 'reasonFor')} max={300} error={error?.message} />
            </Card>
            <Button busy={busy} disabled={!personId || !counsellorId || !reason.trim()} onTap={send}>{t(atHome ? 'send' : 'sendFor')}</Button>
          </>
        ))}
      </Loading>
      {asked.length > 0 && (
        <>
          <Section title={t(atHome ? 'mine' : 'askedFor')} />
          <Card>
            {asked.map((r) => <Row key={r.id} title={atHome ? r.counsellor : r.person} aside={r.village} reason={[fullDayWords(r.on), atHome ? '' : r.counsellor].filter(Boolean).join('，')} side={how(r)} />)}
          </Card>
        </>
      )}
    </Page>
  );
}
