import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { quarterOf } from '@guiyan/shared/domain/dates';
import { reportTextMax } from '@guiyan/shared/domain/reports';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { quarterWords, t } from '../texts';
import '../reports.scss';

/** This quarter, and the one before, which may still come late. */
const quartersOf = (today: string): string[] => {
  const { year, quarter } = quarterOf(today);
  return [`${year}Q${quarter}`, quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`];
};

/** P3 What a member told by phone, in his words; both names stand on it. */
export default function TakePage() {
  const { memberId = '' } = useRouter().params;
  const today = useSession((session) => session.today);
  const member = useCall(() => call('members.get', { id: memberId }), [memberId]);
  const quarters = quartersOf(today || '2026-01-01');
  const [quarter, setQuarter] = useState(quarters[0]!);
  const [text, setText] = useState('');
  const { act, busy, error } = useDeed();
  const save = (name: string) =>
    void act(async () => {
      const reply = await deliver('reports.takeDown', { memberId, quarter, text: text.trim() }, { entity: `take.${memberId}.${quarter}`, words: t('takeWho', { name, quarter: quarterWords(quarter, today) }) });
      void Taro.showToast({ title: t(reply ? 'taken' : 'kept'), icon: 'none', duration: 2500 });
      goBack();
    });
  const name = member.data?.name ?? '';
  return (
    <Page
      title={t('takeTitle')}
      dock={
        <Button busy={busy} disabled={text.trim() === '' || !name} onTap={() => save(name)}>
          {t('takeDeed')}
        </Button>
      }
    >
      <Loading of={member}>
        {(found) => (
          <>
            <View className='head head-work'>{found.name}</View>
            <View className='subhead'>{t('takeLead')}</View>
            <Section title={t('takeSay')} />
            <Card>
              <Field label={t('takeQuarter')}>
                <ChipRow choices={quarters.map((value) => ({ value, words: quarterWords(value, today) }))} picked={quarter} onPick={setQuarter} />
              </Field>
              <TextArea value={text} max={reportTextMax} placeholder={t('takePlace')} error={error?.message} onChange={setText} />
            </Card>
          </>
        )}
      </Loading>
    </Page>
  );
}
