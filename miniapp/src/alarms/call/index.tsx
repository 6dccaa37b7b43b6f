import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { alarmNumbers, alarmPhones, alarmSteps, type AlarmNumber } from '@guiyan/shared/domain/alarms';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { useLater } from '@/hooks/useLater';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { BigRow, Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';
import { t } from '../texts';

const numbers = alarmNumbers.map((value) => ({ value, words: value }));

/** H17 The numbers stand on the phone and need no network; what is written goes to the server or nowhere. */
export default function AlarmPage() {
  const later = useLater();
  const online = useNet((net) => net.online);
  const [words, setWords] = useState('');
  const [guardian, setGuardian] = useState('');
  const [called, setCalled] = useState<AlarmNumber[]>([]);
  const [sent, setSent] = useState(false);
  const { act, busy, error } = useDeed();
  const toggle = (one: AlarmNumber) => setCalled((before) => (before.includes(one) ? before.filter((n) => n !== one) : [...before, one]));
  const send = () =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ title: t('title'), content: t('sure'), confirmText: t('yes'), cancelText: t('no') });
      if (!confirm) return;
      await call('alarms.raise', { words: words.trim(), guardian: guardian.trim(), called });
      setWords('');
      setGuardian('');
      setCalled([]);
      setSent(true);
    });
  return (
    <Page title={t('title')}>
      <View className='head'>{t('first')}</View>
      <View className='section' />
      {alarmPhones.map((one, i) => <BigRow key={one.number} icon='phone' word={one.number} line={one.words} red={i === 0} onTap={() => void dial(one.number)} />)}
      <Section title={t('steps')} />
      <Card>
        {alarmSteps.slice(0, later ? undefined : 2).map((step, i) => <Row key={step} title={`${i + 1}. ${step}`} />)}
      </Card>
      {later && <Section title={t('record')} />}
      {!online && <Card padded>{t('offline')}</Card>}
      {online && sent && <Empty words={t('sent')} deed={t('again')} onTap={() => setSent(false)} />}
      {later && online && !sent && (
        <>
          <Card>
            <TextArea value={words} onChange={setWords} placeholder={t('who')} max={500} error={error?.message} />
            <TextArea value={guardian} onChange={setGuardian} placeholder={t('guardian')} max={200} />
            <Field label={t('called')}><ChipRow choices={numbers} picked={called} onPick={toggle} /></Field>
          </Card>
          <Button busy={busy} disabled={!words.trim()} onTap={send}>{t('send')}</Button>
        </>
      )}
    </Page>
  );
}
