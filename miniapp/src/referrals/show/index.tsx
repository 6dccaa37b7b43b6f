import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { fullDayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';

/** H12 What was said, to the counsellor alone; nothing of it is kept on the phone. */
export default function ReferralPage() {
  const { id = '' } = useRouter().params;
  const file = useCall(() => call('referrals.get', { id }), [id]);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const save = () => void act(async () => { file.replace(await call('referrals.note', { id, words: words.trim() })); setWords(''); });
  const take = () => void act(async () => file.replace(await call('referrals.take', { id })));
  const end = () =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ title: t('end'), content: t('endSure'), confirmText: t('yes'), cancelText: t('no') });
      if (confirm) file.replace(await call('referrals.end', { id }));
    });
  return (
    <Page title={t('workTitle')}>
      <Loading of={file} rows={4}>
        {(f) => (
          <>
            <View className='head'>{f.person}</View>
            <View className='subhead'>{[f.village, f.phone, fullDayWords(f.on), t(f.endedOn ? 'ended' : f.takenOn ? 'taken' : 'waits')].filter(Boolean).join('，')}</View>
            <Section title={t('reasonHead')} />
            <Card padded>{f.reason}</Card>
            <Section title={t('notes')} />
            <Card>{f.notes.length === 0 ? <Row title={t('noNotes')} /> : f.notes.map((n) => <Row key={n.at} title={n.words} reason={fullDayWords(shanghaiDay(n.at))} />)}</Card>
            {!f.endedOn && !f.takenOn && (
              <>
                <Button busy={busy} onTap={take}>{t('take')}</Button>
                <View className='subhead'>{t('takeNote')}</View>
              </>
            )}
            {!f.endedOn && (
              <>
                <Card><TextArea value={words} onChange={setWords} placeholder={t('write')} max={1000} error={error?.message} /></Card>
                <Button busy={busy} disabled={!words.trim()} onTap={save}>{t('save')}</Button>
                <Button kind='quiet' busy={busy} onTap={end}>{t('end')}</Button>
              </>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}
