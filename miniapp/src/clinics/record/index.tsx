import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { clinicKinds, clinicWords, type ClinicKind } from '@guiyan/shared/domain/clinics';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { Field } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row, Section } from '@/ui/List';
import { Refused } from '@/ui/Refused';
import { Loading } from '@/ui/States';
import { useFamilies, WhoPick } from '@/ui/WhoPick';
import { t } from '../texts';

const kinds = clinicKinds.map((value) => ({ value, words: clinicWords[value] }));

/** H11 Who was there, and nothing of what was found. */
export default function ClinicPage() {
  const online = useNet((net) => net.online);
  const [today] = useState(() => shanghaiDay(Date.now()));
  const families = useFamilies();
  const [familyId, setFamilyId] = useState<string | null>(null);
  const [who, setWho] = useState<string[]>([]);
  const [kind, setKind] = useState<ClinicKind>('checkup');
  const [on, setOn] = useState(today);
  const { act, busy, error } = useDeed();
  const list = usePages((cursor) => call('clinics.list', { year: Number(today.slice(0, 4)), ...(cursor && { cursor }) }), []);
  const save = () =>
    void act(async () => {
      if (!familyId) return;
      const family = families.data?.find((one) => one.value === familyId)?.words ?? '';
      await enqueue('clinics.record', { familyId, personIds: who, kind, on }, { entity: `clinic.${familyId}`, words: t('of', { family, what: clinicWords[kind] }) });
      void Taro.showToast({ title: t(online ? 'saved' : 'kept'), icon: 'none' });
      setWho([]);
      if (online) setTimeout(() => void list.reload(), 600);
    });
  const takeBack = (id: string) =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ content: t('undoSure'), confirmText: t('yes'), cancelText: t('no') });
      if (!confirm) return;
      await call('clinics.takeBack', { id });
      await list.reload();
    });
  return (
    <FormPage title={t('title')} save={t('save')} missing={familyId && who.length > 0 ? undefined : t('missing')} busy={busy} error={error} onSave={save}>
      <View className='subhead'>{t('note')}</View>
      <View className='section' />
      <Refused of='clinics.' />
      <Card>
        <Field label={t('what')}><ChipRow choices={kinds} picked={kind} onPick={setKind} shape='wide' /></Field>
        <WhoPick many familyId={familyId} onFamily={setFamilyId} picked={who} onPick={setWho} />
        <DayField label={t('day')} day={on} until={today} onPick={setOn} />
      </Card>
      <Section title={t('head')} />
      <Loading of={list}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 && <Row title={t('none')} />}
            {rows.map((a) => (
              <Row key={a.id} title={a.person} aside={a.village} reason={`${clinicWords[a.kind]}，${dayWords(a.on)}，${a.by}`} side={a.can.includes('takeBack') ? <Text className='red'>{t('undo')}</Text> : undefined} onTap={a.can.includes('takeBack') ? () => takeBack(a.id) : undefined} />
            ))}
          </Card>
        )}
      </Loading>
    </FormPage>
  );
}
