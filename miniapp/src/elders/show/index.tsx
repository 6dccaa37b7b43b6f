import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { livingWays, livingWords, type LivingWay } from '@guiyan/shared/domain/elders';
import { call } from '@/api';
import { dial } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea, TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';

type File = Output<'elders.get'>;
const ways = livingWays.map((value) => ({ value, words: livingWords[value] }));

/** H14 One elder: how he lives, whom to ring, how he is. Looked at, it leaves a trace; nothing is kept on the phone. */
export default function ElderPage() {
  const { id = '' } = useRouter().params;
  const file = useCall(() => call('elders.get', { id }), [id]);
  const [editing, setEditing] = useState(false);
  const { act, busy, error } = useDeed();
  const save = (input: Omit<Parameters<typeof call<'elders.save'>>[1], 'id'>) =>
    void act(async () => {
      file.replace(await call('elders.save', { ...input, id }));
      setEditing(false);
      void Taro.showToast({ title: t('saved'), icon: 'none' });
    });
  if (editing && file.data) return <Form of={file.data} busy={busy} error={error} onSave={save} />;
  return (
    <Page title={t('title')} dock={file.data?.can.includes('save') && <Button big onTap={() => setEditing(true)}>{t('edit')}</Button>}>
      <Loading of={file} rows={4}>
        {(e) => (
          <>
            <View className='head'>{e.name}</View>
            <View className='subhead'>{[e.village + e.groupName, e.age === null ? '' : `${e.age} 岁`, e.living ? livingWords[e.living] : t('unasked')].filter(Boolean).join('，')}</View>
            <Section title={t('contact')} />
            <Card>
              {e.contactList.length === 0 && <Row title={t('noContact')} />}
              {e.contactList.map((c) => (
                <Row key={c.phone} title={c.name} aside={c.relation} reason={c.phone} side={<Disc icon='phone' label={t('call', { name: c.name })} onTap={() => void dial(c.phone)} />} />
              ))}
            </Card>
            <Section title={t('health')} />
            <Card padded>{e.health || t('noHealth')}</Card>
            <Section title={t('visits', { n: e.visits })} />
            <Card>
              <Row title={e.lastVisitOn ? t('lastVisit', { day: fullDayWords(e.lastVisitOn) }) : t('noVisit')} reason={t(e.doctor ? 'doctor' : 'noDoctor')} />
            </Card>
            {e.savedOn && <View className='subhead'>{t('by', { by: e.by, day: fullDayWords(e.savedOn) })}</View>}
          </>
        )}
      </Loading>
    </Page>
  );
}

const Form = ({ of, busy, error, onSave }: { of: File; busy: boolean; error: { message: string } | undefined; onSave: (input: { living: LivingWay; contacts: { name: string; relation: string; phone: string }[]; health: string }) => void }) => {
  const [first] = of.contactList;
  const [living, setLiving] = useState<LivingWay | null>(of.living);
  const [name, setName] = useState(first?.name ?? '');
  const [relation, setRelation] = useState(first?.relation ?? '');
  const [phone, setPhone] = useState(first?.phone ?? '');
  const [health, setHealth] = useState(of.health);
  const wrong = name.trim() !== '' && !/^1\d{10}$/.test(phone);
  const save = () => living && onSave({ living, contacts: [...(name.trim() ? [{ name: name.trim(), relation: relation.trim(), phone }] : []), ...of.contactList.slice(1)], health: health.trim() });
  return (
    <FormPage title={of.name} save={t('save')} missing={!living ? t('missing') : wrong ? t('phoneWrong') : undefined} busy={busy} error={error} onSave={save}>
      <Card>
        <Field label={t('living')}><ChipRow choices={ways} picked={living} onPick={setLiving} shape='wide' /></Field>
      </Card>
      <Section title={t('contact')} />
      <Card>
        <TextField label={t('name')} value={name} onChange={setName} max={30} />
        <TextField label={t('relation')} value={relation} onChange={setRelation} placeholder={t('relationHint')} max={20} />
        <TextField label={t('phone')} type='number' value={phone} onChange={setPhone} max={11} />
      </Card>
      <Section title={t('health')} />
      <Card>
        <TextArea value={health} onChange={setHealth} placeholder={t('healthHint')} max={200} note={t('healthNote')} />
      </Card>
    </FormPage>
  );
};
